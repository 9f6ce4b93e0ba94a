import CairnPrimitives

/// The swap-or-not shuffle.
///
/// - Spec: phase0 `beacon-chain.md`, `compute_shuffled_index`.
struct Shuffle {
    private let count: UInt64
    private let rounds: UInt8
    /// The seed, a round's number, and a number of a block of 256 positions.
    private var message: [UInt8]
    private let pivots: [UInt64]
    /// The bits of each round and block, where there are few; a chunk of zeros is not known yet.
    private var sources: [Chunk] = []
    private let blocks: Int
    private var batch: [UInt8] = []

    /// A shuffle of `count` places.
    ///
    /// - Precondition: There is at least one place.
    init(count: Int, seed: Hash, rounds: UInt8) {
        precondition(count > 0, "Nothing cannot be shuffled.")
        self.count = UInt64(count)
        self.rounds = rounds
        blocks = (count + 255) / 256
        if blocks <= 64 {
            sources = [Chunk](repeating: .zero, count: blocks * Int(rounds))
        } else {
            batch = Self.batchBlocks(seed)
        }
        message = seed.bytes + [UInt8](repeating: 0, count: 5)
        var pivots: [UInt64] = []
        pivots.reserveCapacity(Int(rounds))
        for round in 0..<rounds {
            message[32] = round
            let source = message.withUnsafeBytes {
                Chunk.hash(of: UnsafeRawBufferPointer(rebasing: $0[..<33]))
            }
            pivots.append(source.word0 % UInt64(count))
        }
        self.pivots = pivots
    }

    /// Where a place goes.
    mutating func callAsFunction(_ place: UInt64) -> UInt64 {
        var index = place
        for round in 0..<rounds {
            let flip = (pivots[Int(round)] + count - index) % count
            let position = max(index, flip)
            let source = source(round: round, block: UInt32(truncatingIfNeeded: position / 256))
            if Self.bit(position, of: source) { index = flip }
        }
        return index
    }

    /// Where several places go, all at once: their hashes are computed side by side.
    ///
    /// - Precondition: There are at most ``batchSize`` places.
    mutating func move(_ places: inout [UInt64]) {
        guard sources.isEmpty else {
            for index in places.indices { places[index] = self(places[index]) }
            return
        }
        precondition(places.count <= Self.batchSize, "A batch has a size.")
        var hashes = [Chunk](repeating: .zero, count: Self.batchSize)
        var flips = places
        for round in 0..<rounds {
            for index in places.indices {
                flips[index] = (pivots[Int(round)] + count - places[index]) % count
                let block = UInt32(
                    truncatingIfNeeded: max(places[index], flips[index]) / 256)
                batch[index * 64 + 32] = round
                batch.withUnsafeMutableBytes {
                    $0.storeBytes(
                        of: block.littleEndian, toByteOffset: index * 64 + 33, as: UInt32.self)
                }
            }
            batch.withUnsafeBytes { input in
                hashes.withUnsafeMutableBytes { output in
                    guard let from = input.baseAddress, let to = output.baseAddress else { return }
                    Chunk.hashBlocks(from, count: places.count, into: to)
                }
            }
            for index in places.indices
            where Self.bit(max(places[index], flips[index]), of: hashes[index]) {
                places[index] = flips[index]
            }
        }
    }

    /// How many places ``move(_:)`` takes at once.
    static let batchSize = 16
    /// The bits of so many places are in one hash.
    static let blockSize = 256

    /// The padded blocks of a batch: seed, round, number of a block of places, end mark, length.
    private static func batchBlocks(_ seed: Hash) -> [UInt8] {
        var block = seed.bytes + [UInt8](repeating: 0, count: 32)
        block[37] = 0x80
        block[62] = 0x01
        block[63] = 0x28
        return (0..<batchSize).flatMap { _ in block }
    }

    /// Puts all values where their places come from: the value at `i` becomes that of the shuffled
    /// place of `i`.
    mutating func apply(to values: inout [UInt32]) {
        precondition(values.count == Int(count), "Every place has a value.")
        guard count > 1 else { return }
        values.withUnsafeMutableBufferPointer { list in
            // The rounds are taken backwards, since each moves values instead of following a place.
            for round in (0..<rounds).reversed() {
                let pivot = pivots[Int(round)]
                mirror(list, round, from: 0, to: pivot)
                mirror(list, round, from: pivot + 1, to: count - 1)
            }
        }
    }

    /// Swaps or not the values of places that a round mirrors, between two ends.
    private mutating func mirror(
        _ list: UnsafeMutableBufferPointer<UInt32>, _ round: UInt8, from first: UInt64,
        to last: UInt64
    ) {
        guard last != .max, first < last else { return }
        var low = Int(first)
        var high = Int(last)
        while low < high {
            // All places of a block of 256 are decided by the bits of one hash.
            let source = source(round: round, block: UInt32(truncatingIfNeeded: high >> 8))
            let end = max((high >> 8) << 8, low + 1)
            withUnsafeBytes(of: source) { bits in
                while high >= end, low < high {
                    let bit = bits[(high & 255) >> 3] &>> UInt8(truncatingIfNeeded: high & 7) & 1
                    // The bits are random, so a branch would be guessed wrong half of the time.
                    let left = list[low]
                    let right = list[high]
                    let change = (left ^ right) & (0 &- UInt32(bit))
                    list[low] = left ^ change
                    list[high] = right ^ change
                    low &+= 1
                    high &-= 1
                }
            }
        }
    }

    private mutating func source(round: UInt8, block: UInt32) -> Chunk {
        guard !sources.isEmpty else { return hashedSource(round: round, block: block) }
        let place = Int(round) * blocks + Int(block)
        if sources[place] == .zero {
            sources[place] = hashedSource(round: round, block: block)
        }
        return sources[place]
    }

    private mutating func hashedSource(round: UInt8, block: UInt32) -> Chunk {
        message[32] = round
        message[33] = UInt8(truncatingIfNeeded: block)
        message[34] = UInt8(truncatingIfNeeded: block >> 8)
        message[35] = UInt8(truncatingIfNeeded: block >> 16)
        message[36] = UInt8(truncatingIfNeeded: block >> 24)
        return message.withUnsafeBytes(Chunk.hash(of:))
    }

    @inline(__always)
    static func bit(_ position: UInt64, of source: Chunk) -> Bool {
        let bit = position & 255
        let word =
            bit < 128
            ? (bit < 64 ? source.word0 : source.word1)
            : (bit < 192 ? source.word2 : source.word3)
        return word >> (bit & 63) & 1 == 1
    }
}

/// All committees of an epoch.
public struct Shuffling: Sendable {
    /// The epoch.
    public let epoch: Epoch
    let seed: Hash
    /// The active validators, one committee after the other.
    public let indices: [UInt32]
    /// How many committees each slot has.
    public let committeesPerSlot: UInt64
    let slotsPerEpoch: UInt64

    /// The members of a committee.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_beacon_committee`.
    /// - Precondition: The slot is of the epoch and has such a committee.
    public func committee(at slot: Slot, _ index: UInt64) -> ArraySlice<UInt32> {
        let number = slot.rawValue % slotsPerEpoch * committeesPerSlot + index
        let count = committeesPerSlot * slotsPerEpoch
        let total = UInt64(indices.count)
        return indices[Int(total * number / count)..<Int(total * (number + 1) / count)]
    }
}

extension BeaconState {
    /// The committees of the current, the previous or the next epoch.
    public mutating func shuffling(at epoch: Epoch) throws(BeaconError) -> Shuffling {
        let seed = try seed(at: epoch, for: .beaconAttester)
        if let known = kept.shufflings.first(where: { $0.epoch == epoch && $0.seed == seed }) {
            return known
        }
        var indices = activeIndices(at: epoch)
        let preset = rules.preset
        let perSlot = UInt64(indices.count) / preset.slotsPerEpoch / preset.targetCommitteeSize
        if !indices.isEmpty {
            var shuffle = Shuffle(
                count: indices.count, seed: seed, rounds: preset.shuffleRoundCount)
            shuffle.apply(to: &indices)
        }
        let shuffling = Shuffling(
            epoch: epoch, seed: seed, indices: indices,
            committeesPerSlot: max(1, min(preset.maxCommitteesPerSlot, perSlot)),
            slotsPerEpoch: preset.slotsPerEpoch)
        if kept.shufflings.count == 3 { kept.shufflings.removeFirst() }
        kept.shufflings.append(shuffling)
        return shuffling
    }
}
