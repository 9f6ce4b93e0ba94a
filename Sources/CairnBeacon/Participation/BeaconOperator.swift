public import CairnPrimitives

/// Somebody who runs validators.
public struct BeaconOperator: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// How many validators it runs; they follow those of the operator before.
    public var validatorCount: Int
    /// In how many of a million epochs a validator does its duties.
    public var uptimePartsPerMillion: UInt32
    /// Which software it runs; operators with the same number share its bugs.
    public var client: UInt8
    /// What else it shares, such as a data centre; operators with the same number fail together.
    public var correlationGroup: UInt8

    /// Joins the parts.
    ///
    /// - Precondition: The uptime is not above the whole.
    public init(
        name: String, validatorCount: Int, uptimePartsPerMillion: UInt32 = 990_000,
        client: UInt8 = 0, correlationGroup: UInt8 = 0
    ) {
        precondition(uptimePartsPerMillion <= 1_000_000, "An uptime is a part of the whole.")
        self.name = name
        self.validatorCount = validatorCount
        self.uptimePartsPerMillion = uptimePartsPerMillion
        self.client = client
        self.correlationGroup = correlationGroup
    }
}

/// Something that goes wrong because it was ordered.
public enum BeaconFault: Sendable, Hashable {
    /// An operator's validators do nothing in these epochs.
    case offline(operatorIndex: Int, epochs: Range<UInt64>)
    /// Everybody with this client votes for a chain that is none, in these epochs: as good as nothing.
    case clientBug(client: UInt8, epochs: Range<UInt64>)
    /// Everybody in this group does nothing in these epochs.
    case groupOutage(group: UInt8, epochs: Range<UInt64>)
    /// A validator signs two blocks for one slot; it is reported in this epoch.
    case doubleProposal(validator: ValidatorIndex, epoch: UInt64)
    /// Validators cast two votes for one target; they are reported in this epoch.
    case doubleVote(validators: [ValidatorIndex], epoch: UInt64)
    /// Validators cast a vote around an earlier one; they are reported in this epoch.
    case surroundVote(validators: [ValidatorIndex], epoch: UInt64)
}

/// Who does what, drawn from a seed.
///
/// What happens in an epoch follows from the seed and the epoch's number alone, so that a run can be
/// split, repeated and continued.
public struct ParticipationModel: Sendable, Hashable {
    /// The operators, whose validators are numbered one operator after the other.
    public var operators: [BeaconOperator]
    /// What goes wrong.
    public var faults: [BeaconFault]
    /// In how many of a million epochs an outage of a whole group begins, for each group.
    public var groupOutagePartsPerMillion: UInt32
    /// What decides.
    public var seed: UInt64
    /// Who runs the validators that came after those of the operators, in order; nil is nobody
    /// known, whose validators do their duties always.
    public var laterOperators: [Int?] = []

    /// Joins the parts.
    public init(
        operators: [BeaconOperator], faults: [BeaconFault] = [],
        groupOutagePartsPerMillion: UInt32 = 0, seed: UInt64
    ) {
        self.operators = operators
        self.faults = faults
        self.groupOutagePartsPerMillion = groupOutagePartsPerMillion
        self.seed = seed
    }

    /// How many validators the operators run, without the later ones.
    public var validatorCount: Int { operators.reduce(0) { $0 + $1.validatorCount } }

    /// Which operator runs a validator; nil when none is known to.
    public func operatorIndex(of validator: Int) -> Int? {
        var first = 0
        for (index, entry) in operators.enumerated() {
            first += entry.validatorCount
            if validator < first { return index }
        }
        let later = validator - first
        return later < laterOperators.count ? laterOperators[later] : nil
    }

    /// The stream of an epoch.
    public func generator(at epoch: Epoch) -> Xoshiro256 {
        Xoshiro256(seed: seed).split(index: epoch.rawValue)
    }

    /// Says for each validator whether it does its duties in an epoch: 1 or 0.
    ///
    /// Validators of nobody known do theirs always.
    public func draw(
        _ online: inout [UInt8], at epoch: Epoch, _ random: inout Xoshiro256
    ) {
        var groupsDown: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        if groupOutagePartsPerMillion > 0 {
            for group in 0..<256
            where random.next(below: 1_000_000) < UInt64(groupOutagePartsPerMillion) {
                Self.set(&groupsDown, group)
            }
        }
        var first = 0
        var stopped: [Bool] = []
        stopped.reserveCapacity(operators.count)
        for (index, entry) in operators.enumerated() {
            let end = min(first + entry.validatorCount, online.count)
            let isDown =
                Self.isSet(groupsDown, Int(entry.correlationGroup))
                || faults.contains { $0.stops(entry, index, at: epoch) }
            stopped.append(isDown)
            let uptime = UInt64(entry.uptimePartsPerMillion)
            for validator in first..<end {
                // One number each, whatever happens, so that a fault does not move other draws.
                let draw = random.next(below: 1_000_000)
                online[validator] = !isDown && draw < uptime ? 1 : 0
            }
            first = end
        }
        drawLater(&online, from: first, stopped, &random)
    }

    /// Draws for the validators that came after those of the operators.
    private func drawLater(
        _ online: inout [UInt8], from first: Int, _ stopped: [Bool], _ random: inout Xoshiro256
    ) {
        for validator in first..<online.count {
            let later = validator - first
            guard later < laterOperators.count, let index = laterOperators[later] else {
                online[validator] = 1
                continue
            }
            let uptime = UInt64(operators[index].uptimePartsPerMillion)
            let draw = random.next(below: 1_000_000)
            online[validator] = !stopped[index] && draw < uptime ? 1 : 0
        }
    }

    private static func set(_ bits: inout (UInt64, UInt64, UInt64, UInt64), _ place: Int) {
        let bit: UInt64 = 1 << UInt64(place & 63)
        switch place >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }

    private static func isSet(_ bits: (UInt64, UInt64, UInt64, UInt64), _ place: Int) -> Bool {
        let words = [bits.0, bits.1, bits.2, bits.3]
        return words[place >> 6] >> UInt64(place & 63) & 1 == 1
    }
}

extension BeaconFault {
    /// Whether an operator does nothing in an epoch because of this.
    fileprivate func stops(_ entry: BeaconOperator, _ index: Int, at epoch: Epoch) -> Bool {
        switch self {
        case .offline(let operatorIndex, let epochs):
            index == operatorIndex && epochs.contains(epoch.rawValue)
        case .clientBug(let client, let epochs):
            entry.client == client && epochs.contains(epoch.rawValue)
        case .groupOutage(let group, let epochs):
            entry.correlationGroup == group && epochs.contains(epoch.rawValue)
        case .doubleProposal, .doubleVote, .surroundVote: false
        }
    }
}
