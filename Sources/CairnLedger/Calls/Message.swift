public import CairnPrimitives

/// Who calls, and with how much.
///
/// A contract that calls another passes itself as the sender.
@frozen
public struct Call: Sendable {
    /// `msg.sender`
    public let sender: Address
    /// The contract that was called: `address(this)`.
    public let contract: Address
    /// `msg.value`; the wei have already arrived.
    public let value: Wei
    /// Whether nothing may change.
    public let isStatic: Bool
    /// How many calls this one stands in.
    public let depth: Int

    @inlinable
    public init(
        sender: Address, contract: Address, value: Wei = .zero, isStatic: Bool = false,
        depth: Int = 0
    ) {
        self.sender = sender
        self.contract = contract
        self.value = value
        self.isStatic = isStatic
        self.depth = depth
    }
}

/// A call as bytes, to an address of any kind.
public struct Message: Sendable {
    public var sender: Address
    public var recipient: Address
    public var value: Wei
    public var input: Bytes
    public var isStatic: Bool

    public init(
        sender: Address, recipient: Address, value: Wei = .zero, input: Bytes = [],
        isStatic: Bool = false
    ) {
        self.sender = sender
        self.recipient = recipient
        self.value = value
        self.input = input
        self.isStatic = isStatic
    }
}

/// Carries out calls to addresses whose code a module does not know.
public protocol MessageHost: AnyObject {
    /// Moves the value, runs the code at the recipient if there is any, and returns its output.
    ///
    /// - Throws: What the recipient refused with. Everything that it did is dropped.
    func call(_ message: Message) throws(Revert) -> Bytes
}

/// The block in which transactions run.
public struct BlockMoment: Equatable, Sendable {
    /// The height.
    public var number: UInt64
    /// Unix seconds.
    public var timestamp: UInt64
    public var chainID: UInt64

    public init(number: UInt64, timestamp: UInt64, chainID: UInt64) {
        self.number = number
        self.timestamp = timestamp
        self.chainID = chainID
    }
}
