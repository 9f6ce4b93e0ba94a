import ArgumentParser
import CairnChain
import CairnJSON
import CairnLedger
import CairnPrimitives
import Testing

@testable import cairn

@Suite("Commands")
struct CommandTests {
    private static let slash = [
        "--operator", "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC", "--avs",
        "0x90F79bf6EB2c4f870365E785982E1f101E93b906", "--part",
    ]

    @Test(
        "a part to slash is a percentage or a fraction",
        arguments: [
            ("20%", "200000000000000000"), ("0.2", "200000000000000000"),
            ("100%", "1000000000000000000"), ("1", "1000000000000000000"),
            ("0.0000000000000001%", "1"), ("12.5%", "125000000000000000"),
        ])
    func part(text: String, wad: String) throws {
        #expect(try Slash.parse(Self.slash + [text]).wad() == UInt256(decimal: wad))
    }

    @Test(
        "other parts are refused",
        arguments: [
            "0", "0%", "101%", "1.1", "-1", "%", "1.2.3", "half", "0.00000000000000001%",
        ])
    func badPart(text: String) throws {
        let command = try Slash.parse(Self.slash.dropLast() + ["--part=" + text])
        #expect(throws: Failure.self) { _ = try command.wad() }
    }

    @Test(
        "flags of up that exclude one another are refused",
        arguments: [
            ["--ephemeral", "--data-dir", "x"], ["--mixed-mining"], ["--block-time", "0"],
            ["--no-mining", "--block-time", "1"], ["--state", "a", "--dump-state", "b"],
            ["--state-interval", "1"], ["--port", "65536"], ["--gas-limit", "20999"],
            ["--chain-id", "0"], ["--slots-in-an-epoch", "0"], ["--accounts", "1001"],
            ["--host", "0.0.0.0", "--auto-impersonate"], ["--order", "random"],
        ])
    func refusedFlags(flags: [String]) {
        #expect(throws: (any Error).self) { _ = try Up.parse(flags) }
    }

    @Test("anvil's flags are taken")
    func anvilFlags() throws {
        let up = try Up.parse([
            "-p", "1", "--host", "127.0.0.1", "--chain-id", "5", "-b", "12", "--mixed-mining",
            "--accounts", "3", "--balance", "7", "--timestamp", "9", "--number", "4",
            "--gas-limit", "40000000", "--base-fee", "8", "--slots-in-an-epoch", "2",
            "--auto-impersonate", "--silent", "--order", "fifo", "--allow-origin", "*",
            "--no-cors", "--dump-state", "d", "--load-state", "l", "--state-interval", "3",
            "--config-out", "c", "--derivation-path", "m/44'/60'/0'/0/",
        ])
        let keys = try up.options.development.keys()
        let genesis = try up.options.chosen(keys: keys)
        #expect(genesis.configuration.moment.chainID == 5)
        #expect(genesis.configuration.moment.timestamp == 9)
        #expect(genesis.configuration.moment.number == 4)
        #expect(
            genesis.configuration.balances.map(\.balance) == Array(repeating: .ether(7), count: 3))
        #expect(genesis.gasLimit == 40_000_000)
        #expect(genesis.baseFee == 8)
    }

    @Test("indented JSON is the same JSON")
    func indented() throws {
        let value: JSON = [
            "a": ["b": [1, 2, "three"], "c": nil], "d": [], "e": [["f": true]], "g": "ü\n",
        ]
        #expect(try JSON(parsing: Array(value.indented.utf8)) == value)
    }
}
