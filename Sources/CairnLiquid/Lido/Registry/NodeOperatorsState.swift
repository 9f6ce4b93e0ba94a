public import CairnLedger
public import CairnPrimitives

/// Everything that modules with node operators store.
public struct NodeOperatorsState {
    /// By module.
    public let modules: Table<Address, NodeOperatorsModule>
    /// By module and number.
    public let operators: Table<Pair<Address, UInt64>, NodeOperator>
    let names: BytesTable<Pair<Address, UInt64>>
    /// By module, operator and index.
    public let keys: Table<Triple<Address, UInt64, UInt64>, SigningKey>
    /// Whose a key is, by its hash.
    public let keyPlaces: Table<Hash, SigningKeyPlace>

    init(_ store: Store) {
        modules = store.table("lido.registry.modules")
        operators = store.table("lido.registry.operators")
        names = store.bytes("lido.registry.names")
        keys = store.table("lido.registry.keys")
        keyPlaces = store.table("lido.registry.keyPlaces")
    }
}

/// A module's own numbers. Keys are counted for all operators together.
@frozen
public struct NodeOperatorsModule: TableRecord {
    public var operatorCount: UInt64
    public var activeOperatorCount: UInt64
    /// How often keys have changed.
    public var nonce: UInt64
    /// See ``RewardDistributionState``.
    public var rewardState: UInt64
    public var maximumKeys: UInt64
    public var exitedKeys: UInt64
    public var depositedKeys: UInt64
}

/// How far the sharing out of a module's rewards is.
public enum RewardDistributionState: UInt64, Sendable {
    /// New rewards came to the module.
    case transferredToModule
    /// Exits are reported, so that parts can be computed.
    case readyForDistribution
    /// Operators have theirs.
    case distributed
}

/// A node operator: who gets its rewards, and its keys, of which the first are deposited.
///
/// - Invariant: `exitedKeys` ≤ `depositedKeys` ≤ `vettedKeys` ≤ `totalKeys`.
@frozen
public struct NodeOperator: TableRecord {
    public var isActive: Flag
    public var rewardAddress: Address
    /// Keys that may get deposits.
    public var vettedKeys: UInt64
    public var exitedKeys: UInt64
    public var totalKeys: UInt64
    public var depositedKeys: UInt64
    /// Zero while there is no target.
    public var targetMode: UInt64
    /// The most active validators that it should have.
    public var targetKeys: UInt64
    /// How many keys may be deposited in the end.
    public var maximumKeys: UInt64

    /// What follows for ``maximumKeys`` from keys and target.
    var allowedKeys: UInt64 {
        guard targetMode != 0 else { return vettedKeys }
        return max(depositedKeys, min(vettedKeys, exitedKeys + targetKeys))
    }

    /// Deposited keys that nobody knows to have exited.
    public var activeKeys: UInt64 { depositedKeys - exitedKeys }
}

/// A key and the signature of its deposit.
@frozen
public struct SigningKey: TableRecord {
    var keyHead: Hash
    var keyTail: (UInt64, UInt64)
    var signature: (Hash, Hash, Hash)

    /// No key.
    init() {
        keyHead = .zero
        keyTail = (0, 0)
        signature = (.zero, .zero, .zero)
    }

    /// - Precondition: The sizes are those of a key and a signature.
    init(_ key: ArraySlice<UInt8>, signature bytes: ArraySlice<UInt8>) {
        guard let head = Hash(key.prefix(32)), let first = Hash(bytes.prefix(32)),
            let second = Hash(bytes.dropFirst(32).prefix(32)), let third = Hash(bytes.suffix(32)),
            key.count == 48, bytes.count == 96
        else { preconditionFailure("a key has 48 bytes, a signature 96") }
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        keyHead = head
        keyTail = (word(key.dropFirst(32).prefix(8)), word(key.suffix(8)))
        signature = (first, second, third)
    }

    /// 48 bytes.
    public var publicKey: [UInt8] {
        var bytes = keyHead.bytes
        for word in [keyTail.0, keyTail.1] {
            withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// 96 bytes.
    public var signatureBytes: [UInt8] {
        signature.0.bytes + signature.1.bytes + signature.2.bytes
    }
}

/// Whose a key is.
@frozen
public struct SigningKeyPlace: TableRecord {
    public var module: Address
    public var nodeOperator: UInt64
    public var index: UInt64
}
