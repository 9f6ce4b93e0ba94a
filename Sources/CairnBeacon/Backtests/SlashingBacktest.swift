public import CairnPrimitives

/// A slashing of the past: what was published of it, and what of that the models take.
public struct SlashingBacktest: Sendable, Hashable {
    /// How the case is asked for.
    public var name: String
    /// What happened.
    public var title: String
    /// How many validators like the one of the facts are counted together.
    public var validatorCount: UInt64
    /// How many validators of 32 ether were slashed with them and are not counted.
    public var othersSlashed: UInt64
    /// The facts that the models take, of one validator.
    public var incident: SlashedLifetime.Incident
    /// What was published of the loss.
    public var published: [PublishedFigure]
    /// What else the facts can be read as, and what would have been under other circumstances.
    public var readings: [Reading]
    /// What nobody has published and the models need.
    public var assumptions: [String]
    /// Where the facts are from.
    public var sources: [Source]

    /// The facts, or some of them, told differently.
    public struct Reading: Sendable, Hashable {
        /// What is different.
        public var name: String
        /// The facts.
        public var incident: SlashedLifetime.Incident

        /// Joins the parts.
        public init(name: String, incident: SlashedLifetime.Incident) {
            self.name = name
            self.incident = incident
        }
    }

    /// A publication.
    public struct Source: Sendable, Hashable {
        /// Who published what.
        public var title: String
        /// Where it can be read.
        public var address: String

        /// Joins the parts.
        public init(title: String, address: String) {
            self.title = title
            self.address = address
        }
    }

    /// Joins the parts.
    public init(
        name: String, title: String, validatorCount: UInt64, othersSlashed: UInt64 = 0,
        incident: SlashedLifetime.Incident, published: [PublishedFigure] = [],
        readings: [Reading] = [], assumptions: [String] = [], sources: [Source] = []
    ) {
        self.name = name
        self.title = title
        self.validatorCount = validatorCount
        self.othersSlashed = othersSlashed
        self.incident = incident
        self.published = published
        self.readings = readings
        self.assumptions = assumptions
        self.sources = sources
    }

    /// Every case, the oldest first.
    public static let all: [SlashingBacktest] = [.april2023, .september2025]

    /// The case of a name.
    public static func named(_ name: String) -> SlashingBacktest? {
        all.first { $0.name == name }
    }
}

/// A figure that somebody published of a loss.
public struct PublishedFigure: Sendable, Hashable {
    /// What the figure is about.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        /// What the slashing took at once.
        case initialPenalty
        /// What missed votes cost.
        case missedVotes
        /// What was taken half way to the withdrawal.
        case correlationPenalty
        /// All that was taken.
        case penalties
        /// What the validators would have earned.
        case missedRewards
        /// All that was taken and all that was not earned.
        case penaltiesAndMissedRewards
        /// What was paid out in the end.
        case remaining
    }

    /// What it is about.
    public var subject: Subject
    /// The amount of all counted validators together.
    public var amount: Gwei
    /// How it came about.
    public var remark: String
    /// Which of the case's sources has it, counted from 0.
    public var sourceIndex: Int

    /// Joins the parts.
    public init(subject: Subject, amount: Gwei, remark: String, sourceIndex: Int) {
        self.subject = subject
        self.amount = amount
        self.remark = remark
        self.sourceIndex = sourceIndex
    }

    /// By how much a model differs from this: the amount in gwei, and in millionths of the figure.
    ///
    /// - Rounds: The millionths towards nothing.
    public func difference(of found: Gwei) -> (gwei: Int64, partsPerMillion: Int64) {
        let isMore = found > amount
        let size = isMore ? found - amount : amount - found
        let parts =
            amount.isZero
            ? 0 : size.mulDiv(1_000_000, by: amount.rawValue, rounding: .down).rawValue
        let gwei = Int64(size.rawValue)
        return isMore ? (gwei, Int64(parts)) : (-gwei, -Int64(parts))
    }
}
