import CairnJSON

/// The name of a subscription: 128 random bits, so no two are ever confused.
public struct SubscriptionID: Sendable, Hashable {
    /// `0x` and 32 lower-case digits.
    public let text: String

    /// Takes the text that a client sent.
    public init(_ text: String) {
        self.text = text
    }

    /// Draws a name from the system's random source.
    static func random() -> SubscriptionID {
        let digits = String(UInt128.random(in: .min ... .max), radix: 16)
        return SubscriptionID("0x" + String(repeating: "0", count: 32 - digits.count) + digits)
    }
}
