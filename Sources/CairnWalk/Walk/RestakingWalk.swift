import CairnChain
public import CairnConformance
import CairnEthereum
import CairnJSON
import CairnLedger
public import CairnPrimitives
import CairnRestaking

/// Where a walk goes.
public enum WalkGround: Sendable {
    /// The restaking core.
    case restaking
    /// The core with Lido and ether.fi upon it; stETH is one of the strategies' tokens.
    case liquid
}

/// How a walk is to be run.
public struct WalkOptions: Sendable {
    public var ground = WalkGround.restaking
    public var seed: UInt64
    public var steps: Int
    /// After how many steps everything is compared, not only what was touched.
    public var fullCheckEvery = 20_000
    /// Whether every action must have succeeded by the end.
    public var demandsEveryAction = true
    /// The step after which the walk breaks the shadow on purpose, to show that it is noticed.
    public var sabotageAt: Int?

    public init(seed: UInt64, steps: Int) {
        self.seed = seed
        self.steps = steps
    }
}

/// What a walk has done.
public struct WalkReport: Sendable {
    public var steps = 0
    /// By action, how many calls succeeded and how many were refused.
    public var succeeded: [WalkAction: Int] = [:]
    public var refused: [WalkAction: Int] = [:]
    public var fullChecks = 0
    public var actors = 0
    public var digest: UInt256 = .zero
    /// The rule that did not hold, after the last step; nil if all is well.
    public var fault: WalkFault?
}

/// Drives random valid and invalid operations through the restaking core, and through Lido and
/// ether.fi where it is told to go there, and keeps a shadow ledger
/// beside it: the shadow says of each call whether it is accepted and what it does, and the kernel
/// must agree.
///
/// The same seed takes the same steps in every process.
public final class RestakingWalk {
    let options: WalkOptions
    let setting: WalkSetting
    let world: World
    let shadow: Shadow
    var random: Xoshiro256
    var beacon = BeaconModel()
    var writer = CallWriter()
    var report = WalkReport()
    /// The operators, the newest last.
    var operators: [Address] = []
    /// Operators with the sets that they have joined, the newest last, those that left included.
    var joined: [Shadow.Membership] = []
    /// The owners of pods, the newest last.
    var podOwners: [Address] = []
    var newcomers = 0
    private var recorder: WalkRecorder?
    private var publishedAt: UInt64 = 0
    private let ladder: [WalkAction]
    var sums = WalkSums()

    public init(_ options: WalkOptions) throws(ConformanceError) {
        self.options = options
        setting = try WalkSetting(seed: options.seed, ground: options.ground)
        world = World(setting.configuration)
        shadow = Shadow(setting)
        random = Xoshiro256(seed: options.seed)
        ladder = WalkAction.all(on: options.ground).flatMap {
            Array(repeating: $0, count: $0.weight)
        }
    }

    // MARK: Running

    /// Takes all steps, or those up to the first fault.
    ///
    /// - Parameter progress: Called now and then with how many steps are done.
    public func run(progress: (Int) -> Void = { _ in }) -> WalkReport {
        do throws(WalkFault) {
            try prepare()
            while report.steps < options.steps {
                try step()
                if report.steps % 1_024 == 0 { progress(report.steps) }
                if report.steps % options.fullCheckEvery == 0 { try checkEverything() }
            }
            try checkEverything()
            if options.demandsEveryAction { try demandEveryAction() }
        } catch { report.fault = error }
        _ = world.store.sealBlock()
        report.digest = world.store.digest
        report.actors =
            setting.stakers.count + setting.services.count + operators.count + podOwners.count
        return report
    }

    /// Takes the steps of a seed and hands them on as the lines of a recording, without their ends.
    public static func record(
        _ options: WalkOptions, line: @escaping ([UInt8]) -> Void
    ) throws(ConformanceError) -> WalkReport {
        let walk = try RestakingWalk(options)
        walk.recorder = WalkRecorder(header: walk.setting.header, line)
        return walk.run()
    }

    private func step() throws(WalkFault) {
        if chance(4) { advance(by: chance(6) ? 1 + below(30) : 1) }
        if chance(8) { disturbBeacon() }
        for _ in 0..<16 {
            let action = ladder[below(ladder.count)]
            guard let attempt = attempt(action) else { continue }
            try perform(attempt)
            break
        }
        report.steps += 1
        if report.steps == options.sabotageAt {
            shadow.totalShares[setting.strategies[0], default: .zero] += .one
            shadow.touchedStrategies.append(setting.strategies[0])
            try checkTouched()
        }
    }

    /// Moves time on, twelve seconds a block.
    func advance(by blocks: Int) {
        shadow.block += UInt64(blocks)
        shadow.time += 12 * UInt64(blocks)
        world.ledger.moment.number = shadow.block
        world.ledger.moment.timestamp = shadow.time
        _ = world.store.sealBlock()
    }

    // MARK: Calls

    /// Makes a call that the shadow has judged, and compares.
    func perform(_ attempt: Attempt) throws(WalkFault) {
        shadow.forgetTouched()
        let outcome = send(attempt.message, note: attempt.action.rawValue)
        guard outcome.succeeded == attempt.isAccepted else {
            throw WalkFault(
                rule: "shadow",
                what: "\(attempt.action) by \(attempt.message.sender): the shadow "
                    + (attempt.isAccepted ? "accepts" : "refuses")
                    + ", the kernel answers \(outcome.output.hex.prefix(200))")
        }
        guard outcome.succeeded else {
            report.refused[attempt.action, default: 0] += 1
            if world.store.checkpoint != beforeCall {
                throw WalkFault(rule: "L6", what: "a refused \(attempt.action) left traces")
            }
            return
        }
        report.succeeded[attempt.action, default: 0] += 1
        let rates = shadow.liquid.map(LiquidRates.init)
        try attempt.effect(outcome.output)
        try checkTouched()
        if let rates { try checkLiquid(since: rates) }
    }

    /// Where the journal stood before the running call.
    private var beforeCall = Store.Checkpoint.start

    private func send(_ message: Message, note: String) -> CallOutcome {
        beforeCall = world.store.checkpoint
        let outcome = world.perform(message)
        recorder?.note(note, message, outcome, at: world.ledger.moment)
        return outcome
    }

    /// A call of the preparations, which must succeed.
    func require(_ message: Message, _ what: String) throws(WalkFault) {
        guard send(message, note: "prepare").succeeded else {
            throw WalkFault(rule: "preparation", what: what)
        }
    }

    // MARK: Chance

    func below(_ bound: Int) -> Int { Int(random.next(below: UInt64(bound))) }

    /// Once in so many times.
    func chance(_ times: Int) -> Bool { below(times) == 0 }

    func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// One of the newest of a list.
    func recent<Element>(_ list: [Element], _ count: Int) -> Element? {
        list.isEmpty ? nil : list[list.count - 1 - below(min(count, list.count))]
    }

    /// A part of an amount, sometimes all of it.
    func part(of amount: UInt256) -> UInt256 {
        switch below(8) {
        case 0: amount
        case 1: min(amount, UInt256(UInt64(1 + below(1_000))))
        default: ShadowMath.divide(amount, UInt256(UInt64(1 + below(1_000))), by: 1_000)
        }
    }

    // MARK: Around the calls

    /// Makes the oracle know the beacon chain of now.
    func publish() {
        guard beacon.isDirty || publishedAt != shadow.time else { return }
        beacon.settle()
        publishedAt = shadow.time
        world.setBeaconRoot(beacon.blockRoot, at: shadow.time)
        recorder?.noteRoot(beacon.blockRoot, for: shadow.time, at: world.ledger.moment)
    }

    /// Ether that the consensus layer adds to a balance.
    func credit(_ amount: UInt256, to account: Address) {
        world.ledger.accounts.issue(Wei(rawValue: amount), to: account)
        shadow.ether[account, default: .zero] += amount
        recorder?.noteCredit(Wei(rawValue: amount), to: account, at: world.ledger.moment)
    }

    private func demandEveryAction() throws(WalkFault) {
        for action in WalkAction.all(on: options.ground) where (report.succeeded[action] ?? 0) == 0
        {
            throw WalkFault(rule: "coverage", what: "\(action) never succeeded")
        }
    }
}
