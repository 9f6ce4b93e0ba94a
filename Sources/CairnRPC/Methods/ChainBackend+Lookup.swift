import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

// MARK: - Blocks

/// A block as a request finds it.
enum FoundBlock {
    case sealed(Block)
    case pending(Block)

    var block: Block {
        switch self {
        case .sealed(let block), .pending(let block): block
        }
    }
}

extension ChainBackend {
    /// The block that a parameter names, or nil when there is none.
    func find(_ parameter: BlockParameter) throws(RPCError) -> FoundBlock? {
        switch parameter {
        case .pending: .pending(try pendingBlock())
        case .hash(let hash, _): try block(hash: hash).map { .sealed($0) }
        case .number(let number): try sealedBlock(number)
        case .latest: try sealedBlock(head.number)
        case .earliest: try sealedBlock(genesisNumber)
        case .safe: try sealedBlock(safeNumber)
        case .finalized: try sealedBlock(finalizedNumber)
        }
    }

    private func sealedBlock(_ number: BlockNumber) throws(RPCError) -> FoundBlock? {
        try block(number: number).map { .sealed($0) }
    }

    /// The header that a parameter names, or nil when there is none.
    ///
    /// - Precondition: The parameter is not `pending`.
    func findHeader(_ parameter: BlockParameter) throws(RPCError) -> SealedHeader? {
        switch parameter {
        case .pending: preconditionFailure("the pending block is not sealed")
        case .hash(let hash, _): try header(hash: hash)
        case .number(let number): try header(number: number)
        case .latest: head
        case .earliest: try header(number: genesisNumber)
        case .safe: try header(number: safeNumber)
        case .finalized: try header(number: finalizedNumber)
        }
    }

    /// The newest block that counts as justified: one epoch behind the head.
    var safeNumber: BlockNumber { number(epochsBehindHead: 1) }

    /// The newest block that counts as finalized: two epochs behind the head.
    var finalizedNumber: BlockNumber { number(epochsBehindHead: 2) }

    private func number(epochsBehindHead epochs: UInt64) -> BlockNumber {
        let (distance, overflow) = slotsPerEpoch.multipliedReportingOverflow(by: epochs)
        let height = head.number
        guard !overflow, height >= genesisNumber, height - genesisNumber >= distance else {
            return genesisNumber
        }
        return height - distance
    }
}

// MARK: - State

extension ChainBackend {
    /// Reads the state that a parameter names.
    ///
    /// - Throws: ``RPCError/headerNotFound`` for a number that is not of the chain,
    ///   ``RPCError/blockNotFound(_:)`` for an unknown hash, or what the backend or `body` throws.
    func withState<Result>(
        at parameter: BlockParameter,
        _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        switch parameter {
        case .latest: try withWorld(at: .latest, body)
        case .pending: try withWorld(at: .pending, body)
        case .number(let number): try withState(after: number, body)
        case .earliest: try withState(after: genesisNumber, body)
        case .safe: try withState(after: safeNumber, body)
        case .finalized: try withState(after: finalizedNumber, body)
        case .hash(let hash, _): try withState(after: canonicalNumber(of: hash), body)
        }
    }

    /// Reads the state after a block. The head's is the newest, with what development methods
    /// have changed since: wallets ask for `latest` by its number.
    private func withState<Result>(
        after number: BlockNumber,
        _ body: (World, BlockHeader) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        let height = head.number
        guard number >= genesisNumber, number <= height else { throw .headerNotFound }
        guard number == height else { return try withWorld(at: .block(number), body) }
        let newest = try withWorld(at: .latest) { (world, header) throws(RPCError) -> Result? in
            header.number == number ? try body(world, header) : nil
        }
        // A block may have been produced since the head was looked at.
        return if let newest { newest } else { try withWorld(at: .block(number), body) }
    }

    /// The height of the chain's block of this hash.
    private func canonicalNumber(of hash: Hash) throws(RPCError) -> BlockNumber {
        guard let found = try header(hash: hash) else { throw .blockNotFound(hash) }
        guard try header(number: found.number)?.hash == hash else {
            throw .blockNotCanonical(hash)
        }
        return found.number
    }
}
