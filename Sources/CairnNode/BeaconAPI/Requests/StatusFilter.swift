import CairnBeacon
import CairnJSON

extension ValidatorStage {
    /// The first word of the status, which names several together.
    var group: Substring { rawValue.prefix { $0 != "_" } }
}

/// Which statuses a client asks for.
///
/// - Spec: beacon-APIs, `apis/beacon/states/validators.yaml`
struct StatusFilter {
    private let stages: Set<ValidatorStage>

    /// The names of groups that stand for several statuses.
    static let groups = ["pending", "active", "exited", "withdrawal"]

    /// Reads names of statuses and of groups; none at all stands for every status.
    ///
    /// - Throws: 400.
    init(_ names: [String]) throws(BeaconAPIError) {
        guard !names.isEmpty else {
            stages = Set(ValidatorStage.allCases)
            return
        }
        var wanted = Set<ValidatorStage>()
        for name in names {
            if let stage = ValidatorStage(rawValue: name) {
                wanted.insert(stage)
            } else if Self.groups.contains(name) {
                wanted.formUnion(ValidatorStage.allCases.filter { $0.group == name })
            } else {
                let known = Self.groups + ValidatorStage.allCases.map(\.rawValue)
                throw .invalid(
                    "status", name, expected: "one of " + known.joined(separator: ", "))
            }
        }
        stages = wanted
    }

    /// Whether every status is asked for.
    var isAll: Bool { stages.count == ValidatorStage.allCases.count }

    /// Whether a status is asked for.
    func contains(_ stage: ValidatorStage) -> Bool { stages.contains(stage) }
}
