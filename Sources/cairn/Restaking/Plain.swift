import CairnEthereum
import CairnPrimitives
import CairnRestaking
import Foundation

/// A part of 10^18 as a percentage.
func percent(_ wad: UInt256) -> String {
    Wei(rawValue: wad * UInt256(100)).formattedEther(maxDecimals: 4) + " %"
}

/// A part of a whole as a percentage, rounded down.
func percent(_ part: UInt64, of whole: UInt64) -> String {
    guard whole > 0 else { return "0 %" }
    return percent(UInt256(part) * RestakingReader.whole / UInt256(whole))
}

extension OperatorSet {
    /// The set for people.
    var name: String { "set #\(id) of \(avs.checksummed)" }
}

/// Shares with their strategy, and what they are worth.
func described(_ shares: Shares, _ worth: Wei, in strategy: Address) -> String {
    let name = KnownStrategy.name(of: strategy)
    return "\(exact(worth, name))  (\(exact(shares)) shares)"
}

/// The time of a block that is still to come, twelve seconds a block.
func expected(block: UInt64, head: UInt64, time: UInt64) -> String {
    let seconds = time + (block > head ? (block - head) * 12 : 0)
    let date = Date(timeIntervalSince1970: TimeInterval(seconds))
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate, .withTime, .withColonSeparatorInTime]
    return "block \(block), about "
        + formatter.string(from: date).prefix(16)
        .replacingOccurrences(of: "T", with: " ") + " UTC"
}

/// A row of text: names in one column, values in the next.
func row(_ name: String, _ value: String, indent: Int = 2) {
    let space = String(repeating: " ", count: max(1, 24 - name.count))
    print(String(repeating: " ", count: indent) + name + space + value)
}
