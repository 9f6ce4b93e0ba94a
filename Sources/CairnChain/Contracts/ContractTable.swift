public import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What a method may do.
public enum Mutability: Sendable {
    /// Reads only: runs under a static call, takes no ether.
    case view
    case nonpayable
    case payable
}

/// One method of a contract: how it is found, what it may do, what it costs, what it does.
///
/// An object, so that dispatch hands on one reference instead of copies of what it names.
public final class ContractMethod: Sendable {
    typealias Body =
        @Sendable (
            borrowing Frame, UnsafeRawBufferPointer, inout ABIWriter
        ) throws(Revert) -> Void

    public let name: String
    /// The canonical signature, `name(type,…)`, from the types of the closure.
    public let signature: String
    public let outputs: String
    public let selector: Selector
    public let mutability: Mutability
    /// The method's part of a transaction's gas, beyond the intrinsic part.
    public let gas: UInt64
    let body: Body

    init(
        name: String, signature: String, outputs: String, mutability: Mutability, gas: UInt64,
        body: @escaping Body
    ) {
        self.name = name
        self.signature = signature
        self.outputs = outputs
        selector = Selector(hashing: signature)
        self.mutability = mutability
        self.gas = gas
        self.body = body
    }
}

/// A contract as a table of methods, as one file of `Interfaces/` lists them.
public struct ContractTable: Sendable {
    public let name: String
    public private(set) var methods: [ContractMethod] = []
    /// What runs when ether arrives without data; nil refuses it.
    private(set) var receive: (@Sendable (borrowing Frame) throws(Revert) -> Void)?
    /// What runs when no method has the selector; nil refuses it.
    private(set) var fallback: ContractMethod.Body?
    private var selectors = SelectorIndex()

    public init(_ name: String, _ fill: (inout ContractTable) -> Void) {
        self.name = name
        fill(&self)
    }

    /// Adds a method whose signature, decoder and encoder follow from the closure's types.
    ///
    /// - Parameter gas: The method's part of a transaction's gas; the schedule's default if nil.
    public mutating func method<each Input: ABIValue, Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, repeat each Input) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<repeat each Input>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let arguments = try Self.arguments(input) {
                reader throws(ABIError) in
                try ABITuple<repeat each Input>.decodeFields(from: &reader)
            }
            try run(frame, repeat each arguments.fields).encodeOutput(to: &writer)
        }
    }

    /// Adds a method that returns nothing.
    public mutating func method<each Input: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, repeat each Input) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<repeat each Input>.abiType, outputs: "()", mutability, gas: gas
        ) { frame, input, _ throws(Revert) in
            let arguments = try Self.arguments(input) {
                reader throws(ABIError) in
                try ABITuple<repeat each Input>.decodeFields(from: &reader)
            }
            try run(frame, repeat each arguments.fields)
        }
    }

    /// Reads what follows the selector; what cannot be read fails without data.
    @inline(__always)
    static func arguments<Arguments>(
        _ input: UnsafeRawBufferPointer,
        _ decode: (inout ABIReader) throws(ABIError) -> Arguments
    ) throws(Revert) -> Arguments {
        do throws(ABIError) { return try ABIReader.read(input, decode) } catch {
            throw Revert(EmptyRevert())
        }
    }

    mutating func add(
        _ name: String, inputs: String, outputs: String, _ mutability: Mutability, gas: UInt64?,
        body: @escaping ContractMethod.Body
    ) {
        let signature = name + inputs
        add(
            ContractMethod(
                name: name, signature: signature, outputs: outputs, mutability: mutability,
                gas: gas ?? GasSchedule.method(mutability), body: body))
    }

    private mutating func add(_ method: ContractMethod) {
        precondition(
            selectors.find(method.selector) == nil, "\(name) has \(method.signature) twice")
        selectors.insert(method.selector, methods.count)
        methods.append(method)
    }

    /// Accepts ether that comes without data.
    public mutating func onEther(
        _ run: @escaping @Sendable (borrowing Frame) throws(Revert) -> Void
    ) {
        receive = run
    }

    /// Answers calls that no method takes, as bytes.
    mutating func onAnythingElse(_ run: @escaping ContractMethod.Body) { fallback = run }

    /// The method with this selector.
    @inline(__always)
    public func method(_ selector: Selector) -> ContractMethod? {
        selectors.find(selector).map { methods[$0] }
    }
}

/// Numbers of methods by selector: an open-addressed array, since selectors are hashes already.
private struct SelectorIndex {
    private var slots: [UInt64] = Array(repeating: 0, count: 16)
    private var count = 0

    @inline(__always)
    func find(_ selector: Selector) -> Int? {
        var slot = Int(selector.value) & (slots.count - 1)
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == selector.value {
                return Int(slots[slot] & 0xFFFF_FFFF) - 1
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func insert(_ selector: Selector, _ number: Int) {
        if (count + 1) * 2 > slots.count {
            let old = slots.filter { $0 != 0 }
            slots = Array(repeating: 0, count: slots.count * 2)
            for word in old { place(word) }
        }
        count += 1
        place(UInt64(selector.value) << 32 | UInt64(number + 1))
    }

    private mutating func place(_ word: UInt64) {
        var slot = Int(word >> 32) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = word
    }
}
