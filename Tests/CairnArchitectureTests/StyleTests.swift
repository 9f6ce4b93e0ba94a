import Foundation
import Testing

/// The bans of the project's style, each with what to write in its place.
@Suite struct StyleTests {
    struct Ban: CustomStringConvertible, Sendable {
        let pattern: String
        let replacement: String
        /// Whether it holds in the kernel only.
        var isKernelOnly = false

        var description: String { pattern }
    }

    static let bans = [
        Ban(pattern: #"\btry!"#, replacement: "a typed throw, or a precondition with a sentence"),
        Ban(pattern: #"\bas!"#, replacement: "`as?` with a guard"),
        Ban(pattern: #"catch\s*\{\s*\}"#, replacement: "what is to happen, or no catch"),
        Ban(pattern: #"\b(TODO|FIXME|XXX)\b"#, replacement: "the code itself"),
        Ban(pattern: #"\basync\b|\bawait\b"#, replacement: "a function", isKernelOnly: true),
        Ban(
            pattern: #"\b(Double|Float|Float16|Float80|CGFloat)\b"#,
            replacement: "integers with a named scale", isKernelOnly: true),
        Ban(
            pattern: #"\b(ContinuousClock|SuspendingClock|Date)\b"#,
            replacement: "the block's moment, passed in", isKernelOnly: true),
        Ban(
            pattern: #"\b(SystemRandomNumberGenerator|\.random\(in: [^,]*\))"#,
            replacement: "a seeded generator, passed in", isKernelOnly: true),
        Ban(
            pattern: #"\bDispatchQueue\b|\bThread\b|\bTask\b"#, replacement: "nothing",
            isKernelOnly: true),
    ]

    @Test("banned words do not occur", arguments: bans)
    func bannedWordsDoNotOccur(ban: Ban) throws {
        let regex = try Regex(ban.pattern)
        for file in Checkout.swiftFiles(in: "Sources")
        where !ban.isKernelOnly || LayerTests.kernel.contains(file.target) {
            for (number, text) in file.code {
                #expect(
                    text.firstMatch(of: regex) == nil,
                    "\(file):\(number) has \(ban.pattern); write \(ban.replacement)")
            }
        }
    }

    @Test("a ban would be noticed", arguments: bans)
    func bansBite(ban: Ban) throws {
        let samples = [
            "try! f()", "x as! Int", "do { } catch { }", "TODO", "await f()", "let x: Double",
            "ContinuousClock()", "SystemRandomNumberGenerator()", "Task { }",
        ]
        let regex = try Regex(ban.pattern)
        #expect(samples.contains { $0.firstMatch(of: regex) != nil })
    }

    @Test("files have one subject and an end")
    func lengths() {
        for file in Checkout.swiftFiles(in: "Sources") + Checkout.swiftFiles(in: "Tests") {
            #expect(
                file.lines.count <= 500, "\(file) has \(file.lines.count) lines; 500 is the end")
        }
    }

    @Test("names say what is inside")
    func names() {
        // Contracts that are called managers keep their names.
        let contracts: Set = [
            "AllocationManager", "DelegationManager", "EigenPodManager", "StrategyManager",
            "NodeOperatorManager", "RedemptionManager", "MembershipManager", "StakingManager",
            "ReleaseManager", "ShareManager", "PodShareManager",
        ]
        for file in Checkout.swiftFiles(in: "Sources") {
            let name = file.name.replacing(".swift", with: "")
            let type = String(name.split(separator: "+")[0])
            for banned in ["Utils", "Util", "Helpers", "Helper", "Misc", "Common"] {
                #expect(!name.hasSuffix(banned), "\(file): name what is inside")
            }
            if type.hasSuffix("Manager") {
                #expect(contracts.contains(type), "\(file): name what is inside")
            }
        }
    }

    @Test("nobody iterates over a dictionary or a set in the kernel")
    func iteration() {
        // A loop over `.keys`, `.values` or a literal set: the order differs in every process.
        for file in Checkout.swiftFiles(in: "Sources") where LayerTests.kernel.contains(file.target)
        {
            for (number, text) in file.code where text.contains("for ") && text.contains(" in ") {
                let subject = text.components(separatedBy: " in ").dropFirst().joined()
                #expect(
                    !subject.contains(".keys") || subject.contains(".sorted"),
                    "\(file):\(number) iterates in an order that no two processes share")
            }
        }
    }
}
