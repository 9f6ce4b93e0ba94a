import ArgumentParser
import CairnBeacon
import CairnJSON
import CairnPrimitives
import Testing

@testable import cairn

@Suite("Backtests as a command")
struct BacktestCommandTests {
    @Test("a case that does not exist is refused with those that do")
    func unknown() throws {
        let refusal = #expect(throws: (any Error).self) {
            _ = try BacktestCommand.parse(["april-2023", "may-2023"])
        }
        let text = BacktestCommand.message(for: try #require(refusal))
        #expect(text.contains("no case may-2023; there are april-2023, september-2025"))
    }

    @Test("names, the seed and the chain can be chosen")
    func flags() throws {
        #expect(try BacktestCommand.parse([]).cases.isEmpty)
        #expect(try BacktestCommand.parse([]).chain)
        let command = try BacktestCommand.parse(["september-2025", "--no-chain", "--seed", "7"])
        #expect(command.cases == ["september-2025"])
        #expect(!command.chain)
        #expect(command.seed == 7)
    }

    @Test("people read amounts in ether, differences in gwei and per cent")
    func text() {
        let lines = BacktestResult(.september2025, chain: nil).text
            .split(separator: "\n").map(String.init)
        #expect(
            lines.first
                == "september-2025: the 2,020-ether validator 1073521, 10 September 2025, "
                + "rules of Electra")
        for line in [
            "  initial penalty              0.493164062",
            "  missed votes                 4.483084730",
            "  correlation penalty          0.553910557",
            "  penalties                    5.530159349",
            "  remaining                 2014.969840651",
            "  penalties                          5.530000000  +159349 gwei, +0.0028 %",
            "     4.539103508  no queue: out after the shortest time",
        ] {
            #expect(lines.contains(line), "there is no line \"\(line)\"")
        }
        #expect(lines.contains { $0.hasPrefix("  assumed: ") })
        #expect(lines.contains { $0.hasPrefix("  [1] A. Essentian") })
    }

    @Test("programs read amounts in gwei as text")
    func json() throws {
        let found = BacktestResult(.april2023, chain: nil).json
        #expect(found["name"] == .string("april-2023"))
        #expect(found["rules"] == .string("bellatrix"))
        #expect(found["validators"] == 11)
        #expect(found["formulas"]?["penalties"] == .string("11805878183"))
        #expect(found["formulas"]?["missedRewards"] == .string("1375469568"))
        #expect(found["chain"] == nil)
        guard case .array(let published) = found["published"] else {
            Issue.record("nothing is published")
            return
        }
        #expect(published.count == 5)
        #expect(published.last?["subject"] == .string("penaltiesAndMissedRewards"))
        #expect(published.last?["amount"] == .string("13459786340"))
        #expect(published.last?["difference"] == .string("-278438589"))
        #expect(published.last?["differencePartsPerMillion"] == -20_686)
    }

    @Test(
        "millionths are shown as a percentage",
        arguments: [
            (28, "+0.0028 %"), (-20_686, "-2.0686 %"), (0, "0.0000 %"), (120_771, "+12.0771 %"),
        ])
    func percentage(parts: Int64, text: String) {
        #expect(parts.percentage == text)
    }
}
