import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@Suite("The beacon chain under the blocks")
struct BeaconBridgeTests {
    private let chain = Chain(Genesis(beaconWorld()))
    private let aDay: UInt64 = 86_400

    private var beacon: BeaconChain {
        get throws { try #require(chain.beacon) }
    }

    private func total(_ beacon: BeaconChain) -> Gwei {
        beacon.state.balances.elements.reduce(Gwei.zero) { $0 + $1 }
    }

    /// Sends a call to the deposit contract in a block of its own, and seals it.
    @discardableResult
    private func deposit(
        _ key: BLSPublicKey, gwei: UInt64 = 32_000_000_000, to account: Address = bob
    ) throws -> Block {
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp + 12, coinbase: .zero, gasLimit: 30_000_000,
                baseFee: chain.nextBaseFee, prevRandao: .zero))
        let arguments = depositArguments(
            key: key, credentials: accountCredentials(account), gwei: gwei)
        let call = UnsignedTransaction.dynamicFee(
            chainID: 31_337, nonce: chain.world.ledger.accounts[alice].nonce,
            maxPriorityFeePerGas: 0, maxFeePerGas: .gwei(100), gasLimit: 500_000,
            to: SystemAddress.depositContract, value: .gwei(gwei),
            data: Bytes(
                Selector(hashing: "deposit(bytes,bytes,bytes,bytes32)").bytes
                    + arguments.encoded()))
        let key = try PrivateKey(UInt256(7))
        let included = try chain.include(
            SentTransaction(call.signed(by: key), sender: alice))
        #expect(included.receipt.succeeded)
        return chain.sealBlock()
    }

    @Test("a block tells the root of the beacon block that holds its parent, or a quiet one's")
    func roots() throws {
        let genesis = try beacon
        let first = chain.advance()
        #expect(first.header.parentBeaconBlockRoot == genesis.headRoot)
        let held = try beacon
        #expect(held.executionHash == first.hash)
        #expect(held.head.slot == Slot(1))
        #expect(held.head.parentRoot == genesis.headRoot)
        #expect(held.head.stateRoot == held.state.hashTreeRoot(held.rules))
        // An hour later nine epochs have passed, and a quiet block stands between.
        let later = chain.advance(seconds: 3_600)
        let told = try #require(later.header.parentBeaconBlockRoot)
        let quiet = try #require(chain.beaconHistory.chain(root: told))
        #expect(quiet.head.parentRoot == held.headRoot)
        #expect(quiet.executionNumber == first.number)
        #expect(quiet.head.slot == Slot(288))
        #expect(try beacon.head.parentRoot == quiet.headRoot)
        #expect(chain.world.beaconRoot(at: later.timestamp) == quiet.headRoot)
        #expect(chain.beaconHistory.chain(execution: first.number)?.headRoot == held.headRoot)
    }

    @Test("what validators gain is in their balances or was paid, to the gwei")
    func conservation() throws {
        let before = total(try beacon)
        var paid: [Address: Gwei] = [:]
        for _ in 0..<10 {
            let block = chain.advance(seconds: aDay)
            #expect(block.withdrawals.map(\.index) == block.withdrawals.map(\.index).sorted())
            for withdrawal in block.withdrawals {
                paid[withdrawal.address, default: .zero] += withdrawal.amount
            }
            #expect(block.header.withdrawalsRoot == Withdrawal.root(of: block.withdrawals))
        }
        let after = try beacon
        let sum = paid.values.reduce(Gwei.zero) { $0 + $1 }
        #expect(sum > 0)
        #expect(total(after) + sum == before + after.totals.gained - after.totals.lost)
        #expect(paid.count == 2)
        for (account, amount) in paid {
            #expect(chain.world.ledger.accounts.balance(of: account) == amount.wei)
        }
        #expect(chain.world.violatedInvariants().isEmpty)
        #expect(
            after.state.finalizedCheckpoint.epoch.rawValue + 2 == after.state.currentEpoch.rawValue)
    }

    @Test("a deposit becomes a validator once it is final, and earns for its account")
    func deposit() throws {
        let keys = BeaconState.developmentKeys(18)
        try deposit(keys[17])
        #expect(try beacon.state.pendingDeposits.count == 1)
        #expect(try beacon.state.validators.count == 16)
        chain.advance(seconds: 4 * 384)
        let registered = try beacon
        #expect(registered.state.validators.count == 17)
        #expect(registered.state.pendingDeposits.isEmpty)
        let validator = registered.state.validators[16]
        #expect(validator.publicKey == keys[17])
        #expect(validator.withdrawalCredentials == accountCredentials(bob))
        #expect(validator.effectiveBalance == .ether(32))
        #expect(validator.activationEpoch == .farFuture)
        let held = chain.world.ledger.accounts.balance(of: bob)
        chain.advance(seconds: 2_592_000)
        #expect(try beacon.state.validators[16].activationEpoch < Epoch(20))
        // Nobody known runs it, so it never misses: about 3.6 % a year of 32 ether.
        let earned = chain.world.ledger.accounts.balance(of: bob) - held
        #expect(earned > .gwei(50_000_000))
        #expect(earned < .gwei(150_000_000))
    }

    @Test("a deposit for a key that is no point of the group is lost, as one without signature is")
    func badKey() throws {
        let word = BLSPublicKey([0x8F] + [UInt8](repeating: 0x11, count: 47))
        let key = try #require(word)
        #expect(!key.isPublicKey)
        try deposit(key)
        chain.advance(seconds: aDay)
        #expect(try beacon.state.pendingDeposits.isEmpty)
        #expect(try beacon.state.validators.count == 16)
    }

    @Test("a top-up counts for the validator that has the key")
    func topUp() throws {
        try deposit(try beacon.state.validators.publicKeys[3], gwei: 1_000_000_000)
        let before = try beacon.state.balances[3]
        chain.advance(seconds: 6 * 384)
        // The sweep takes what is above 2,048 ether, for the operator.
        #expect(try beacon.state.validators.count == 16)
        let paid = chain.world.ledger.accounts.balance(
            of: "0x000000000000000000000000000000000000a001")
        #expect(paid > .ether(1))
        #expect(try beacon.state.balances[3] <= before + .ether(1))
    }

    @Test("an ordered offence is slashed in its epoch and unfolds")
    func slashing() throws {
        chain.advance(seconds: 384 * 10)
        chain.intervene(.beaconFault(.doubleVote(validators: [13], epoch: 10)))
        chain.advance(seconds: 384)
        let struck = try beacon
        #expect(struck.slashings.count == 1)
        let record = try #require(struck.slashings.first)
        #expect(record.validator == 13)
        #expect(record.offence == .doubleVote)
        #expect(record.epoch == Epoch(10))
        #expect(record.initialPenalty == Gwei(2_048_000_000_000 / 4_096))
        #expect(record.withdrawableEpoch == Epoch(10 + 8_192))
        #expect(record.correlationPenalty == nil)
        // Half way: 4,096 epochs before the withdrawal.
        chain.advance(seconds: 384 * 4_097)
        // Three times 2,048 of 32,768 ether, less what left the total when it exited.
        let unfolded = try beacon
        let penalty = try #require(unfolded.slashings.first?.correlationPenalty)
        let share = Gwei(2_048_000_000_000 / 30_720 * 6_144)
        #expect(penalty <= share)
        #expect(penalty > Gwei(share.rawValue * 99 / 100))
        chain.advance(seconds: 384 * 4_096)
        #expect(try beacon.state.balances[13] == 0)
    }
}
