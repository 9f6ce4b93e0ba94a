import Foundation

/// A bar on the terminal that long work moves along; nothing where there is no terminal.
final class ProgressBar {
    private let name: String
    private let total: Int
    private let isShown: Bool
    private var lastPercent = -1

    init(_ name: String, total: Int) {
        self.name = name
        self.total = max(total, 1)
        isShown = isatty(STDERR_FILENO) == 1
    }

    func show(_ done: Int) {
        let percent = min(100, done * 100 / total)
        guard isShown, percent != lastPercent else { return }
        lastPercent = percent
        let filled = String(repeating: "█", count: percent / 4)
        let rest = String(repeating: "░", count: 25 - percent / 4)
        write("\r\(name) \(filled)\(rest) \(percent) %")
    }

    /// Takes the bar away.
    func finish() {
        if isShown, lastPercent >= 0 { write("\r\u{1B}[2K") }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
