import CairnPrimitives

/// Several lotteries among the same validators, one winner each.
///
/// Each has a seed of its own and waits for its own hashes; side by side they wait together.
struct SideBySideLotteries {
    private let indices: [UInt32]
    private var shuffles: SideBySideShuffles
    private var numbers: [LotteryNumbers]

    /// Lotteries among active validators.
    ///
    /// - Precondition: There is at least one validator.
    init(_ indices: [UInt32], seeds: [Hash], rounds: UInt8, odds: LotteryOdds) {
        self.indices = indices
        shuffles = SideBySideShuffles(count: indices.count, seeds: seeds, rounds: rounds)
        numbers = seeds.map { LotteryNumbers(seed: $0, odds: odds) }
    }

    /// Draws until each lottery has a winner.
    ///
    /// - Throws: `overflow` when an effective balance is too large to be weighed.
    mutating func winners(effective: [Gwei]) throws(BeaconError) -> [ValidatorIndex] {
        var winners = [ValidatorIndex](repeating: 0, count: numbers.count)
        var open = Array(numbers.indices)
        var drawsEach = 1
        var draws: [LotteryNumbers.Draw] = []
        var places: [UInt64] = []
        var lanes: [Int] = []
        while !open.isEmpty {
            draws.removeAll(keepingCapacity: true)
            lanes.removeAll(keepingCapacity: true)
            for lane in open {
                for _ in 0..<drawsEach {
                    draws.append(numbers[lane].next())
                    lanes.append(lane)
                }
            }
            places = draws.map { $0.number % UInt64(indices.count) }
            shuffles.move(&places, lanes: lanes)
            var undecided: [Int] = []
            for (turn, lane) in open.enumerated() {
                var isDecided = false
                for place in turn * drawsEach..<(turn + 1) * drawsEach where !isDecided {
                    let candidate = indices[Int(places[place])]
                    if try draws[place].isWon(with: effective[Int(candidate)]) {
                        winners[lane] = ValidatorIndex(candidate)
                        isDecided = true
                    }
                }
                if !isDecided { undecided.append(lane) }
            }
            open = undecided
            drawsEach = min(drawsEach * 2, Shuffle.batchSize)
        }
        return winners
    }
}

/// The swap-or-not shuffle of equally many places under several seeds.
///
/// - Spec: phase0 `beacon-chain.md`, `compute_shuffled_index`.
struct SideBySideShuffles {
    private let count: UInt64
    private let rounds: Int
    private let seeds: [Chunk]
    /// One round of all seeds after the other.
    private let pivots: [UInt64]
    /// Padded messages of a block each, and their hashes.
    private var messages: [UInt8] = []
    private var hashes: [Chunk] = []

    /// Shuffles of `count` places.
    ///
    /// - Precondition: There is at least one place.
    init(count: Int, seeds: [Hash], rounds: UInt8) {
        precondition(count > 0, "Nothing cannot be shuffled.")
        self.count = UInt64(count)
        self.rounds = Int(rounds)
        self.seeds = seeds.map { Chunk($0) }
        var pivots: [UInt64] = []
        pivots.reserveCapacity(seeds.count * Int(rounds))
        // Seed and round are 33 bytes.
        var messages = Self.messages(self.seeds, byteCount: 33)
        var hashes = [Chunk](repeating: .zero, count: seeds.count)
        for round in 0..<rounds {
            for lane in seeds.indices { messages[lane * 64 + 32] = round }
            Self.hash(messages, into: &hashes)
            for hash in hashes { pivots.append(hash.word0 % UInt64(count)) }
        }
        self.pivots = pivots
    }

    /// Where several places go, each under the seed of its lane.
    mutating func move(_ places: inout [UInt64], lanes: [Int]) {
        precondition(places.count == lanes.count, "Every place has a seed.")
        // Seed, round and the number of a block of places are 37 bytes.
        messages = Self.messages(lanes.map { seeds[$0] }, byteCount: 37)
        hashes = [Chunk](repeating: .zero, count: places.count)
        var flips = places
        for round in 0..<rounds {
            let firstPivot = round * seeds.count
            messages.withUnsafeMutableBytes { messages in
                for turn in places.indices {
                    var flip = pivots[firstPivot + lanes[turn]] + count - places[turn]
                    if flip >= count { flip -= count }
                    flips[turn] = flip
                    let block = UInt32(truncatingIfNeeded: max(places[turn], flip) >> 8)
                    messages[turn * 64 + 32] = UInt8(truncatingIfNeeded: round)
                    messages.storeBytes(
                        of: block.littleEndian, toByteOffset: turn * 64 + 33, as: UInt32.self)
                }
            }
            Self.hash(messages, into: &hashes)
            for turn in places.indices
            where Shuffle.bit(max(places[turn], flips[turn]), of: hashes[turn]) {
                places[turn] = flips[turn]
            }
        }
    }

    /// Messages that begin with seeds: a block each, with the end mark and the length.
    private static func messages(_ seeds: [Chunk], byteCount: Int) -> [UInt8] {
        var messages = [UInt8](repeating: 0, count: seeds.count * 64)
        messages.withUnsafeMutableBytes { bytes in
            for (turn, seed) in seeds.enumerated() {
                bytes.storeBytes(of: seed, toByteOffset: turn * 64, as: Chunk.self)
                bytes[turn * 64 + byteCount] = 0x80
                let bits = UInt16(byteCount * 8)
                bytes.storeBytes(of: bits.bigEndian, toByteOffset: turn * 64 + 62, as: UInt16.self)
            }
        }
        return messages
    }

    private static func hash(_ messages: [UInt8], into hashes: inout [Chunk]) {
        messages.withUnsafeBytes { input in
            hashes.withUnsafeMutableBytes { output in
                guard let from = input.baseAddress, let to = output.baseAddress else { return }
                Chunk.hashBlocks(from, count: input.count / 64, into: to)
            }
        }
    }
}
