import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// The domain of a contract's signed messages, but for the chain and the contract's address.
///
/// - Spec: EIP-712, "Definition of domainSeparator"
public struct SigningDomain: Sendable {
    public let name: String
    public let version: String
    private let nameHash: Hash
    private let versionHash: Hash

    private static let typeHash = keccak256(
        utf8:
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")

    public init(name: String, version: String) {
        self.name = name
        self.version = version
        nameHash = keccak256(utf8: name)
        versionHash = keccak256(utf8: version)
    }

    /// The domain of `contract` on a chain.
    public func separator(chainID: UInt64, contract: Address) -> Hash {
        var message = Keccak256()
        message.update(Self.typeHash)
        message.update(nameHash)
        message.update(versionHash)
        message.update(UInt256(chainID))
        message.update(contract.word)
        return message.finalize()
    }

    /// What is signed for a struct of this domain.
    public func digest(of structHash: Hash, chainID: UInt64, contract: Address) -> Hash {
        var message = Keccak256()
        message.update([0x19, 0x01])
        message.update(separator(chainID: chainID, contract: contract))
        message.update(structHash)
        return message.finalize()
    }
}

/// An allowance that an owner signs instead of sending a transaction.
///
/// - Spec: EIP-2612
public struct Permit: Sendable {
    public let owner: Address
    public let spender: Address
    public let value: UInt256
    /// Unix seconds; the permit may be used until then, inclusive.
    public let deadline: UInt256

    /// The hash of the struct's type.
    public static let typeHash = keccak256(
        utf8:
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)")

    public init(owner: Address, spender: Address, value: UInt256, deadline: UInt256) {
        self.owner = owner
        self.spender = spender
        self.value = value
        self.deadline = deadline
    }

    /// The hash of the permit with the owner's nonce.
    public func structHash(nonce: UInt256) -> Hash {
        var message = Keccak256()
        message.update(Self.typeHash)
        message.update(owner.word)
        message.update(spender.word)
        message.update(value)
        message.update(nonce)
        message.update(deadline)
        return message.finalize()
    }

    /// What the owner signs.
    public func digest(
        nonce: UInt256, domain: SigningDomain, chainID: UInt64, contract: Address
    ) -> Hash {
        domain.digest(of: structHash(nonce: nonce), chainID: chainID, contract: contract)
    }
}

/// The three parts of a signature as contracts take them, unchecked.
public struct SignatureParts: Sendable {
    public let v: UInt8
    public let r: Hash
    public let s: Hash

    public init(v: UInt8, r: Hash, s: Hash) {
        self.v = v
        self.r = r
        self.s = s
    }

    /// `r`, `s`, `v` one after another: the form in which wallets with code take signatures.
    public var bytes: Bytes { Bytes(r.bytes + s.bytes + [v]) }

    /// Whether `s` lies in the lower half of its range, so that nobody can derive a second form.
    public var isCanonical: Bool { s.word <= Secp256k1.halfOrder }

    /// The signer, or nil where none can be found.
    public func signer(of digest: Hash) -> Address? {
        ecrecover(digest, v: UInt256(UInt64(v)), r: r.word, s: s.word)
    }
}

/// How often each owner's permits were used, by contract.
public struct PermitNonces {
    private let table: Table<Pair<Address, Address>, UInt256>

    /// Opens the table of the next number.
    public init(_ name: String, in store: Store) { table = store.table(name) }

    /// The nonce that the owner's next permit must carry.
    public func next(of owner: Address, in contract: Address) -> UInt256 {
        table[Pair(contract, owner)]
    }

    /// Takes the owner's next nonce.
    @discardableResult
    public func use(of owner: Address, in contract: Address) -> UInt256 {
        table.update(Pair(contract, owner)) { nonce in
            let used = nonce
            nonce &+= .one
            return used
        }
    }
}

/// Asks wallets that are contracts about signatures.
///
/// - Spec: ERC-1271
public protocol SignatureSurroundings: AnyObject {
    /// Whether the wallet answers with the magic value, asked by `caller` under a static call.
    ///
    /// A wallet that fails, or answers with anything but one word, does not approve.
    func approves(
        _ digest: Hash, signature: Bytes, wallet: Address, caller: Address
    ) -> Bool
}
