import CairnEthereum
import CairnLedger
import CairnPrimitives

extension World {
    /// Runs a transaction: fee, call, refund, tip.
    ///
    /// The whole fee is taken before the call, at the price that holds in the block. Afterwards
    /// what was not used is given back; of the rest the base fee is burned and the tip paid out.
    ///
    /// - Spec: Yellow Paper, "Transaction Execution"; EIP-1559
    /// - Throws: The first check that fails; nothing has changed then.
    func apply(
        _ sent: SentTransaction, in environment: BlockEnvironment, gasUsedBefore: UInt64
    ) throws(InvalidTransaction) -> IncludedTransaction {
        // Checks
        let transaction = sent.transaction.unsigned
        let (recipient, price, intrinsic) = try validate(sent, in: environment)
        let left = environment.gasLimit - gasUsedBefore
        guard transaction.gasLimit <= left else {
            throw .blockFull(needed: transaction.gasLimit, left: left)
        }

        // Effects
        let prepaid = fee(transaction.gasLimit, price)
        ledger.accounts.burn(prepaid, of: sent.sender)
        ledger.accounts.table.update(sent.sender) { $0.nonce += 1 }
        gasLimit = transaction.gasLimit - intrinsic.charge
        let outcome = perform(
            Message(
                sender: sent.sender, recipient: recipient, value: transaction.value,
                input: transaction.data))
        gasLimit = .max
        let spent = ranOutOfGas ? transaction.gasLimit : intrinsic.charge + outcome.gasUsed
        let used = max(spent, intrinsic.floor)
        ledger.accounts.issue(prepaid - fee(used, price), to: sent.sender)
        let tip = fee(used, price - environment.baseFee)
        if tip > .zero { ledger.accounts.issue(tip, to: environment.coinbase) }
        return IncludedTransaction(
            sent: sent,
            receipt: Receipt(
                kind: transaction.kind, succeeded: outcome.succeeded,
                cumulativeGasUsed: gasUsedBefore + used, logs: outcome.logs),
            gasUsed: used, effectiveGasPrice: price, output: outcome.output)
    }

    /// Checks everything that does not depend on the transactions before it in the block.
    func validate(
        _ sent: SentTransaction, in environment: BlockEnvironment
    ) throws(InvalidTransaction) -> (recipient: Address, price: Wei, intrinsic: IntrinsicGas) {
        let transaction = sent.transaction.unsigned
        guard let recipient = transaction.to else { throw .contractCreation }
        let chainID = configuration.moment.chainID
        if let found = transaction.chainID, found != chainID {
            throw .chainIDMismatch(expected: chainID, found: found)
        }
        guard transaction.gasLimit <= environment.gasLimit else {
            throw .gasLimitAboveBlock(
                limit: transaction.gasLimit, blockLimit: environment.gasLimit)
        }
        guard transaction.maxPriorityFeePerGas <= transaction.maxFeePerGas else {
            throw .priorityFeeAboveMaxFee(
                priorityFee: transaction.maxPriorityFeePerGas, maxFee: transaction.maxFeePerGas)
        }
        let intrinsic = transaction.intrinsicGas
        guard transaction.gasLimit >= intrinsic.minimumLimit else {
            throw .intrinsicGasTooLow(
                needed: intrinsic.minimumLimit, limit: transaction.gasLimit)
        }
        let account = ledger.accounts[sent.sender]
        guard transaction.nonce >= account.nonce else {
            throw .nonceTooLow(
                account: sent.sender, expected: account.nonce, found: transaction.nonce)
        }
        guard transaction.nonce == account.nonce else {
            throw .nonceTooHigh(
                account: sent.sender, expected: account.nonce, found: transaction.nonce)
        }
        guard account.nonce < .max else { throw .nonceExhausted(sent.sender) }
        guard let price = transaction.effectiveGasPrice(baseFee: environment.baseFee) else {
            throw .maxFeeBelowBaseFee(
                maxFee: transaction.maxFeePerGas, baseFee: environment.baseFee)
        }
        let needed = try cost(of: transaction, sender: sent.sender, held: account.balance)
        guard account.balance >= needed else {
            throw .insufficientFunds(
                account: sent.sender, held: account.balance, needed: needed)
        }
        return (recipient, price, intrinsic)
    }

    /// The most that a transaction can take from its sender. Beyond 256 bits nobody has enough.
    private func cost(
        of transaction: UnsignedTransaction, sender: Address, held: Wei
    ) throws(InvalidTransaction) -> Wei {
        do throws(ArithmeticFault) {
            let fee = try transaction.maxFeePerGas.rawValue.multiplied(
                by: UInt256(transaction.gasLimit))
            return Wei(rawValue: try fee.adding(transaction.value.rawValue))
        } catch {
            throw .insufficientFunds(account: sender, held: held, needed: .max)
        }
    }

    private func fee(_ gas: UInt64, _ price: Wei) -> Wei {
        Wei(rawValue: price.rawValue * UInt256(gas))
    }

    /// The digest of the state as the header carries it.
    ///
    /// - Deviates: Not the root of an account trie, since there are no storage slots; it changes
    ///   when, and only when, the state does.
    var stateRoot: Hash { Self.stateRoot(digest: store.digest) }

    static func stateRoot(digest: UInt256) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { bytes in
            guard let base = bytes.baseAddress else { return .zero }
            digest.writeBigEndian(to: base)
            return keccak256(UnsafeRawBufferPointer(bytes))
        }
    }
}
