import CairnEthereum
import CairnPrimitives

extension BeaconChain {
    /// The whole chain as an RLP list, for ``init(_:image:)``.
    public var image: [UInt8] {
        let bytes = simulation.state.serialized(rules)
        var writer = RLPWriter(reservingCapacity: bytes.count + 1_024)
        writer.appendList { list in
            list.append(ChunkRuns.pack(bytes))
            list.append(head.serialized(rules))
            list.append(executionNumber)
            list.append(executionHash)
            totals.write(to: &list)
            list.appendList { epochs in
                for epoch in recentEpochs { epoch.write(to: &epochs) }
            }
            list.appendList { records in
                for record in slashings { record.write(to: &records) }
            }
            list.appendList { operators in
                for entry in model.operators { entry.write(to: &operators) }
            }
            list.appendList { faults in
                for fault in model.faults { fault.write(to: &faults) }
            }
            // Nobody known is 0, so that places count from 1.
            list.appendList { later in
                for index in model.laterOperators { later.append(UInt64((index ?? -1) + 1)) }
            }
            list.appendList { roots in
                for block in unwrittenRoots {
                    roots.append(block.slot.rawValue)
                    roots.append(block.root)
                }
            }
            list.appendList { expected in
                for entry in expectedOperators.entries {
                    expected.append(entry.key.bytes)
                    expected.append(UInt64(entry.operatorIndex))
                }
            }
        }
        return writer.bytes
    }

    /// Reads what ``image`` wrote, for a chain with these parameters.
    ///
    /// A chain that had come to a ``fault`` finds it again with the next epoch.
    ///
    /// - Throws: `SSZError` when the state or the header is none under the rules; `RLPError`.
    public init(_ parameters: BeaconParameters, image: [UInt8]) throws {
        let rules = parameters.rules
        var parts: [[UInt8]] = []
        var model = parameters.model
        var totals = DutyTotals()
        var epochs: [EpochSummary] = []
        var records: [SlashingRecord] = []
        var roots: [(slot: Slot, root: Hash)] = []
        var expected = ExpectedOperators()
        let (number, hash) = try RLPReader.read(image) { reader throws(RLPError) in
            var list = try reader.readList()
            parts.append([UInt8](try list.readBytes()))
            parts.append([UInt8](try list.readBytes()))
            let number = try list.readUInt64()
            let hash = try list.readHash()
            totals = try DutyTotals(from: &list)
            epochs = try list.readAll { item throws(RLPError) in try EpochSummary(from: &item) }
            records = try list.readAll { item throws(RLPError) in try SlashingRecord(from: &item) }
            model.operators = try list.readAll { item throws(RLPError) in
                try BeaconOperator(from: &item)
            }
            model.faults = try list.readAll { item throws(RLPError) in try BeaconFault(from: &item)
            }
            let count = UInt64(model.operators.count)
            model.laterOperators = try list.readAll { item throws(RLPError) -> Int? in
                let place = try item.readUInt64()
                guard place <= count else { throw .integerTooLarge(maximumBytes: 1, found: 8) }
                return place == 0 ? nil : Int(place - 1)
            }
            roots = try list.readAll { item throws(RLPError) in
                (Slot(try item.readUInt64()), try item.readHash())
            }
            var entries = try list.readList()
            while !entries.isAtEnd {
                let key = Bytes48([UInt8](try entries.readBytes(size: 48)))
                let place = try entries.readUInt64()
                guard let key, place < count else { throw .itemMissing }
                expected.expect(key, of: Int(place))
            }
            try list.finish()
            return (number, hash)
        }
        self.init(
            parameters,
            BeaconSimulation(
                restoring: try BeaconState(deserializing: ChunkRuns.unpack(parts[0]), rules), model),
            head: try BeaconBlockHeader(deserializing: parts[1], rules), executionNumber: number,
            executionHash: hash)
        self.totals = totals
        recentEpochs = epochs
        slashings = records
        unwrittenRoots = roots
        expectedOperators = expected
    }
}

extension RLPReader {
    /// Reads a list whose items are all alike.
    fileprivate mutating func readAll<Item>(
        _ read: (inout RLPReader) throws(RLPError) -> Item
    ) throws(RLPError) -> [Item] {
        var list = try readList()
        var items: [Item] = []
        while !list.isAtEnd { items.append(try read(&list)) }
        return items
    }
}

// MARK: - The parts

extension DutyTotals {
    /// The amounts in a fixed order.
    private static var fields: [WritableKeyPath<DutyTotals, Gwei>] {
        [
            \.source, \.target, \.head, \.sync, \.proposer, \.whistleblower, \.missedVotes,
            \.missedSync, \.inactivity, \.slashing,
        ]
    }

    fileprivate func write(to writer: inout RLPWriter) {
        writer.appendList { list in
            for field in Self.fields { list.append(self[keyPath: field].rawValue) }
        }
    }

    fileprivate init(from reader: inout RLPReader) throws(RLPError) {
        self.init()
        var list = try reader.readList()
        for field in Self.fields { self[keyPath: field] = Gwei(try list.readUInt64()) }
        try list.finish()
    }
}

extension EpochSummary {
    fileprivate func write(to writer: inout RLPWriter) {
        writer.appendList { list in
            list.append(epoch.rawValue)
            totals.write(to: &list)
            list.append(blocks)
            list.append(finalized.rawValue)
            list.appendList { indices in for index in slashed { indices.append(index) } }
        }
    }

    fileprivate init(from reader: inout RLPReader) throws(RLPError) {
        var list = try reader.readList()
        let epoch = Epoch(try list.readUInt64())
        let totals = try DutyTotals(from: &list)
        let blocks = try list.readUInt64()
        let finalized = Epoch(try list.readUInt64())
        let slashed = try list.readAll { item throws(RLPError) in try item.readUInt64() }
        try list.finish()
        self.init(
            epoch: epoch, totals: totals, blocks: blocks, slashed: slashed, finalized: finalized)
    }
}

extension SlashingRecord {
    fileprivate func write(to writer: inout RLPWriter) {
        writer.appendList { list in
            list.append(validator)
            list.append(epoch.rawValue)
            list.append(UInt64(offence.rawValue))
            list.append(balanceBefore.rawValue)
            list.append(initialPenalty.rawValue)
            list.append(leaked.rawValue)
            list.append(withdrawableEpoch.rawValue)
            if let correlationPenalty { list.append(correlationPenalty.rawValue) }
        }
    }

    fileprivate init(from reader: inout RLPReader) throws(RLPError) {
        var list = try reader.readList()
        let validator = try list.readUInt64()
        let epoch = Epoch(try list.readUInt64())
        let number = try list.readUInt64()
        guard let offence = UInt8(exactly: number).flatMap(Offence.init) else {
            throw .integerTooLarge(maximumBytes: 1, found: 8)
        }
        let before = Gwei(try list.readUInt64())
        let initial = Gwei(try list.readUInt64())
        let leaked = Gwei(try list.readUInt64())
        let withdrawable = Epoch(try list.readUInt64())
        let correlation = list.isAtEnd ? nil : Gwei(try list.readUInt64())
        try list.finish()
        self.init(
            validator: validator, epoch: epoch, offence: offence, balanceBefore: before,
            initialPenalty: initial, correlationPenalty: correlation, leaked: leaked,
            withdrawableEpoch: withdrawable)
    }
}

extension BeaconOperator {
    fileprivate func write(to writer: inout RLPWriter) {
        writer.appendList { list in
            list.append(Array(name.utf8))
            list.append(UInt64(validatorCount))
            list.append(UInt64(uptimePartsPerMillion))
            list.append(UInt64(client))
            list.append(UInt64(correlationGroup))
        }
    }

    fileprivate init(from reader: inout RLPReader) throws(RLPError) {
        var list = try reader.readList()
        let name = String(decoding: try list.readBytes(), as: UTF8.self)
        let count = Int(clamping: try list.readUInt64())
        let uptime = min(1_000_000, UInt32(clamping: try list.readUInt64()))
        let client = UInt8(clamping: try list.readUInt64())
        let group = UInt8(clamping: try list.readUInt64())
        try list.finish()
        self.init(
            name: name, validatorCount: count, uptimePartsPerMillion: uptime, client: client,
            correlationGroup: group)
    }
}
