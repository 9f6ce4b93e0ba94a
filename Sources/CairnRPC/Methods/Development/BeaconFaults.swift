import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives

extension DevelopmentMethods {
    /// Ordering that validators of the beacon chain do wrong, or nothing.
    mutating func addBeaconFaults() {
        let node = node
        add("cairn_orderBeaconFault") { development, parameters async throws(RPCError) in
            try parameters.expect(atMost: 1)
            let fields = try parameters.required(0, "fault").fields()
            let order = try FaultOrder(fields, on: try node.beaconChain())
            try await development.intervene([.beaconFault(order.fault)])
            return order.json
        }
    }
}

/// A fault that can happen on a chain, read from a request.
private struct FaultOrder {
    /// The longest time that one order spans: some ten years.
    private static let epochLimit: UInt64 = 1 << 20

    let fault: BeaconFault
    private let kind: String
    private let epochs: Range<UInt64>
    /// When the first of the epochs is over and its effect can be seen, in seconds since 1970.
    private let effectTime: UInt64

    /// Reads a fault and looks whether it can happen.
    ///
    /// - Throws: `-32602` with the place, what would be right and what was found.
    init(_ fields: ArgumentFields, on chain: BeaconChain) throws(RPCError) {
        let state = chain.state
        let kindArgument = try fields.required("kind")
        let kind = try kindArgument.string()
        let isOffence = Offence.allCases.contains { $0.name == kind }
        let epochs = try Self.epochs(fields, from: state.currentEpoch.rawValue, isOffence)
        switch kind {
        case "offline":
            let argument = try fields.required("operator")
            let place = try Self.operatorIndex(argument, on: chain)
            fault = .offline(operatorIndex: place, epochs: epochs)
        case "clientBug":
            let client = try Self.byte(try fields.required("client"), "a client") { client in
                chain.model.operators.contains { $0.client == client }
            }
            fault = .clientBug(client: client, epochs: epochs)
        case "groupOutage":
            let group = try Self.byte(try fields.required("group"), "a correlation group") {
                group in
                chain.model.operators.contains { $0.correlationGroup == group }
            }
            fault = .groupOutage(group: group, epochs: epochs)
        case "doubleProposal":
            let argument = try fields.required("validator")
            let validator = try Self.offender(argument, on: chain, at: epochs.lowerBound)
            fault = .doubleProposal(validator: validator, epoch: epochs.lowerBound)
        case "doubleVote":
            let validators = try Self.offenders(fields, on: chain, at: epochs.lowerBound)
            fault = .doubleVote(validators: validators, epoch: epochs.lowerBound)
        case "surroundVote":
            let validators = try Self.offenders(fields, on: chain, at: epochs.lowerBound)
            fault = .surroundVote(validators: validators, epoch: epochs.lowerBound)
        default:
            throw kindArgument.refusal(
                expected: "offline, clientBug, groupOutage, doubleProposal, doubleVote or "
                    + "surroundVote")
        }
        self.kind = kind
        self.epochs = epochs
        do throws(BeaconError) {
            let end = try state.rules.startSlot(of: Epoch(epochs.lowerBound + 1))
            effectTime = try state.time(at: end)
        } catch {
            throw fields.refusal(
                of: "epoch", expected: "an epoch that begins in 64 bits of seconds")
        }
    }

    /// What was ordered, with what was left open filled in.
    var json: JSON {
        [
            "kind": .string(kind), "epoch": .quantity(epochs.lowerBound),
            "epochs": .quantity(epochs.count), "effectTime": .quantity(effectTime),
        ]
    }

    /// The epochs of a fault: one from now on unless told otherwise, and one for an offence.
    private static func epochs(
        _ fields: ArgumentFields, from current: UInt64, _ isOffence: Bool
    ) throws(RPCError) -> Range<UInt64> {
        let first = try fields.optional("epoch")?.quantity64OrNumber() ?? current
        guard first >= current else {
            throw fields.refusal(
                of: "epoch", expected: "an epoch that is not over; the current one is \(current)")
        }
        guard first - current <= epochLimit else {
            throw fields.refusal(
                of: "epoch",
                expected: "an epoch within \(epochLimit) of the current one, \(current)")
        }
        guard let argument = fields.optional("epochs") else { return first..<first + 1 }
        let count = try argument.quantity64OrNumber()
        guard !isOffence || count == 1 else {
            throw argument.refusal(expected: "1, or nothing: an offence is of one epoch")
        }
        guard count > 0, count <= epochLimit else {
            throw argument.refusal(expected: "a number of epochs between 1 and \(epochLimit)")
        }
        return first..<first + count
    }

    /// An operator by name or by its place.
    private static func operatorIndex(
        _ argument: Argument, on chain: BeaconChain
    ) throws(RPCError) -> Int {
        let operators = chain.model.operators
        if let text = argument.value.text,
            let place = operators.firstIndex(where: { $0.name == text })
        {
            return place
        }
        if argument.value.text?.hasPrefix("0x") ?? true {
            let place = try argument.quantity64OrNumber()
            if place < UInt64(operators.count) { return Int(place) }
        }
        let names = operators.map(\.name).joined(separator: ", ")
        throw argument.refusal(
            expected: "an operator's name (\(names)) or place, below \(operators.count)")
    }

    /// A small number that some operator has.
    private static func byte(
        _ argument: Argument, _ what: String, _ isKnown: (UInt8) -> Bool
    ) throws(RPCError) -> UInt8 {
        guard let value = UInt8(exactly: try argument.quantity64OrNumber()), isKnown(value) else {
            throw argument.refusal(expected: "\(what) that an operator has")
        }
        return value
    }

    private static func offenders(
        _ fields: ArgumentFields, on chain: BeaconChain, at epoch: UInt64
    ) throws(RPCError) -> [ValidatorIndex] {
        let list = try fields.required("validators")
        var validators: [ValidatorIndex] = []
        for argument in try list.elements(limit: chain.state.validators.count) {
            let validator = try offender(argument, on: chain, at: epoch)
            guard !validators.contains(validator) else {
                throw argument.refusal(expected: "a validator that is not listed before")
            }
            validators.append(validator)
        }
        guard !validators.isEmpty else {
            throw list.refusal(expected: "at least one validator")
        }
        return validators.sorted()
    }

    /// A validator that can be slashed in an epoch.
    private static func offender(
        _ argument: Argument, on chain: BeaconChain, at epoch: UInt64
    ) throws(RPCError) -> ValidatorIndex {
        let registry = chain.state.validators
        let validator = try argument.quantity64OrNumber()
        guard validator < UInt64(registry.count) else {
            throw argument.refusal(expected: "a validator, below \(registry.count)")
        }
        guard registry.isSlashable(Int(validator), at: Epoch(epoch)) else {
            throw argument.refusal(
                expected: "a validator that is active, not slashed and not withdrawable in epoch "
                    + "\(epoch)")
        }
        return validator
    }
}

extension ArgumentFields {
    /// The refusal of a member, or of its absence.
    fileprivate func refusal(of name: String, expected: String) -> RPCError {
        optional(name)?.refusal(expected: expected)
            ?? .invalidParameters("invalid argument \(place.member(name)): expected \(expected)")
    }
}
