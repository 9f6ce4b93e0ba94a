import CairnBeacon
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@testable import CairnNode

/// The JSON of the beacon chain's containers, character by character.
@Suite("The Beacon API's encoders")
struct EncodingTests {
    static let root: Hash = "0x00000000000000000000000000000000000000000000000000000000000000ab"

    @Test("numbers are decimal strings, up to the greatest")
    func numbers() {
        #expect(JSON.decimal(0 as UInt64).description == #""0""#)
        #expect(JSON.decimal(UInt64.max).description == #""18446744073709551615""#)
        #expect(JSON.decimal(Epoch.farFuture).description == #""18446744073709551615""#)
        #expect(JSON.decimal(Gwei.ether(32)).description == #""32000000000""#)
        #expect(JSON.version(ForkVersion(0x0500_7a69)).description == #""0x05007a69""#)
    }

    @Test("a checkpoint, a fork and a header")
    func smallContainers() {
        #expect(
            JSON.checkpoint(Checkpoint(epoch: Epoch(7), root: Self.root)).description
                == #"{"epoch":"7","root":"\#(Self.root.hex)"}"#)
        let fork = Fork(
            previousVersion: ForkVersion(0x0400_0000), currentVersion: ForkVersion(0x0500_0000),
            epoch: Epoch(3))
        #expect(
            JSON.fork(fork).description
                == #"{"previous_version":"0x04000000","current_version":"0x05000000","epoch":"3"}"#)
        let header = BeaconBlockHeader(
            slot: Slot(9), proposerIndex: 4, parentRoot: Self.root, stateRoot: .zero,
            bodyRoot: Self.root)
        #expect(
            JSON.header(header).description
                == #"{"slot":"9","proposer_index":"4","parent_root":"\#(Self.root.hex)","#
                + #""state_root":"\#(Hash.zero.hex)","body_root":"\#(Self.root.hex)"}"#)
    }

    @Test("a validator's booleans stay booleans, its keys are in lower case")
    func validator() throws {
        let key = try #require(BLSPublicKey([UInt8](repeating: 0xAB, count: 48)))
        let json = JSON.validator(
            Validator(
                publicKey: key, withdrawalCredentials: Self.root, effectiveBalance: .ether(32),
                isSlashed: true, activationEligibilityEpoch: Epoch(1), activationEpoch: Epoch(2),
                exitEpoch: Epoch(3), withdrawableEpoch: .farFuture))
        #expect(json["pubkey"] == .string("0x" + String(repeating: "ab", count: 48)))
        #expect(json["slashed"] == true)
        #expect(json["effective_balance"] == "32000000000")
        #expect(json["withdrawable_epoch"] == "18446744073709551615")
        guard case .object(let object) = json else {
            Issue.record("a validator is an object")
            return
        }
        #expect(
            object.members.map(\.name) == [
                "pubkey", "withdrawal_credentials", "effective_balance", "slashed",
                "activation_eligibility_epoch", "activation_epoch", "exit_epoch",
                "withdrawable_epoch",
            ])
    }

    @Test("amounts of wei go beyond 64 bits")
    func payloadHeader() {
        var header = ExecutionPayloadHeader()
        header.baseFeePerGas = UInt256(1) << 70
        header.extraData = Bytes([1, 2])
        let json = JSON.payloadHeader(header)
        #expect(json["base_fee_per_gas"] == "1180591620717411303424")
        #expect(json["extra_data"] == "0x0102")
    }

    @Test("an error repeats its status")
    func errors() {
        let error = BeaconAPIError.invalid("slot", "a\"b", expected: "a number")
        #expect(
            error.json.description
                == #"{"code":400,"message":"Invalid slot: \"a\\\"b\"; it must be a number"}"#)
        let long = BeaconAPIError.invalid(
            "slot", String(repeating: "x", count: 1_000), expected: "short")
        #expect(long.message.utf8.count < 200)
    }

    @Test("fork versions differ in the first byte")
    func forkVersions() {
        let versions = ForkVersions(own: ForkVersion(0x0500_7a69), fork: .electra)
        #expect(versions.past == (0..<5).map { ForkVersion(UInt32($0) << 24 | 0x7a69) })
        #expect(versions[5] == ForkVersion(0x0500_7a69))
        #expect(versions[6] == ForkVersion(0x0600_7a69))
        // A version that follows no pattern is the chain's all the same.
        #expect(
            ForkVersions(own: ForkVersion(0xDEAD_BEEF), fork: .fulu)[6].rawValue.byteSwapped
                == 0xDEAD_BEEF)
    }

    @Test(
        "the constants have names of their own, and follow the preset",
        arguments: [
            BeaconRules.mainnet(.electra), .minimal(.fulu),
        ])
    func constants(rules: BeaconRules) {
        let values = SpecificationValues(
            rules: rules, versions: ForkVersions(own: ForkVersion(0x0600_0001), fork: rules.fork),
            genesisTime: 5, genesisValidatorCount: 6, chainID: 7
        ).all
        #expect(Set(values.map(\.name)).count == values.count)
        #expect(values.count > 150)
        let object = JSON.object(JSONObject(values))
        #expect(object["SLOTS_PER_EPOCH"] == .decimal(rules.preset.slotsPerEpoch))
        #expect(object["SECONDS_PER_SLOT"] == .decimal(rules.configuration.secondsPerSlot))
        #expect(object["HYSTERESIS_UPWARD_MULTIPLIER"] == "5")
        #expect(object["HYSTERESIS_DOWNWARD_MULTIPLIER"] == "1")
        #expect(object["UPDATE_TIMEOUT"] == (rules.fork == .fulu ? "64" : "8192"))
        #expect(object["FULU_FORK_EPOCH"] == (rules.fork == .fulu ? "0" : .decimal(UInt64.max)))
        #expect(object["DOMAIN_BLS_TO_EXECUTION_CHANGE"] == "0x0a000000")
        #expect(object["MIN_GENESIS_TIME"] == "5")
    }
}
