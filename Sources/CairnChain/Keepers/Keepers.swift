import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
public import CairnPrimitives

/// What a keeper did not do, and why.
public struct KeeperRefusal: Hashable, Sendable {
    /// The function that refused, by its signature.
    public let signature: String
    public let sender: Address
    /// What it refused with.
    public let reason: Bytes
}

extension Chain {
    /// Sends what those who look after Lido and ether.fi send when a new day, or a new period of
    /// reports, has begun with the open block: deposits, reports and all that belongs to them.
    ///
    /// They are ordinary transactions of the accounts that hold the roles, and the block records
    /// them. So a block that is produced again needs no keepers, and must not be given them.
    ///
    /// A keeper looks at the world, at the beacon chain and at the block's time, and remembers
    /// nothing. Each transaction is tried first: what would fail is not sent.
    ///
    /// - Returns: What would have failed; empty when all went well or nothing was due.
    /// - Precondition: A block is open, and no transaction of a user is in it.
    @discardableResult
    public func runKeepers() -> [KeeperRefusal] {
        guard let ahead, ahead.beacon.parameters.hasKeepers, let environment = openEnvironment
        else { return [] }
        let clock = KeeperClock(ahead.beacon, world)
        let (before, now) = (head.timestamp, environment.timestamp)
        let isLidoDue = world.configuration.lido != nil && clock.isLidoDue(from: before, to: now)
        let isEtherFiDue =
            world.configuration.etherFi != nil && clock.isEtherFiDue(from: before, to: now)
        guard isLidoDue || isEtherFiDue else { return [] }
        let round = KeeperRound(self, ahead.beacon, environment)
        if isLidoDue { round.keepLido() }
        if isEtherFiDue { round.keepEtherFi() }
        return round.refusals
    }
}

/// When keepers act. It compares two times and reads a few words of the world, so that a block in
/// which nothing is due costs next to nothing.
struct KeeperClock {
    private let beacon: BeaconChain
    private let world: World

    init(_ beacon: BeaconChain, _ world: World) {
        self.beacon = beacon
        self.world = world
    }

    /// The epochs from one report of Lido's oracle to the next: a day.
    ///
    /// - Spec: Lido core, `deployed-mainnet.json`, `epochsPerFrame` of `hashConsensusForAccountingOracle`
    static let lidoFrameEpochs: UInt64 = 225

    /// Whether a frame of Lido's oracle began after one time and at or before another.
    func isLidoDue(from before: UInt64, to now: UInt64) -> Bool {
        let length = Self.lidoFrameEpochs * beacon.rules.preset.slotsPerEpoch
        return beacon.slot(at: now).rawValue / length > beacon.slot(at: before).rawValue / length
    }

    /// Whether a period of ether.fi's oracle became reportable after one time and at or before
    /// another: two epochs after its last slot.
    ///
    /// A report must be of a block after the one in which the last report was applied, so that the
    /// very next block cannot apply one. The block after that makes up for it.
    func isEtherFiDue(from before: UInt64, to now: UInt64) -> Bool {
        let applied = world.etherFi.state.admin.value.lastExecutionBlock
        if applied > 0, applied + 2 == world.ledger.moment.number { return true }
        let oracle = world.etherFi.state.oracle.value
        let length = oracle.reportPeriodSlots
        guard length > 0 else { return false }
        let lag =
            oracle.reportStartSlot + 2 * UInt64(world.etherFi.parameters.oracle.slotsPerEpoch)
        func period(_ time: UInt64) -> UInt64 {
            let slot = beacon.slot(at: time).rawValue
            return slot < lag ? 0 : (slot - lag) / length
        }
        return period(now) > period(before)
    }
}
