import CairnEthereum
import CairnPrimitives
import Testing

@Suite("The base fee")
struct BaseFeeTests {
    @Test(
        "moves as on the main network, in blocks 16,989,836 and after",
        arguments: [
            (Wei(0x7_88da_4e57), UInt64(0xc5718a), Wei(0x7_67bc_3bdb)),
            (0x7_67bc_3bdb, 0xb0c50c, 0x7_31c8_47d5),
            (0x7_31c8_47d5, 0x161352e, 0x7_aed6_2dbc),
            (0x7_aed6_2dbc, 0xa97f3f, 0x7_6f0c_5515),
        ])
    func mainNetwork(baseFee: Wei, gasUsed: UInt64, next: Wei) {
        #expect(
            nextBaseFee(parentBaseFee: baseFee, gasUsed: gasUsed, gasLimit: 30_000_000) == next)
    }

    @Test(
        "stays at the target, and moves by at most an eighth",
        arguments: [
            (Wei(800), UInt64(15_000_000), Wei(800)),
            (800, 30_000_000, 900),
            (800, 0, 700),
            (800, 15_000_001, 801),
            (800, 14_999_999, 800),
            (7, 30_000_000, 8),
            (7, 0, 7),
            (0, 30_000_000, 1),
            (0, 0, 0),
        ])
    func edges(baseFee: Wei, gasUsed: UInt64, next: Wei) {
        #expect(
            nextBaseFee(parentBaseFee: baseFee, gasUsed: gasUsed, gasLimit: 30_000_000) == next)
    }

    @Test("begins at one gwei")
    func initial() {
        #expect(BaseFee.initial == .gwei(1))
    }
}
