import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// A block under simulation.
struct SimulatedBlock {
    private let environment: CallEnvironment
    private let request: SimulationRequest
    private var transactions: [IncludedTransaction] = []
    private var gasUsed: UInt64 = 0
    /// For each transaction, whether its gas did not suffice.
    private var ranOutOfGas: [Bool] = []

    init(_ environment: CallEnvironment, request: SimulationRequest) {
        self.environment = environment
        self.request = request
    }

    /// Runs a call as a transaction and keeps what came of it.
    ///
    /// - Throws: Why it could not enter the block, which ends the simulation.
    mutating func run(_ call: CallObject, at index: Int, in world: World) throws(RPCError) {
        guard let recipient = call.to else { throw .creationNotSupported }
        let left = environment.gasLimit - gasUsed
        let limit = call.gas ?? left
        guard limit <= left else {
            throw .simulation(
                .blockGasLimitReached, "block gas limit reached: \(limit) needed, \(left) left")
        }
        let unsigned = transaction(of: call, to: recipient, gasLimit: limit, in: world)
        let sender = call.from ?? .zero
        let price = try check(unsigned, from: sender, in: world)
        let included = apply(unsigned, from: sender, to: recipient, price: price, in: world)
        gasUsed += included.gasUsed
        transactions.append(included)
        ranOutOfGas.append(world.ranOutOfGas)
    }

    private func transaction(
        of call: CallObject, to recipient: Address, gasLimit: UInt64, in world: World
    ) -> UnsignedTransaction {
        let sender = call.from ?? .zero
        let cap = Wei(rawValue: call.gasPrice ?? call.maxFeePerGas ?? .zero)
        let tip = Wei(rawValue: call.gasPrice ?? call.maxPriorityFeePerGas ?? .zero)
        return .dynamicFee(
            chainID: world.configuration.moment.chainID,
            nonce: call.nonce ?? world.ledger.accounts[sender].nonce,
            maxPriorityFeePerGas: tip, maxFeePerGas: cap, gasLimit: gasLimit, to: recipient,
            value: Wei(rawValue: call.value ?? .zero), data: Bytes(call.input ?? []),
            accessList: call.accessList ?? [])
    }

    // MARK: Checks

    /// Checks a transaction as far as the client wants.
    ///
    /// - Returns: The price of a unit of gas.
    private func check(
        _ unsigned: UnsignedTransaction, from sender: Address, in world: World
    ) throws(RPCError) -> Wei {
        let account = world.ledger.accounts[sender]
        let needed = unsigned.intrinsicGas.minimumLimit
        guard unsigned.gasLimit >= needed else {
            let error = RPCError.intrinsicGasTooLow(have: unsigned.gasLimit, want: needed)
            throw .simulation(.intrinsicGasTooLow, error.message)
        }
        if request.checks == .asInBlocks { try checkNonce(unsigned, of: account, sender) }
        let price = try price(unsigned, from: sender)
        let cap = price.isZero ? Wei.zero : unsigned.maxFeePerGas
        let cost = CallAttempt.cost(gas: unsigned.gasLimit, at: cap, plus: unsigned.value)
        guard account.balance.rawValue >= cost else {
            let error = RPCError.insufficientFunds(
                sender, have: account.balance.rawValue, want: cost)
            throw .simulation(.insufficientFunds, error.message)
        }
        return price
    }

    private func checkNonce(
        _ unsigned: UnsignedTransaction, of account: Account, _ sender: Address
    ) throws(RPCError) {
        guard unsigned.nonce >= account.nonce else {
            let error = RPCError.nonceTooLow(
                sender, transaction: unsigned.nonce, state: account.nonce)
            throw .simulation(.nonceTooLow, error.message)
        }
        guard unsigned.nonce == account.nonce else {
            let error = RPCError.nonceTooHigh(
                sender, transaction: unsigned.nonce, state: account.nonce)
            throw .simulation(.nonceTooHigh, error.message)
        }
        guard account.code == .none else {
            throw .simulation(.senderIsContract, "sender is not an eoa: address \(sender)")
        }
    }

    private func price(
        _ unsigned: UnsignedTransaction, from sender: Address
    ) throws(RPCError) -> Wei {
        if unsigned.maxFeePerGas.isZero, request.checks == .none { return .zero }
        guard unsigned.maxPriorityFeePerGas <= unsigned.maxFeePerGas else {
            throw .tipAboveFeeCap(
                sender, maxPriorityFeePerGas: unsigned.maxPriorityFeePerGas.rawValue,
                maxFeePerGas: unsigned.maxFeePerGas.rawValue)
        }
        guard let price = unsigned.effectiveGasPrice(baseFee: environment.baseFee) else {
            let error = RPCError.feeCapBelowBaseFee(
                sender, maxFeePerGas: unsigned.maxFeePerGas.rawValue,
                baseFee: environment.baseFee.rawValue)
            throw .simulation(.baseFeeTooLow, error.message)
        }
        return price
    }

    // MARK: Effects

    private func apply(
        _ unsigned: UnsignedTransaction, from sender: Address, to recipient: Address, price: Wei,
        in world: World
    ) -> IncludedTransaction {
        let accounts = world.ledger.accounts
        let intrinsic = unsigned.intrinsicGas
        let nonce = accounts[sender].nonce
        accounts.table.update(sender) { $0.nonce = nonce == .max ? nonce : nonce + 1 }
        let prepaid = Wei(rawValue: price.rawValue * UInt256(unsigned.gasLimit))
        accounts.table.update(sender) { $0.balance -= prepaid }

        world.gasLimit = unsigned.gasLimit - intrinsic.charge
        let outcome = world.perform(
            Message(
                sender: sender, recipient: recipient, value: unsigned.value, input: unsigned.data))
        world.gasLimit = .max

        let spent =
            world.ranOutOfGas ? unsigned.gasLimit : intrinsic.charge + outcome.gasUsed
        let used = max(spent, intrinsic.floor)
        let fee = Wei(rawValue: price.rawValue * UInt256(used))
        accounts.table.update(sender) { $0.balance += prepaid - fee }
        let tip = Wei(
            rawValue: price.saturatingSubtract(environment.baseFee).rawValue * UInt256(used))
        if !tip.isZero { accounts.table.update(environment.coinbase) { $0.balance += tip } }

        var logs = outcome.logs
        if request.tracesTransfers, outcome.succeeded, !unsigned.value.isZero {
            logs.insert(.etherTransfer(unsigned.value, from: sender, to: recipient), at: 0)
        }
        return IncludedTransaction(
            sent: SentTransaction(unsigned: unsigned, impersonating: sender),
            receipt: Receipt(
                kind: unsigned.kind, succeeded: outcome.succeeded,
                cumulativeGasUsed: gasUsed + used, logs: logs),
            gasUsed: used, effectiveGasPrice: price, output: outcome.output)
    }
}

// MARK: - The answer

extension SimulatedBlock {
    /// The block as if it had been sealed.
    ///
    /// - Deviates: The state root is zero, since the state under simulation is not digested.
    func sealed(after parent: BlockHeader) -> Block {
        var header = BlockHeader(
            parentHash: parent.hash, beneficiary: environment.coinbase, stateRoot: .zero,
            number: environment.number, gasLimit: environment.gasLimit,
            timestamp: environment.timestamp, mixHash: environment.prevRandao)
        header.baseFeePerGas = environment.baseFee
        header.gasUsed = gasUsed
        header.withdrawalsRoot = emptyTrieRoot
        header.blobGasUsed = 0
        header.excessBlobGas = 0
        header.parentBeaconBlockRoot = .zero
        header.requestsHash = requestsHash([])
        header.transactionsRoot = Transaction.root(of: transactions.map(\.sent.transaction))
        header.receiptsRoot = Receipt.root(of: transactions.map(\.receipt))
        for included in transactions { header.logsBloom.formUnion(included.receipt.logsBloom) }
        return Block(header: header, transactions: transactions)
    }

    /// The block with the results of its calls.
    func json(_ sealed: Block) -> JSON {
        guard case .object(var object) = JSON.block(sealed, request.detail) else { return .null }
        var logCount = 0
        var calls: [JSON] = []
        for index in transactions.indices {
            let logs = sealed.placedLogs(ofTransaction: index, firstLogIndex: logCount)
            logCount += logs.count
            calls.append(result(at: index, logs: logs))
        }
        object["calls"] = .array(calls)
        return .object(object)
    }

    private func result(at index: Int, logs: [PlacedLog]) -> JSON {
        let included = transactions[index]
        let succeeded = included.receipt.succeeded
        var object = JSONObject([
            ("status", .quantity(UInt64(succeeded ? 1 : 0))),
            ("returnData", .data(succeeded ? included.output.bytes : [])),
            ("gasUsed", .quantity(included.gasUsed)),
            ("maxUsedGas", .quantity(included.gasUsed)),
            ("logs", .array(logs.map(JSON.log))),
        ])
        if !succeeded {
            let error =
                ranOutOfGas[index]
                ? RPCError(code: executionFailedCode, message: "out of gas")
                : .reverted(with: included.output)
            object["error"] = error.json
        }
        return .object(object)
    }
}

/// A call failed for another reason than a revert.
///
/// - Spec: execution-apis, `eth_simulateV1`
private let executionFailedCode = -32015

extension Log {
    /// Ether that a call brings along, as if a contract had announced it.
    ///
    /// - Spec: execution-apis, `eth_simulateV1`, `traceTransfers`
    /// - Deviates: Ether that native contracts move among themselves is not shown.
    fileprivate static func etherTransfer(
        _ amount: Wei, from sender: Address, to recipient: Address
    ) -> Log {
        Log(
            address: "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
            topics: [
                keccak256(utf8: "Transfer(address,address,uint256)"), Hash(sender.word),
                Hash(recipient.word),
            ],
            data: Bytes(amount.rawValue.bigEndianBytes))
    }
}
