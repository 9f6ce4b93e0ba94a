import CairnPrimitives
import Testing

@testable import CairnBeacon

/// Quick ways of drawing validators beside the one of the specification.
@Suite("Lotteries")
struct LotteryTests {
    /// Who has how much.
    struct Crowd: Sendable, CustomTestStringConvertible {
        var count: Int
        /// The effective balances in ether, which take turns.
        var ether: [UInt64]

        var testDescription: String { "\(count) with \(ether)" }
        var effective: [Gwei] { (0..<count).map { .ether(ether[$0 % ether.count]) } }
        /// Every third validator is not active.
        var indices: [UInt32] { (0..<UInt32(count)).filter { $0 % 3 != 1 } }
        var odds: LotteryOdds { LotteryOdds(indices, effective: effective) }
    }

    static let crowds = [
        Crowd(count: 1, ether: [32]), Crowd(count: 400, ether: [32]),
        Crowd(count: 400, ether: [2_048]), Crowd(count: 400, ether: [32, 32, 32, 2_048]),
        Crowd(count: 3_000, ether: [17, 32, 64]), Crowd(count: 30_000, ether: [32]),
        Crowd(count: 30_000, ether: [32, 2_048, 32, 32, 300]),
    ]

    private static let seeds = (1...5).map { Hash(Chunk(word0: UInt64($0))) }
    private static let rounds: UInt8 = 10

    /// The first winners, draw by draw as the specification has it.
    private func winners(
        _ count: Int, among indices: [UInt32], _ effective: [Gwei], seed: Hash
    ) -> [UInt32] {
        var shuffle = Shuffle(count: indices.count, seed: seed, rounds: Self.rounds)
        var winners: [UInt32] = []
        var draw: UInt64 = 0
        while winners.count < count {
            let candidate = indices[Int(shuffle(draw % UInt64(indices.count)))]
            var message = seed.bytes
            withUnsafeBytes(of: (draw / 16).littleEndian) { message.append(contentsOf: $0) }
            let bytes = Hash(message.withUnsafeBytes(Chunk.hash(of:))).bytes
            let low = UInt64(bytes[Int(draw % 16) * 2])
            let high = UInt64(bytes[Int(draw % 16) * 2 + 1])
            let weight = effective[Int(candidate)].rawValue * 65_535
            if weight >= 2_048_000_000_000 * (high * 256 + low) { winners.append(candidate) }
            draw += 1
        }
        return winners
    }

    @Test("one after the other win those who should", arguments: crowds)
    func oneByOne(crowd: Crowd) throws {
        let indices = crowd.indices
        let effective = crowd.effective
        let odds = LotteryOdds(indices, effective: effective)
        for seed in Self.seeds {
            let expected = winners(8, among: indices, effective, seed: seed)
            var single = BalanceLottery(indices, seed: seed, rounds: Self.rounds, odds: odds)
            var whole = single
            whole.shuffleAll()
            for winner in expected {
                #expect(try single.next(effective: effective) == winner)
                #expect(try whole.next(effective: effective) == winner)
            }
        }
    }

    @Test("side by side the same win as alone", arguments: crowds)
    func sideBySide(crowd: Crowd) throws {
        let indices = crowd.indices
        let effective = crowd.effective
        var lotteries = SideBySideLotteries(
            indices, seeds: Self.seeds, rounds: Self.rounds,
            odds: LotteryOdds(indices, effective: effective))
        let found = try lotteries.winners(effective: effective)
        let expected = Self.seeds.flatMap {
            winners(1, among: indices, effective, seed: $0)
        }
        #expect(found == expected.map { ValidatorIndex($0) })
    }

    @Test("odds say which numbers win and how many have to be asked")
    func odds() {
        let poor = Crowd(count: 400, ether: [32]).odds
        #expect(poor.highestWinningNumber == 1_023)
        #expect(poor.placesPerWinner == 1)
        let rich = Crowd(count: 400, ether: [2_048]).odds
        #expect(rich.highestWinningNumber == 65_535)
        #expect(rich.placesPerWinner == 1)
        let mixed = LotteryOdds([0, 1, 2, 3], effective: [.ether(2_048), 0, 0, 0])
        #expect(mixed.placesPerWinner == 4)
    }

    @Test("balances that cannot be weighed are refused")
    func overflow() {
        let effective = [Gwei.max, .max]
        let odds = LotteryOdds([0, 1], effective: effective)
        var single = BalanceLottery([0, 1], seed: Self.seeds[0], rounds: 10, odds: odds)
        #expect(throws: BeaconError.overflow) { _ = try single.next(effective: effective) }
        var several = SideBySideLotteries([0, 1], seeds: Self.seeds, rounds: 10, odds: odds)
        #expect(throws: BeaconError.overflow) { _ = try several.winners(effective: effective) }
    }
}
