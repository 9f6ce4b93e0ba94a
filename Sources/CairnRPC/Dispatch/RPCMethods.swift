public import CairnJSON

/// The table of methods: a name, and what answers it.
///
/// ```swift
/// var methods = RPCMethods()
/// methods.add("eth_chainId") { _, _ in .quantity(31337) }
/// methods.add("eth_sendRawTransactionSync") { context, parameters async throws(RPCError) in
///     .hash(try await backend.sendAndWait(parameters.data(0, "transaction")))
/// }
/// ```
///
/// A closure that throws says so, as above: the compiler would take it for one that throws
/// anything, and an error of a lower layer must not get here untranslated.
///
/// A closure that does not suspend is answered on the thread that read the request, without a
/// task; so it must be quick. One that waits for anything is written with `await`.
public struct RPCMethods: Sendable {
    /// Answers a request on the spot.
    public typealias Immediate =
        @Sendable (RPCRequestContext, Parameters) throws(RPCError) -> JSON
    /// Answers a request after waiting for something.
    public typealias Suspending =
        @Sendable (RPCRequestContext, Parameters) async throws(RPCError) -> JSON

    /// What answers a method.
    enum Method: Sendable {
        case immediate(Immediate)
        case suspending(Suspending)
    }

    private var table: [String: Method] = [:]

    /// Makes an empty table.
    public init() {}

    /// Adds a method that answers on the spot.
    ///
    /// - Precondition: The name is new.
    public mutating func add(_ name: String, _ answer: @escaping Immediate) {
        insert(name, .immediate(answer))
    }

    /// Adds a method that waits for something.
    ///
    /// - Precondition: The name is new.
    public mutating func add(_ name: String, _ answer: @escaping Suspending) {
        insert(name, .suspending(answer))
    }

    /// Lets further names answer as `name` does.
    ///
    /// - Precondition: `name` is in the table and the others are not.
    public mutating func alias(_ others: String..., of name: String) {
        guard let method = table[name] else {
            preconditionFailure("An alias of \(name), which is not in the table.")
        }
        for other in others { insert(other, method) }
    }

    private mutating func insert(_ name: String, _ method: Method) {
        let previous = table.updateValue(method, forKey: name)
        precondition(previous == nil, "The method \(name) is in the table twice.")
    }

    /// What answers a name, or nil.
    subscript(name: String) -> Method? { table[name] }

    /// All names in alphabetical order.
    public var names: [String] { table.keys.sorted() }

    /// Whether a name is in the table.
    public func contains(_ name: String) -> Bool { table[name] != nil }

    /// The answer to `rpc_modules`: every prefix in the table with its version, `1.0`.
    public var modules: JSON {
        let prefixes = Set(table.keys.compactMap { $0.split(separator: "_").first })
        return .object(JSONObject(prefixes.sorted().map { (name: String($0), value: "1.0") }))
    }

    /// Adds `rpc_modules`, which names the prefixes that the table has at this moment.
    ///
    /// - Precondition: The method is not in the table yet.
    public mutating func addModules() {
        insert("rpc_modules", .suspending { _, _ in .null })
        let modules = modules
        table["rpc_modules"] = .immediate { _, _ in modules }
    }
}
