/// The way from a wallet's seed to one of its keys.
///
/// - Spec: BIP-32, BIP-44.
public struct DerivationPath: Hashable, Sendable {
    /// The first number that stands for a hardened step.
    public static var hardened: UInt32 { 0x8000_0000 }

    /// The number of the child at each step; from ``hardened`` on, the step is hardened.
    public let steps: [UInt32]

    /// Takes the steps.
    public init(steps: [UInt32]) {
        self.steps = steps
    }

    /// Reads text such as `m/44'/60'/0'/0/0`, or nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "m" else { return nil }
        var steps: [UInt32] = []
        for part in parts.dropFirst() {
            let isHardened = part.hasSuffix("'")
            let digits = isHardened ? part.dropLast() : part
            guard digits.first?.isNumber == true, let number = UInt32(digits),
                number < DerivationPath.hardened
            else { return nil }
            steps.append(isHardened ? number | DerivationPath.hardened : number)
        }
        self.steps = steps
    }

    /// The path of Ethereum's account number `index`: `m/44'/60'/0'/0/index`.
    ///
    /// - Precondition: `index` is below ``hardened``.
    public static func ethereum(_ index: UInt32) -> DerivationPath {
        precondition(index < hardened, "Accounts are not hardened steps.")
        return DerivationPath(steps: [44 | hardened, 60 | hardened, hardened, 0, index])
    }
}

extension DerivationPath: CustomStringConvertible {
    /// The path as text, such as `m/44'/60'/0'/0/0`.
    public var description: String {
        steps.reduce(into: "m") { text, step in
            let isHardened = step >= DerivationPath.hardened
            text += "/\(step & ~DerivationPath.hardened)\(isHardened ? "'" : "")"
        }
    }
}
