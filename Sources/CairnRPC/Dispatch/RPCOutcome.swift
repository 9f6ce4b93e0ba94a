import CairnJSON

/// How far the answer to a message has come.
public enum RPCOutcome: Sendable {
    /// The message is answered.
    case answer([UInt8])
    /// The message holds nothing but notifications, all of them done, and gets no answer.
    case silence
    /// The answer waits for something.
    case pending(PendingAnswer)

    init(_ bytes: [UInt8]?) {
        self = bytes.map { .answer($0) } ?? .silence
    }
}

/// A message whose answer waits for something.
public struct PendingAnswer: Sendable {
    enum Work: Sendable {
        case single(RPCRequest, Dispatcher, RPCRequestContext)
        case batch(Batch)
    }

    private let work: Work

    init(_ work: Work) {
        self.work = work
    }

    /// Waits for the answer; nil when the message holds nothing but notifications.
    ///
    /// - Precondition: It is called once.
    public func finish() async -> [UInt8]? {
        switch work {
        case .single(let request, let dispatcher, let context):
            var bytes: [UInt8] = []
            await dispatcher.runWaiting(request, context, into: &bytes)
            return bytes.isEmpty ? nil : bytes
        case .batch(var batch):
            await batch.runToEnd()
            return batch.bytes
        }
    }
}
