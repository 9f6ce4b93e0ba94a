import CairnEthereum
import CairnJSON
import CairnPrimitives

/// Sends transactions one after another and tells of each, or only writes them down.
struct PodOutbox {
    let wallet: Wallet
    let isDry: Bool
    let printsJSON: Bool
    private var entries: [JSON] = []

    init(_ signer: PodSigner) async throws {
        wallet = try await signer.wallet()
        isDry = signer.dryRun
        printsJSON = signer.json
    }

    /// Sends a transaction and waits for its block.
    ///
    /// - Returns: nil in a dry run.
    @discardableResult
    mutating func send(
        _ what: String, _ call: ContractCall, value: Wei = .zero
    ) async throws -> WireReceipt? {
        try await send(what, to: call.contract, data: call.data, value: value)
    }

    @discardableResult
    mutating func send(
        _ what: String, to contract: Address, data: Bytes, value: Wei = .zero
    ) async throws -> WireReceipt? {
        guard !isDry else {
            entries.append([
                "what": .string(what), "from": .string(wallet.address.checksummed),
                "to": .string(contract.checksummed), "value": .quantity(value.rawValue),
                "data": .string(data.hex),
            ])
            return nil
        }
        let receipt = try await wallet.send(to: contract, value: value, data: data)
        entries.append([
            "what": .string(what), "hash": .string(receipt.hash.hex),
            "block": .number(JSONNumber(receipt.block)),
            "gasUsed": .number(JSONNumber(receipt.gasUsed)),
        ])
        tell("\(what): \(receipt.hash.hex) in block \(receipt.block), \(receipt.gasUsed) gas")
        return receipt
    }

    /// Says something to people; programs do not see it.
    func tell(_ sentence: String) {
        if !isDry, !printsJSON { print(sentence) }
    }

    /// Prints what programs asked for.
    func finish() {
        if isDry || printsJSON { print(JSON.array(entries).indented) }
    }
}
