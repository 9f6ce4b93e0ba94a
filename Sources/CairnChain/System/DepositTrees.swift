import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Why the deposit contract refuses.
enum DepositContractError: RevertReason {
    case invalidPubkeyLength
    case invalidCredentialsLength
    case invalidSignatureLength
    case valueTooLow
    case valueNotMultipleOfGwei
    case valueTooHigh
    case dataRootDiffers
    case treeFull
}

/// Announced for each deposit: everything as bytes, numbers with their least significant first.
///
/// - Spec: consensus-specs, `deposit_contract.sol`, `DepositEvent`
struct DepositEvent: LedgerEvent {
    let pubkey: Bytes
    let withdrawalCredentials: Bytes
    let amount: Bytes
    let signature: Bytes
    let index: Bytes
}

/// A deposit as the contract is asked for it.
struct DepositRequest {
    let pubkey: Bytes
    let withdrawalCredentials: Bytes
    let signature: Bytes
    let dataRoot: Hash
}

/// Trees of deposits that grow leaf by leaf and remember only their right edge, by contract.
///
/// - Spec: consensus-specs, `deposit_contract.sol`
struct DepositTrees {
    /// - Spec: consensus-specs, `DEPOSIT_CONTRACT_TREE_DEPTH`
    private static let height: UInt64 = 32
    private static let maximumCount: UInt64 = (1 << height) - 1

    private let counts: Table<Address, UInt64>
    /// By contract and height, the newest left node that waits for its sibling.
    private let edges: Table<Pair<Address, UInt64>, Hash>

    init(_ store: Store) {
        counts = store.table("ethereum.depositCounts")
        edges = store.table("ethereum.depositEdges")
    }

    func count(of contract: Address) -> UInt64 { counts[contract] }

    /// The root of the tree with its number of leaves: what the beacon chain votes on.
    func root(of contract: Address) -> Hash {
        let count = counts[contract]
        var node = Hash.zero
        for height in 0..<Self.height {
            node =
                count >> height & 1 == 1
                ? sha256(edges[Pair(contract, height)], node)
                : sha256(node, zeroRoots[Int(height)])
        }
        return mixInLength(node, count)
    }

    /// Adds a deposit; returns what is to be announced.
    ///
    /// - Throws: The first failing check, in the order of ``DepositContractError``.
    func deposit(
        _ request: DepositRequest, value: Wei, to contract: Address,
        announce: (DepositEvent) -> Void
    ) throws(Revert) {
        // Checks
        try require(request.pubkey.count == 48, DepositContractError.invalidPubkeyLength)
        try require(
            request.withdrawalCredentials.count == 32,
            DepositContractError.invalidCredentialsLength)
        try require(request.signature.count == 96, DepositContractError.invalidSignatureLength)
        try require(value >= .ether(1), DepositContractError.valueTooLow)
        try require(
            (value.rawValue % Wei.gwei(1).rawValue).isZero,
            DepositContractError.valueNotMultipleOfGwei)
        guard let amountGwei = (value.rawValue / Wei.gwei(1).rawValue).asUInt64 else {
            throw Revert(DepositContractError.valueTooHigh)
        }
        let count = counts[contract]
        let amount = Self.littleEndian(amountGwei)
        announce(
            DepositEvent(
                pubkey: request.pubkey, withdrawalCredentials: request.withdrawalCredentials,
                amount: Bytes(amount), signature: request.signature,
                index: Bytes(Self.littleEndian(count))))
        let leaf = Self.dataRoot(of: request, amount: amount)
        try require(leaf == request.dataRoot, DepositContractError.dataRootDiffers)
        try require(count < Self.maximumCount, DepositContractError.treeFull)

        // Effects
        counts[contract] = count + 1
        var node = leaf
        let height = UInt64((count + 1).trailingZeroBitCount)
        for level in 0..<height { node = sha256(edges[Pair(contract, level)], node) }
        edges[Pair(contract, height)] = node
    }

    /// The root of a deposit's fields.
    ///
    /// - Spec: consensus-specs, `DepositData`
    private static func dataRoot(of request: DepositRequest, amount: [UInt8]) -> Hash {
        let zeros = [UInt8](repeating: 0, count: 32)
        let pubkeyRoot = sha256(request.pubkey.bytes + zeros.prefix(16))
        let signatureRoot = sha256(
            sha256(Array(request.signature.bytes.prefix(64))),
            sha256(request.signature.bytes.dropFirst(64) + zeros))
        return sha256(
            sha256(pubkeyRoot.bytes + request.withdrawalCredentials.bytes),
            sha256(amount + zeros.prefix(24) + signatureRoot.bytes))
    }

    private static func littleEndian(_ value: UInt64) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    // MARK: Requests

    /// - Spec: EIP-6110, `DEPOSIT_EVENT_SIGNATURE_HASH`
    static let eventTopic = keccak256(utf8: "DepositEvent(bytes,bytes,bytes,bytes,bytes)")

    /// The deposits that logs announce, one after another: key, credentials, amount, signature,
    /// index.
    ///
    /// - Spec: EIP-6110, "Deposit request"
    static func requests(in logs: some Sequence<Log>, from contract: Address) -> [UInt8] {
        var requests: [UInt8] = []
        for log in logs where log.address == contract && log.topics == [eventTopic] {
            let data = log.data.bytes
            // Five offsets; then each field behind its length, padded to whole words.
            var place = 5 * 32
            for size in [48, 32, 8, 96, 8] where data.count >= place + 32 + size {
                requests += data[(place + 32)..<(place + 32 + size)]
                place += 32 + (size + 31) & ~31
            }
        }
        return requests
    }
}
