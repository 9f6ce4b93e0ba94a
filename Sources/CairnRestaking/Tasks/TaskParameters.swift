public import CairnPrimitives

/// Where releases and tasks are published, and what the mailbox was set up with.
public struct TaskParameters: Sendable {
    public var releaseManager: Address = "0xeda3cad031c0cf367cf3f517ee0dc98f9ba80c8f"
    public var taskMailbox: Address = "0x132b466d9d5723531f68797519dfed701ac2c749"
    /// The longest that a task may take, in seconds: 7 days.
    public var maxTaskSeconds: UInt64 = 604_800
    /// What of fees goes to the collector, in basis points.
    public var feeSplit: UInt16 = 0
    public var feeSplitCollector: Address = "0xbe1685c81aa44ff9fb319dd389addd9374383e90"

    public init() {}
}
