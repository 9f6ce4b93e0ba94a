import ArgumentParser
import CairnBeacon
import CairnJSON
import CairnPrimitives
import Testing

@testable import cairn

@Suite("Commands for pods and the beacon chain")
struct PodCommandTests {
    @Test(
        "amounts are whole gwei",
        arguments: [("32", 32_000_000_000), ("1.5", 1_500_000_000), ("0.000000001", 1)]
            as [(
                String, UInt64
            )])
    func amounts(text: String, gwei: UInt64) throws {
        #expect(try gweiAmount(text, flag: "--amount") == gwei)
    }

    @Test("other amounts are refused", arguments: ["", "x", "1.0000000001", "-1", "1.2.3", "1e3"])
    func badAmounts(text: String) {
        #expect(throws: Failure.self) { try gweiAmount(text, flag: "--amount") }
    }

    @Test("a deposit is of 1 to 2048 ether", arguments: ["0", "0.5", "2048.1", "5000"])
    func deposits(text: String) throws {
        let command = try PodStake.parse(["--amount", text])
        #expect(throws: Failure.self) { try command.amountGwei() }
    }

    @Test("each number gives a pod another key, and each is one that validators can have")
    func keys() throws {
        let pod: Address = "0x00000000000000000000000000000000000000a1"
        let keys = try (0..<8).map { try PodStake.key(of: pod, $0) }
        #expect(Set(keys).count == 8)
        for key in keys { #expect(key.isPublicKey) }
        let other: Address = "0x00000000000000000000000000000000000000a2"
        #expect(try PodStake.key(of: other, 0) != keys[0])
        #expect(try PodStake.key(of: pod, 0) == keys[0])
    }

    @Test(
        "faults become requests",
        arguments: [
            (
                ["double-vote", "--validators", "3,5"],
                #"{"kind":"doubleVote","validators":["0x3","0x5"]}"#
            ),
            (
                ["double-proposal", "--validators", "7", "--epoch", "9"],
                #"{"kind":"doubleProposal","validator":"0x7","epoch":"0x9"}"#
            ),
            (
                ["offline", "--operator", "Granite", "--epochs", "2"],
                #"{"kind":"offline","operator":"Granite","epochs":"0x2"}"#
            ),
            (["client-bug", "--client", "1"], #"{"kind":"clientBug","client":"0x1"}"#),
            (["group-outage", "--group", "0"], #"{"kind":"groupOutage","group":"0x0"}"#),
        ])
    func faults(flags: [String], order: String) throws {
        let command = try BeaconFaultCommand.parse(flags)
        #expect(JSON.object(try command.order()).description == order)
    }

    @Test(
        "faults that lack something are refused",
        arguments: [
            ["double-vote"], ["double-vote", "--validators", "a"], ["offline"], ["client-bug"],
            ["double-proposal", "--validators", "1,2"], ["group-outage"],
        ])
    func incompleteFaults(flags: [String]) throws {
        let command = try BeaconFaultCommand.parse(flags)
        #expect(throws: Failure.self) { try command.order() }
    }

    @Test(
        "flags out of range are refused",
        arguments: [
            ["stake", "--validators", "0"], ["stake", "--validators", "1001"],
            ["prove", "love"], ["prove", "checkpoint", "--batch", "0"],
            ["status", "--account", "1000"], ["status", "--pod", "0x12"],
        ])
    func flags(flags: [String]) {
        #expect(throws: (any Error).self) { try PodCommand.parseAsRoot(flags) }
    }
}
