import CairnPrimitives

extension ValidatorColumns: BeaconColumn {
    /// The size of a validator's record.
    public static var elementByteCount: Int { 121 }

    /// Reads the registry.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ extent: ColumnExtent, _ rules: BeaconRules
    ) throws(SSZError) -> ValidatorColumns {
        var columns = ValidatorColumns()
        let count = bytes.count / elementByteCount
        columns.reserve(count)
        for index in 0..<count {
            let start = index * elementByteCount
            let record = UnsafeRawBufferPointer(rebasing: bytes[start..<start + elementByteCount])
            guard record[88] <= 1 else { throw .badBoolean(record[88]) }
            func epoch(_ offset: Int) -> Epoch {
                record.loadUnaligned(fromByteOffset: offset, as: Epoch.self)
            }
            columns.appendFields(
                Validator(
                    publicKey: record.loadUnaligned(fromByteOffset: 0, as: BLSPublicKey.self),
                    withdrawalCredentials: Hash(
                        record.loadUnaligned(fromByteOffset: 48, as: Chunk.self)),
                    effectiveBalance: record.loadUnaligned(fromByteOffset: 80, as: Gwei.self),
                    isSlashed: record[88] == 1, activationEligibilityEpoch: epoch(89),
                    activationEpoch: epoch(97), exitEpoch: epoch(105),
                    withdrawableEpoch: epoch(113)))
        }
        if count > 0 { columns.completeTree() }
        return columns
    }

    /// Appends the validators' records.
    public func encode(into writer: inout SSZWriter) {
        writer.reserve(count * Self.elementByteCount)
        for index in 0..<count {
            writer.append(memoryOf: publicKeys[index])
            writer.append(memoryOf: Chunk(withdrawalCredentials[index]))
            writer.append(memoryOf: effectiveBalances[index])
            writer.append(memoryOf: slashed[index])
            writer.append(memoryOf: activationEligibilityEpochs[index])
            writer.append(memoryOf: activationEpochs[index])
            writer.append(memoryOf: exitEpochs[index])
            writer.append(memoryOf: withdrawableEpochs[index])
        }
    }

    /// The root; pairs of validators that changed are hashed anew.
    public mutating func contentRoot(_ extent: ColumnExtent, _ rules: BeaconRules) -> Chunk {
        update()
        return layers.updatedRoot(depth: Merkle.depth(forLeaves: extent.capacity))
    }

    /// A node of the tree, down into the validators' fields.
    public mutating func contentNode(
        _ index: GeneralizedIndex, _ extent: ColumnExtent, _ rules: BeaconRules
    ) -> Chunk? {
        let depth = Merkle.depth(forLeaves: extent.capacity)
        if let (position, rest) = index.split(at: depth) {
            guard position < UInt64(count) else { return rest == .root ? .zero : nil }
            var validator = self[Int(position)]
            return validator.treeNode(rest, rules)
        }
        update()
        return layers.node(level: depth - index.depth, position: index.position)
    }

    private mutating func update() {
        guard layers.hasChanges else { return }
        var kept = MerkleLayers()
        swap(&kept, &layers)
        kept.update { run, nodes in hashPairs(run, into: nodes) }
        layers = kept
    }

    /// Hashes pairs of validators, many at a time.
    private func hashPairs(_ run: Range<Int>, into nodes: UnsafeMutablePointer<Chunk>) {
        let batch = 32
        withUnsafeTemporaryAllocation(of: Chunk.self, capacity: batch * 16) { leaves in
            withUnsafeTemporaryAllocation(of: Chunk.self, capacity: batch * 4) { keys in
                guard let leaf = leaves.baseAddress, let key = keys.baseAddress else { return }
                var first = run.lowerBound
                while first < run.upperBound {
                    let pairs = min(batch, run.upperBound - first)
                    fill(leaf, keys: key, firstPair: first, pairs: pairs)
                    // Eight leaves a validator; the last three rounds join eight, four and two pairs.
                    Chunk.hashPairs(leaf, count: pairs * 8, into: leaf)
                    Chunk.hashPairs(leaf, count: pairs * 4, into: leaf)
                    Chunk.hashPairs(leaf, count: pairs * 2, into: leaf)
                    clearMissing(leaf, firstPair: first, pairs: pairs)
                    Chunk.hashPairs(
                        leaf, count: pairs, into: nodes + (first - run.lowerBound))
                    first += pairs
                }
            }
        }
    }

    /// Lays out the leaves of the validators of some pairs.
    private func fill(
        _ leaf: UnsafeMutablePointer<Chunk>, keys: UnsafeMutablePointer<Chunk>, firstPair: Int,
        pairs: Int
    ) {
        let first = firstPair * 2
        let present = min(pairs * 2, count - first)
        for place in 0..<present {
            let words = publicKeys[first + place].words
            keys[2 * place] = Chunk(
                word0: words.0, word1: words.1, word2: words.2, word3: words.3)
            keys[2 * place + 1] = Chunk(word0: words.4, word1: words.5)
        }
        Chunk.hashPairs(keys, count: present, into: keys)
        for place in 0..<present {
            let index = first + place
            let base = leaf + 8 * place
            base[0] = keys[place]
            base[1] = Chunk(withdrawalCredentials[index])
            base[2] = Chunk(word0: effectiveBalances[index].rawValue)
            base[3] = Chunk(word0: UInt64(slashed[index]))
            base[4] = Chunk(word0: activationEligibilityEpochs[index].rawValue)
            base[5] = Chunk(word0: activationEpochs[index].rawValue)
            base[6] = Chunk(word0: exitEpochs[index].rawValue)
            base[7] = Chunk(word0: withdrawableEpochs[index].rawValue)
        }
        for place in present * 8..<pairs * 16 { leaf[place] = .zero }
    }

    /// A missing second validator of the last pair is a zero leaf.
    private func clearMissing(
        _ roots: UnsafeMutablePointer<Chunk>, firstPair: Int, pairs: Int
    ) {
        let present = count - firstPair * 2
        if present < pairs * 2 { roots[present] = .zero }
    }
}
