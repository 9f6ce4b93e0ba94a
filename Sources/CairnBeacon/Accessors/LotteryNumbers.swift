import CairnPrimitives

/// What can be said of a lottery before any draw.
struct LotteryOdds {
    /// The largest random number with which the heaviest validator wins.
    let highestWinningNumber: UInt64
    /// How many places have to be looked at until somebody wins, about.
    let placesPerWinner: Int

    /// The odds among some validators.
    ///
    /// - Precondition: There is at least one.
    init(_ indices: [UInt32], effective: [Gwei]) {
        precondition(!indices.isEmpty, "Nobody takes part.")
        var most: UInt64 = 0
        var sum: UInt64 = 0
        effective.withUnsafeBufferPointer { effective in
            for index in indices {
                let weight = effective[Int(index)].rawValue
                most = max(most, weight)
                sum &+= weight
            }
        }
        let (product, overflow) = most.multipliedReportingOverflow(
            by: BeaconConstants.maxRandomValue)
        // Balances that cannot be weighed are looked at, so that they are refused.
        highestWinningNumber =
            overflow ? .max : product / BeaconConstants.maxEffectiveBalance.rawValue
        let average = max(1, sum / UInt64(indices.count))
        placesPerWinner = Int(truncatingIfNeeded: min(most / average, 65_536))
    }
}

/// The random numbers of a lottery, without those that nobody can win.
///
/// A draw is lost when its number is large beside the effective balance of the validator drawn. Where
/// all have 32 ether, 63 of 64 draws are lost whoever is drawn, and nobody needs to be looked for.
/// - Spec: electra `beacon-chain.md`, `compute_proposer_index`.
struct LotteryNumbers {
    /// A draw that somebody may win.
    struct Draw {
        /// Which draw it is, counted from 0.
        let number: UInt64
        let random: UInt64

        /// Whether a validator with this effective balance wins.
        ///
        /// - Throws: `overflow` when the balance is too large to be weighed.
        func isWon(with effective: Gwei) throws(BeaconError) -> Bool {
            try effective.rawValue.times(BeaconConstants.maxRandomValue)
                >= BeaconConstants.maxEffectiveBalance.rawValue * random
        }
    }

    private let limit: UInt64
    private var message: [UInt8]
    private var number: UInt64 = 0
    private var randoms = Chunk.zero

    /// The numbers that follow from a seed.
    init(seed: Hash, odds: LotteryOdds) {
        limit = odds.highestWinningNumber
        message = seed.bytes + [UInt8](repeating: 0, count: 8)
    }

    /// The next draw that somebody may win.
    mutating func next() -> Draw {
        while true {
            let place = number % 16
            if place == 0 {
                let block = number / 16
                withUnsafeBytes(of: block) { bytes in
                    for (place, byte) in bytes.enumerated() { message[32 + place] = byte }
                }
                randoms = message.withUnsafeBytes(Chunk.hash(of:))
            }
            let random = withUnsafeBytes(of: randoms) {
                UInt64($0.loadUnaligned(fromByteOffset: Int(place) * 2, as: UInt16.self))
            }
            number += 1
            if random <= limit { return Draw(number: number - 1, random: random) }
        }
    }
}
