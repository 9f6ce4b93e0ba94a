import CairnEthereum
import CairnJSON
import CairnPrimitives

/// A call of a contract's method: whom, and the bytes.
struct ContractCall: Sendable {
    let contract: Address
    /// Such as `submit(address)`.
    let signature: String
    let data: Bytes

    /// Encodes a call; the signature follows from the arguments' types.
    init<each Argument: ABIValue>(
        _ contract: Address, _ name: String, _ arguments: repeat each Argument
    ) {
        let tuple = ABITuple(repeat each arguments)
        self.contract = contract
        signature = name + ABITuple<repeat each Argument>.abiType
        data = Bytes(Selector(hashing: signature).bytes + tuple.encoded())
    }
}

extension Bytes {
    /// Reads one value, or a tuple of several as `ABITuple`.
    func decoded<Value: ABIValue>(as: Value.Type = Value.self) throws -> Value {
        try bytes.withUnsafeBytes { bytes in
            try ABIReader.read(bytes) { reader throws(ABIError) in
                try Value.decode(from: &reader)
            }
        }
    }

    /// Reads several values one after another.
    func decodedFields<each Value: ABIValue>(
        as: ABITuple<repeat each Value>.Type
    ) throws -> ABITuple<repeat each Value> {
        try bytes.withUnsafeBytes { bytes in
            try ABIReader.read(bytes) { reader throws(ABIError) in
                try ABITuple<repeat each Value>.decodeFields(from: &reader)
            }
        }
    }
}

extension RPCClient {
    /// The bytes that a question is answered with.
    func ask(_ call: ContractCall, from sender: Address? = nil) async throws -> Bytes {
        var message = JSONObject([
            (name: "to", value: .address(call.contract)),
            (name: "data", value: .string(call.data.hex)),
        ])
        if let sender { message["from"] = .address(sender) }
        let answer = try await request("eth_call", .object(message), "latest")
        guard let text = answer.text, let bytes = Bytes(hex: text) else {
            throw Failure("eth_call answers \(answer), not bytes")
        }
        return bytes
    }

    /// Asks a contract for one value.
    func read<Value: ABIValue, each Argument: ABIValue>(
        _ contract: Address, _ name: String, _ arguments: repeat each Argument,
        as: Value.Type = Value.self
    ) async throws -> Value {
        let call = ContractCall(contract, name, repeat each arguments)
        let output = try await ask(call)
        do { return try output.decoded() } catch {
            throw Failure(
                "\(contract.checksummed) answers \(call.signature) with \(output.hex), which is "
                    + "no \(Value.abiType)")
        }
    }

    /// Asks a contract for several values.
    func read<each Value: ABIValue, each Argument: ABIValue>(
        _ contract: Address, _ name: String, _ arguments: repeat each Argument,
        asFields: ABITuple<repeat each Value>.Type
    ) async throws -> (repeat each Value) {
        let call = ContractCall(contract, name, repeat each arguments)
        let output = try await ask(call)
        do { return try output.decodedFields(as: asFields).fields } catch {
            throw Failure(
                "\(contract.checksummed) answers \(call.signature) with \(output.hex), which is "
                    + "no \(ABITuple<repeat each Value>.abiType)")
        }
    }

    func balance(of account: Address) async throws -> Wei {
        Wei(rawValue: try await number("eth_getBalance", .address(account), "latest"))
    }
}

/// A log of a receipt or a query.
struct WireLog: Sendable {
    let contract: Address
    let topics: [Hash]
    let data: Bytes
    let block: UInt64

    init(_ json: JSON) throws {
        guard let contract = json["address"]?.text.flatMap({ Address(hex: $0) }),
            case .array(let list)? = json["topics"],
            let data = json["data"]?.text.flatMap({ Bytes(hex: $0) }),
            let block = json["blockNumber"]?.text.flatMap({ UInt256(hex: $0) })?.asUInt64
        else { throw Failure("a log cannot be read: \(json)") }
        self.contract = contract
        topics = list.compactMap { $0.text.flatMap { Hash(hex: $0) } }
        self.data = data
        self.block = block
    }

    /// Whether this is an event of a contract.
    func isEvent(_ signature: String, of contract: Address) -> Bool {
        self.contract == contract && topics.first == keccak256(utf8: signature)
    }
}
