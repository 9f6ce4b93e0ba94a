import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// Transactions as a block takes them: fees to the wei, nonces, refusals, and what a failure leaves.
@Suite struct TransactionTests {
    private let signer: PrivateKey
    private let chain: Chain
    private let coinbase: Address = "0x00000000000000000000000000000000000000cb"
    private let token: Address = "0x0000000000000000000000000000000000070cec"

    init() throws {
        signer = try PrivateKey(UInt256(77))
        var configuration = systemWorld()
        configuration.balances.append((signer.address, .ether(10)))
        configuration.tokens = [
            TokenConfiguration(
                address: token, name: "Token", symbol: "TKN", balances: [(signer.address, 1_000)])
        ]
        chain = Chain(Genesis(configuration))
    }

    private func environment(gasLimit: UInt64 = 30_000_000) -> BlockEnvironment {
        BlockEnvironment(
            timestamp: chain.head.timestamp + 12, coinbase: coinbase, gasLimit: gasLimit,
            baseFee: chain.nextBaseFee, prevRandao: .zero)
    }

    private func payment(
        nonce: UInt64 = 0, tip: Wei = .gwei(2), maxFee: Wei = .gwei(50), gas: UInt64 = 21_000,
        to recipient: Address? = bob, value: Wei = .ether(1), data: Bytes = [],
        chainID: UInt64 = 31_337
    ) throws -> SentTransaction {
        let signed = UnsignedTransaction.dynamicFee(
            chainID: chainID, nonce: nonce, maxPriorityFeePerGas: tip, maxFeePerGas: maxFee,
            gasLimit: gas, to: recipient, value: value, data: data
        ).signed(by: signer)
        return SentTransaction(signed, sender: try signed.sender())
    }

    private func balance(_ account: Address) -> Wei {
        chain.world.ledger.accounts.balance(of: account)
    }

    @Test("a payment costs gas times price; the base fee is burned, the tip paid out")
    func payment() throws {
        let (before, supply) = (balance(bob), chain.world.ledger.accounts.supply.value)
        chain.openBlock(environment())
        let baseFee = chain.nextBaseFee
        let included = try chain.include(payment())
        let block = chain.sealBlock()

        #expect(included.gasUsed == 21_000)
        #expect(included.effectiveGasPrice == baseFee + .gwei(2))
        let fee = included.effectiveGasPrice * 21_000
        #expect(balance(signer.address) == .ether(10) - .ether(1) - fee)
        #expect(balance(bob) == before + .ether(1))
        #expect(balance(coinbase) == .gwei(2) * 21_000)
        #expect(chain.world.ledger.accounts.supply.value == supply - baseFee * 21_000)
        #expect(chain.world.ledger.accounts[signer.address].nonce == 1)
        #expect(block.header.gasUsed == 21_000)
        #expect(chain.world.violatedInvariants().isEmpty)
    }

    @Test("a block's roots, bloom and hash recompute from its content")
    func roots() throws {
        chain.openBlock(environment())
        let transfer = ABITuple(bob, UInt256(5))
        try chain.include(
            payment(
                gas: 100_000, to: token, value: .zero,
                data: Bytes(
                    Selector(hashing: "transfer(address,uint256)").bytes + transfer.encoded())
            ))
        try chain.include(payment(nonce: 1))
        let block = chain.sealBlock()
        let receipts = block.transactions.map(\.receipt)
        #expect(receipts.map(\.succeeded) == [true, true])
        #expect(receipts[0].logs.count == 1)
        #expect(receipts[1].cumulativeGasUsed == block.header.gasUsed)
        #expect(
            block.header.transactionsRoot
                == Transaction.root(of: block.transactions.map(\.sent.transaction)))
        #expect(block.header.receiptsRoot == Receipt.root(of: receipts))
        #expect(block.header.logsBloom.mayContain(token))
        #expect(!block.header.logsBloom.mayContain(coinbase))
        #expect(block.hash == keccak256(block.header.encoded))
    }

    @Test("a refused call costs its gas and leaves nothing else")
    func reverted() throws {
        let digest = chain.world.store.digest
        let tokens = chain.world.ledger.tokens
        chain.openBlock(environment())
        let tooMuch = ABITuple(bob, UInt256(1_001))
        let included = try chain.include(
            payment(
                tip: .zero, gas: 100_000, to: token, value: .zero,
                data: Bytes(
                    Selector(hashing: "transfer(address,uint256)").bytes + tooMuch.encoded())))
        _ = chain.sealBlock()
        #expect(!included.receipt.succeeded)
        #expect(included.output == sentence("ERC20: transfer amount exceeds balance"))
        #expect(included.receipt.logs.isEmpty)
        #expect(tokens.holding(of: signer.address, in: token) == 1_000)
        let fee = included.effectiveGasPrice * included.gasUsed
        #expect(balance(signer.address) == .ether(10) - fee)
        #expect(chain.world.store.digest != digest, "the nonce and the fee remain")
    }

    @Test("a call that runs out of gas takes all of it")
    func outOfGas() throws {
        chain.openBlock(environment())
        let transfer = ABITuple(bob, UInt256(1))
        let included = try chain.include(
            payment(
                gas: 23_000, to: token, value: .zero,
                data: Bytes(
                    Selector(hashing: "transfer(address,uint256)").bytes + transfer.encoded())
            ))
        _ = chain.sealBlock()
        #expect(!included.receipt.succeeded && included.output.isEmpty)
        #expect(included.gasUsed == 23_000)
        #expect(chain.world.ledger.tokens.holding(of: signer.address, in: token) == 1_000)
    }

    @Test("what cannot enter a block is refused with both values, and changes nothing")
    func invalid() throws {
        chain.openBlock(environment())
        let digest = chain.world.store.recomputedDigest()
        let account = signer.address
        let poor = Wei.ether(10)
        let cases: [(SentTransaction, InvalidTransaction)] = try [
            (payment(to: nil), .contractCreation),
            (payment(chainID: 1), .chainIDMismatch(expected: 31_337, found: 1)),
            (
                payment(gas: 30_000_001),
                .gasLimitAboveBlock(limit: 30_000_001, blockLimit: 30_000_000)
            ),
            (
                payment(tip: .gwei(60)),
                .priorityFeeAboveMaxFee(priorityFee: .gwei(60), maxFee: .gwei(50))
            ),
            (payment(gas: 20_999), .intrinsicGasTooLow(needed: 21_000, limit: 20_999)),
            (payment(nonce: 3), .nonceTooHigh(account: account, expected: 0, found: 3)),
            (
                payment(tip: 1, maxFee: 1),
                .maxFeeBelowBaseFee(maxFee: 1, baseFee: chain.nextBaseFee)
            ),
            (
                payment(value: poor),
                .insufficientFunds(
                    account: account, held: poor, needed: poor + .gwei(50) * 21_000)
            ),
        ]
        for (sent, reason) in cases {
            #expect(throws: reason) { try chain.include(sent) }
            #expect(chain.world.store.recomputedDigest() == digest)
        }
        try chain.include(payment())
        #expect(throws: InvalidTransaction.nonceTooLow(account: account, expected: 1, found: 0)) {
            try chain.include(payment())
        }
        _ = chain.sealBlock()
    }

    @Test("a full block refuses with what is left")
    func fullBlock() throws {
        chain.openBlock(environment(gasLimit: 50_000))
        try chain.include(payment())
        #expect(throws: InvalidTransaction.blockFull(needed: 30_000, left: 29_000)) {
            try chain.include(payment(nonce: 1, gas: 30_000))
        }
        _ = chain.sealBlock()
    }
}
