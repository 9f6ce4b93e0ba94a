import CairnEthereum
import CairnJSON
import CairnPrimitives
import Foundation

/// Tells the tour, to people as text or to programs as one JSON array at the end.
final class Narrator {
    let language: TourLanguage
    private let isJSON: Bool
    private let isTerminal: Bool
    private var number = 0
    private var steps: [JSON] = []
    private var title = ""
    private var facts: [JSON] = []
    private var transactions: [JSON] = []
    /// How many transactions and checks there were.
    private(set) var sent = 0
    private(set) var checked = 0

    init(_ language: TourLanguage, isJSON: Bool) {
        self.language = language
        self.isJSON = isJSON
        isTerminal = isatty(STDOUT_FILENO) == 1
    }

    /// A heading over several steps.
    func chapter(_ name: Told) {
        let text = name.text(in: language)
        show("")
        show(strong("══ \(text) " + String(repeating: "═", count: max(3, 70 - width(of: text)))))
    }

    /// Begins a step: its title, and what happens in it and why.
    func step(_ name: Told, _ explanation: Told) {
        endStep()
        number += 1
        title = name.text(in: language)
        show("")
        show(strong("\(number). \(title)"))
        let lines = wrapped(explanation.text(in: language), width: 96)
        for line in lines { show("   " + line) }
    }

    /// A transaction that a block holds.
    func transaction(_ receipt: WireReceipt, _ what: Told, by who: String) {
        sent += 1
        let text = what.text(in: language)
        let block = Told("block \(receipt.block)", "區塊 \(receipt.block)").text(in: language)
        show("   \(mark) \(who) → \(text)")
        show("     " + soft("\(receipt.hash.hex.prefix(18))…  \(block)  gas \(receipt.gasUsed)"))
        transactions.append([
            "hash": .string(receipt.hash.hex), "call": .string(text), "by": .string(who),
            "block": .number(JSONNumber(receipt.block)),
            "gasUsed": .number(JSONNumber(receipt.gasUsed)),
        ])
    }

    /// An amount or another value, exactly.
    func fact(_ name: Told, _ value: String) {
        let text = name.text(in: language)
        let space = String(repeating: " ", count: max(1, 46 - width(of: text)))
        show("     \(text)\(space)\(value)")
        facts.append(["name": .string(text), "value": .string(value)])
    }

    func fact(_ name: Told, _ value: Told) { fact(name, value.text(in: language)) }

    /// Something that must be so.
    ///
    /// - Throws: ``Failure`` if it is not.
    func check(_ holds: Bool, _ claim: Told) throws {
        guard holds else {
            throw Failure(
                Told(
                    "step \(number), \"\(title)\": not true that \(claim.english)",
                    "第 \(number) 步「\(title)」不成立：\(claim.chinese)"
                ).text(in: language))
        }
        checked += 1
        show("   \(mark) " + claim.text(in: language))
        facts.append(["name": .string(claim.text(in: language)), "value": true])
    }

    /// A word for the person who waits.
    func progress(_ name: Told, total: Int) -> ProgressBar {
        ProgressBar("   " + name.text(in: language), total: total)
    }

    /// The last words; with JSON, all that was told.
    func finish(_ summary: Told) {
        endStep()
        if isJSON {
            print(JSON.array(steps).indented)
            return
        }
        show("")
        show(strong(summary.text(in: language)))
    }

    private func endStep() {
        guard number > 0 else { return }
        steps.append([
            "step": .number(JSONNumber(number)), "title": .string(title),
            "transactions": .array(transactions), "facts": .array(facts),
        ])
        facts = []
        transactions = []
    }

    // MARK: Looks

    private func show(_ line: String) {
        if !isJSON { print(line) }
    }

    private var mark: String { isTerminal ? "\u{1B}[32m✓\u{1B}[0m" : "✓" }

    private func strong(_ text: String) -> String {
        isTerminal ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private func soft(_ text: String) -> String {
        isTerminal ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    /// Columns on a terminal: Chinese characters and their punctuation take two.
    private func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    private func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Lines no wider than `width`, broken at spaces and between Chinese characters.
    private func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in pieces(of: text) {
            if !line.isEmpty, self.width(of: line) + self.width(of: word) > width {
                lines.append(line)
                line = word.first == " " ? String(word.dropFirst()) : word
            } else {
                line += word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// What must stay on one line: words with the space before them, Chinese characters with the
    /// punctuation that follows.
    private func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        for character in text {
            let isBreak: Bool
            if let scalar = character.unicodeScalars.first, let last = pieces.last?.last {
                let wasWide = last.unicodeScalars.first.map(isWide) ?? false
                let isPunctuation = "，。；：、！？）」』—…".contains(character)
                let wasOpening = "（「『".contains(last)
                isBreak =
                    character == " "
                    || ((isWide(scalar) || wasWide) && !isPunctuation && !wasOpening && last != " ")
            } else {
                isBreak = true
            }
            if isBreak || pieces.isEmpty {
                pieces.append(String(character))
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces
    }
}

/// An amount with all its digits.
func exact(_ amount: Wei, _ symbol: String) -> String { "\(amount.formattedEther()) \(symbol)" }

/// Shares of a pool, all digits, in units of 10^18.
func exact(_ shares: Shares) -> String { Wei(rawValue: shares.rawValue).formattedEther() }
