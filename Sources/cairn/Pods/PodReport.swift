import CairnEthereum
import CairnJSON
import CairnPrimitives
import Foundation

/// A pod as the node describes it.
struct PodReport {
    let json: JSON
    let pod: Address
    let owner: Address
    let exists: Bool
    let validators: [PodReportValidator]

    /// Asks the node for a pod, or for that of an owner.
    init(_ client: RPCClient, of account: Address) async throws {
        let json = try await client.request("cairn_podStatus", .address(account))
        guard let pod = json["pod"]?.address, let owner = json["owner"]?.address,
            let exists = json["exists"]?.flag, let list = json["validators"]?.elements
        else { throw Failure("cairn_podStatus answers \(json), which is no pod") }
        self.json = json
        self.pod = pod
        self.owner = owner
        self.exists = exists
        validators = list.map(PodReportValidator.init)
    }

    /// A validator by its index or its key.
    func validator(_ name: String) throws -> PodReportValidator {
        let found = validators.first { validator in
            validator.index.map { String($0) } == name
                || validator.pubkey.lowercased() == name.lowercased()
        }
        guard let found else {
            let names = validators.map(\.name).joined(separator: ", ")
            throw Failure(
                "\(name) is no validator of pod \(pod.checksummed); "
                    + (names.isEmpty ? "it has none" : "it has \(names)"))
        }
        return found
    }

    /// A validator that the pod counts and that may ask the beacon chain for something now.
    func requester(_ name: String) throws -> PodReportValidator {
        let validator = try validator(name)
        guard validator.podStatus == "active" else {
            throw Failure(
                "the pod does not count validator \(validator.name), it is "
                    + "\(validator.podStatus); \"cairn pod prove credentials\" comes first")
        }
        guard validator.status == "active_ongoing" else {
            throw Failure(
                "validator \(validator.name) is \(validator.status ?? "waiting"); only one that is "
                    + "active and stays can ask")
        }
        let epoch = json["beacon"]?["epoch"]?.number ?? 0
        if let exitable = validator.json["exitableEpoch"]?.number, exitable > epoch {
            throw Failure(
                "validator \(validator.name) can ask from epoch \(exitable) on, now is epoch "
                    + "\(epoch): the beacon chain would ignore it")
        }
        return validator
    }

    /// Likewise, one that no partial withdrawal keeps from leaving whole.
    func leaver(_ name: String) throws -> PodReportValidator {
        let validator = try requester(name)
        guard validator.leaving.isZero else {
            throw Failure(
                "\(validator.leaving.formattedEther()) ETH of validator \(validator.name) are on "
                    + "their way out; until they are paid the beacon chain would ignore it")
        }
        return validator
    }
}

/// A validator of a pod.
struct PodReportValidator {
    let json: JSON

    var index: UInt64? { json["index"]?.number }
    var pubkey: String { json["pubkey"]?.text ?? "" }
    var key: Bytes { Bytes(hex: pubkey) ?? [] }
    /// The index, or the beginning of the key.
    var name: String { index.map { String($0) } ?? "\(pubkey.prefix(18))…" }
    var podStatus: String { json["pod"]?["status"]?.text ?? "" }
    var restaked: Wei { .gwei(json["pod"]?["restakedBalanceGwei"]?.number ?? 0) }
    var status: String? { json["status"]?.text }
    var balance: Wei { .gwei(json["balance"]?.number ?? 0) }
    var effectiveBalance: Wei { .gwei(json["effectiveBalance"]?.number ?? 0) }
    var waiting: Wei { .gwei(json["pendingDeposits"]?.number ?? 0) }
    var leaving: Wei { .gwei(json["pendingWithdrawals"]?.number ?? 0) }
    var isSlashed: Bool { json["slashed"]?.flag ?? false }
    var isCompounding: Bool { json["compounding"]?.flag ?? false }
}

extension JSON {
    /// A quantity of up to 64 bits, or nil.
    var number: UInt64? { quantity?.asUInt64 }
    /// A quantity, or nil.
    var quantity: UInt256? { text.flatMap { UInt256(hex: $0) } }
    var address: Address? { text.flatMap { Address(hex: $0) } }
    var flag: Bool? { if case .bool(let value) = self { value } else { nil } }
    var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
}

/// A time for people, to the minute.
func moment(_ seconds: UInt64) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate, .withTime, .withColonSeparatorInTime]
    let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
    return text.prefix(16).replacingOccurrences(of: "T", with: " ") + " UTC"
}

/// An amount of ether that a flag gives, such as 32 or 1.5.
///
/// - Throws: If it is no number, or has more than nine decimals: validators have whole gwei.
func gweiAmount(_ text: String, flag: String) throws -> UInt64 {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, !whole.isEmpty, parts.count <= 2, fraction.utf8.count <= 9,
        let amount = UInt256(
            decimal: whole + fraction + String(repeating: "0", count: 9 - fraction.utf8.count)
        )?.asUInt64
    else {
        throw Failure(
            "\(flag) is \(text); it must be ether with at most nine decimals, such as 1.5")
    }
    return amount
}
