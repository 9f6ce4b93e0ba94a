import CairnEthereum
import CairnJSON
import CairnPrimitives

/// A transaction that a block holds and that succeeded.
struct WireReceipt: Sendable {
    let hash: Hash
    let block: UInt64
    let gasUsed: UInt64
    /// What the gas cost.
    let fee: Wei
    let logs: [WireLog]

    init(_ json: JSON) throws {
        func number(_ name: String) -> UInt256? { json[name]?.text.flatMap { UInt256(hex: $0) } }
        guard let hash = json["transactionHash"]?.text.flatMap({ Hash(hex: $0) }),
            let block = number("blockNumber")?.asUInt64, let gas = number("gasUsed")?.asUInt64,
            let price = number("effectiveGasPrice"), case .array(let logs)? = json["logs"]
        else { throw Failure("a receipt cannot be read: \(json)") }
        self.hash = hash
        self.block = block
        gasUsed = gas
        fee = Wei(rawValue: price * UInt256(gas))
        self.logs = try logs.map { try WireLog($0) }
        guard number("status") == UInt256.one else {
            throw Failure("transaction \(hash.hex) in block \(block) failed")
        }
    }

    /// The only log of an event that a contract left.
    func log(_ signature: String, of contract: Address) throws -> WireLog {
        let found = logs.filter { $0.isEvent(signature, of: contract) }
        guard found.count == 1, let log = found.first else {
            throw Failure("transaction \(hash.hex) has \(found.count) logs of \(signature), not 1")
        }
        return log
    }
}

/// An account whose key is here: it signs its transactions itself.
struct Wallet: Sendable {
    let key: PrivateKey
    let client: RPCClient
    let chainID: UInt64

    var address: Address { key.address }

    /// Signs a transaction, sends it as bytes, and waits until a block holds it.
    ///
    /// - Throws: What the contract refuses with, before anything is sent.
    func send(
        _ call: ContractCall, value: Wei = .zero
    ) async throws -> WireReceipt {
        try await send(to: call.contract, value: value, data: call.data)
    }

    /// Signs and sends a payment or a call of bytes.
    func send(to recipient: Address, value: Wei, data: Bytes = []) async throws -> WireReceipt {
        let order: JSON = [
            "from": .address(address), "to": .address(recipient),
            "value": .quantity(value.rawValue), "data": .string(data.hex),
        ]
        let gas = try await client.smallNumber("eth_estimateGas", order)
        let nonce = try await client.smallNumber(
            "eth_getTransactionCount", .address(address), "pending")
        let tip = try await client.number("eth_maxPriorityFeePerGas")
        let block = try await client.request("eth_getBlockByNumber", "latest", false)
        guard let baseFee = block["baseFeePerGas"]?.text.flatMap({ UInt256(hex: $0) }) else {
            throw Failure("the newest block has no base fee")
        }
        let unsigned = UnsignedTransaction.dynamicFee(
            chainID: chainID, nonce: nonce, maxPriorityFeePerGas: Wei(rawValue: tip),
            maxFeePerGas: Wei(rawValue: baseFee * UInt256(2) + tip), gasLimit: gas, to: recipient,
            value: value, data: data)
        let signed = unsigned.signed(by: key)
        let hash = try await client.request(
            "eth_sendRawTransaction", .string(Bytes(signed.encoded).hex))
        guard hash.text == signed.hash.hex else {
            throw Failure("the node says that \(signed.hash.hex) has the hash \(hash)")
        }
        return try await client.receipt(of: signed.hash)
    }
}

extension RPCClient {
    /// Waits until a block holds a transaction.
    func receipt(of hash: Hash) async throws -> WireReceipt {
        for _ in 0..<600 {
            let answer = try await request("eth_getTransactionReceipt", .string(hash.hex))
            if !answer.isNull { return try WireReceipt(answer) }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Failure(
            "no block has taken transaction \(hash.hex) for a minute; does the node produce any?")
    }

    /// Sends a transaction in the name of an account whose key nobody here has, such as a
    /// contract: a development node does it on request.
    func send(as sender: Address, _ call: ContractCall) async throws -> WireReceipt {
        _ = try await request("anvil_impersonateAccount", .address(sender))
        _ = try await request(
            "anvil_addBalance", .address(sender), .quantity(Wei.oneEther.rawValue))
        let answer = try await request(
            "eth_sendTransaction",
            [
                "from": .address(sender), "to": .address(call.contract),
                "data": .string(call.data.hex),
            ])
        _ = try await request("anvil_stopImpersonatingAccount", .address(sender))
        guard let hash = answer.text.flatMap({ Hash(hex: $0) }) else {
            throw Failure("eth_sendTransaction answers \(answer), not a hash")
        }
        return try await receipt(of: hash)
    }
}
