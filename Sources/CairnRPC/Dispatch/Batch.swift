import CairnJSON

/// The requests of a batch, those done so far with their answers.
///
/// Requests run one after the other in their order, so a batch that sends a transaction and
/// reads its effect means what it says.
struct Batch: Sendable {
    private let values: [JSON]
    private let dispatcher: Dispatcher
    private let context: RPCRequestContext
    private var next = 0
    private var answers: [UInt8] = []

    init(_ values: [JSON], dispatcher: Dispatcher, context: RPCRequestContext) {
        self.values = values
        self.dispatcher = dispatcher
        self.context = context
    }

    /// The answers as one array, or nil when there are none.
    var bytes: [UInt8]? {
        guard !answers.isEmpty else { return nil }
        var bytes = answers
        bytes[0] = UInt8(ascii: "[")
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    /// Runs requests until one would wait; true when none is left.
    mutating func runUntilWaiting() -> Bool {
        while next < values.count {
            switch begin(values[next]) {
            case .done: next += 1
            case .waits: return false
            }
        }
        return true
    }

    /// Runs all requests that are left, waiting where they do.
    mutating func runToEnd() async {
        while next < values.count {
            if case .waits(let request) = begin(values[next]) {
                let start = openAnswer()
                await dispatcher.runWaiting(request, context, into: &answers)
                closeAnswer(begunAt: start)
            }
            next += 1
        }
    }

    private enum Progress {
        case done
        case waits(RPCRequest)
    }

    private mutating func begin(_ value: JSON) -> Progress {
        let start = openAnswer()
        defer { closeAnswer(begunAt: start) }
        do throws(RPCRequest.Refusal) {
            let request = try RPCRequest(value)
            let limit = dispatcher.limits.batchAnswerBytes
            if start > limit {
                let refusal = RPCRequest.Refusal(id: request.id, .answerTooLarge(limit: limit))
                Dispatcher.write(refusal, into: &answers)
            } else if !dispatcher.run(request, context, into: &answers) {
                return .waits(request)
            }
        } catch {
            Dispatcher.write(error, into: &answers)
        }
        return .done
    }

    /// Writes the comma before an answer; the first one becomes the opening bracket.
    private mutating func openAnswer() -> Int {
        let start = answers.count
        answers.append(UInt8(ascii: ","))
        return start
    }

    /// Takes the comma back when no answer followed it.
    private mutating func closeAnswer(begunAt start: Int) {
        if answers.count == start + 1 { answers.removeLast() }
    }
}
