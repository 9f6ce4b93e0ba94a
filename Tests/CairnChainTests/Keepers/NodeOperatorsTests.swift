import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("A module with node operators")
struct NodeOperatorsTests {
    let town = KeptWorld(hasKeepers: false)
    var registry: NodeOperatorsRegistry { town.world.lidoRegistry }
    var module: Address { town.world.lido.parameters.modules[0].address }
    var agent: Address { town.world.lido.parameters.admin }
    var router: Address { town.lido.stakingRouter }
    let first = NodeOperatorParameters.curated[0].rewardAddress
    let second = NodeOperatorParameters.curated[1].rewardAddress

    /// So many keys, no two alike, with signatures.
    func keys(_ count: Int, seed: UInt8 = 1) -> (keys: Bytes, signatures: Bytes) {
        let keys = (0..<count).flatMap { index in
            [seed, UInt8(index)] + [UInt8](repeating: 7, count: 46)
        }
        return (Bytes(keys), Bytes([UInt8](repeating: seed, count: 96 * count)))
    }

    func add(_ count: Int, to id: UInt256, from sender: Address, seed: UInt8 = 1) {
        let (keys, signatures) = keys(count, seed: seed)
        town.act(
            "addSigningKeys(uint256,uint256,bytes,bytes)",
            ABITuple(id, UInt256(count), keys, signatures), at: module, from: sender)
    }

    func vet(_ count: UInt64, of id: UInt256) {
        town.act(
            "setNodeOperatorStakingLimit(uint256,uint64)", ABITuple(id, count), at: module,
            from: agent)
    }

    func refuses<each Argument: ABIValue>(
        _ text: String, _ signature: String, _ arguments: ABITuple<repeat each Argument>,
        from sender: Address, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let digest = town.world.store.recomputedDigest()
        let outcome = town.world.send(signature, arguments, to: module, from: sender)
        #expect(!outcome.succeeded, sourceLocation: sourceLocation)
        #expect(outcome.output == sentence(text), sourceLocation: sourceLocation)
        #expect(town.world.store.recomputedDigest() == digest, sourceLocation: sourceLocation)
    }

    /// Summary of the module: exited, deposited, depositable.
    var summary: [UInt256] {
        let output = town.world.send(
            "getStakingModuleSummary()", ABITuple(), to: module, from: alice
        ).output.bytes
        return stride(from: 0, to: output.count, by: 32).compactMap {
            UInt256(bigEndian: Array(output[$0..<$0 + 32]))
        }
    }

    @Test("hands out vetted keys, the operator with the fewest validators first")
    func allocation() throws {
        add(4, to: 0, from: first)
        add(3, to: 1, from: second, seed: 2)
        #expect(summary == [0, 0, 0])
        vet(4, of: 0)
        vet(1, of: 1)
        #expect(summary == [0, 0, 5])
        let obtain = "obtainDepositData(uint256,bytes)"
        refuses("APP_AUTH_FAILED", obtain, ABITuple(UInt256(1), [] as Bytes), from: alice)
        refuses(
            "INVALID_ALLOCATED_KEYS_COUNT", obtain, ABITuple(UInt256(6), [] as Bytes),
            from: router)
        let output = town.act(
            obtain, ABITuple(UInt256(3), [] as Bytes), at: module, from: router)
        // Two of the first, one of the second.
        let (mine, signatures) = keys(2)
        let (other, otherSignatures) = keys(1, seed: 2)
        #expect(
            output.bytes
                == ABITuple(
                    Bytes(mine.bytes + other.bytes),
                    Bytes(signatures.bytes + otherSignatures.bytes)
                ).encoded())
        #expect(summary == [0, 3, 2])
        #expect(registry.operators(of: module).map(\.entry.depositedKeys) == [2, 1, 0, 0, 0])
        #expect(registry.depositor(of: Array(mine.bytes.prefix(48)))?.nodeOperator == 0)
        // The third key of the first operator has no deposit yet.
        #expect(registry.depositor(of: Array(keys(3).keys.bytes.suffix(48))) == nil)
    }

    @Test("takes keys from an operator or a manager, and refuses what is none")
    func keyRefusals() {
        let add = "addSigningKeys(uint256,uint256,bytes,bytes)"
        let (one, signature) = keys(1)
        refuses("OUT_OF_RANGE", add, ABITuple(UInt256(5), UInt256.one, one, signature), from: agent)
        refuses(
            "APP_AUTH_FAILED", add, ABITuple(UInt256.zero, UInt256.one, one, signature),
            from: second)
        refuses(
            "OUT_OF_RANGE", add, ABITuple(UInt256.zero, UInt256.zero, one, signature), from: first)
        refuses(
            "LENGTH_MISMATCH", add, ABITuple(UInt256.zero, UInt256(2), one, signature),
            from: first)
        refuses(
            "EMPTY_KEY", add,
            ABITuple(
                UInt256.zero, UInt256.one, Bytes([UInt8](repeating: 0, count: 48)), signature),
            from: first)
        self.add(1, to: 0, from: agent)
        #expect(registry.operators(of: module)[0].entry.totalKeys == 1)
    }

    @Test("removes unused keys, moving the last ones up, and takes their vetting back")
    func removal() throws {
        add(4, to: 0, from: first)
        vet(4, of: 0)
        town.act(
            "obtainDepositData(uint256,bytes)", ABITuple(UInt256.one, [] as Bytes), at: module,
            from: router)
        refuses(
            "OUT_OF_RANGE", "removeSigningKey(uint256,uint256)",
            ABITuple(UInt256.zero, UInt256.zero), from: first)
        town.act(
            "removeSigningKeys(uint256,uint256,uint256)",
            ABITuple(UInt256.zero, UInt256.one, UInt256(2)), at: module, from: first)
        let entry = registry.operators(of: module)[0].entry
        #expect((entry.totalKeys, entry.vettedKeys, entry.depositedKeys) == (2, 1, 1))
        let left = try registry.signingKeys(of: 0, in: module, offset: 0, limit: 2)
        let all = keys(4).keys.bytes
        #expect(left.publicKeys.bytes == Array(all.prefix(48)) + Array(all.suffix(48)))
        #expect(left.isUsed == [true, false])
        #expect(summary == [0, 1, 0])
    }

    @Test("counts exits, targets and deactivation against what may be deposited")
    func limits() {
        add(4, to: 0, from: first)
        vet(4, of: 0)
        town.act(
            "obtainDepositData(uint256,bytes)", ABITuple(UInt256(2), [] as Bytes), at: module,
            from: router)
        let exited = "updateExitedValidatorsCount(bytes,bytes)"
        func packed(_ count: UInt64) -> ABITuple<Bytes, Bytes> {
            ABITuple(
                Bytes([UInt8](repeating: 0, count: 8)),
                Bytes(UInt256(count).bigEndianBytes.suffix(16)))
        }
        refuses("APP_AUTH_FAILED", exited, packed(1), from: alice)
        refuses("OUT_OF_RANGE", exited, packed(3), from: router)
        town.act(exited, packed(1), at: module, from: router)
        refuses("EXITED_VALIDATORS_COUNT_DECREASED", exited, packed(0), from: router)
        #expect(summary == [1, 2, 2])
        town.act(
            "updateTargetValidatorsLimits(uint256,uint256,uint256)",
            ABITuple(UInt256.zero, UInt256.one, UInt256(2)), at: module, from: router)
        // Two active ones may be had; one is there.
        #expect(summary == [1, 2, 1])
        town.act(
            "deactivateNodeOperator(uint256)", ABITuple(UInt256.zero), at: module, from: agent)
        #expect(summary == [1, 2, 0])
        refuses(
            "WRONG_OPERATOR_ACTIVE_STATE", "setNodeOperatorStakingLimit(uint256,uint64)",
            ABITuple(UInt256.zero, 4 as UInt64), from: agent)
        refuses(
            "DISTRIBUTION_NOT_READY", "distributeReward()", ABITuple(), from: alice)
    }

    @Test("has operators with names, and room for more")
    func operators() throws {
        let add = "addNodeOperator(string,address)"
        refuses("WRONG_NAME_LENGTH", add, ABITuple("", bob), from: agent)
        refuses("LIDO_REWARD_ADDRESS", add, ABITuple("Bob", town.lido.stETH), from: agent)
        refuses("APP_AUTH_FAILED", add, ABITuple("Bob", bob), from: bob)
        let output = town.act(add, ABITuple("Bob", bob), at: module, from: agent)
        #expect(output.bytes == ABITuple(UInt256(5)).encoded())
        let answer = town.world.send(
            "getNodeOperator(uint256,bool)", ABITuple(UInt256(5), true), to: module, from: alice)
        #expect(
            answer.output.bytes
                == ABITuple(true, "Bob", bob, 0 as UInt64, 0 as UInt64, 0 as UInt64, 0 as UInt64)
                .encoded())
        refuses(
            "VALUE_IS_THE_SAME", "setNodeOperatorName(uint256,string)",
            ABITuple(UInt256(5), "Bob"), from: agent)
    }
}
