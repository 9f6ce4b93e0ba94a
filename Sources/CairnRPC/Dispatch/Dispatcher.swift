import CairnJSON

/// Turns the bytes of a message into the bytes of its answer.
///
/// Nothing that a client sends makes it throw or trap; every refusal is an answer.
/// - Spec: JSON-RPC 2.0, sections 4 to 6
public struct Dispatcher: Sendable {
    /// The methods that are served.
    public let methods: RPCMethods
    /// How much one message may ask for.
    public let limits: RPCLimits

    /// Serves a table of methods.
    public init(_ methods: RPCMethods, limits: RPCLimits = RPCLimits()) {
        self.methods = methods
        self.limits = limits
    }

    /// Answers a message, or gives nil when it holds nothing but notifications.
    public func answer(to message: [UInt8], context: RPCRequestContext) async -> [UInt8]? {
        let outcome = message.span.bytes.withUnsafeBytes { begin($0, context: context) }
        switch outcome {
        case .answer(let bytes): return bytes
        case .silence: return nil
        case .pending(let pending): return await pending.finish()
        }
    }

    /// Answers a message as far as that goes without waiting.
    ///
    /// A request for a method that waits, and a batch that contains one or is long, come back as
    /// ``RPCOutcome/pending(_:)``; everything else is answered when this returns.
    public func begin(
        _ message: UnsafeRawBufferPointer, context: RPCRequestContext
    ) -> RPCOutcome {
        let value: JSON
        do throws(JSONSyntaxError) {
            value = try JSON(parsing: message, maximumDepth: limits.nesting)
        } catch {
            return .answer(Dispatcher.bytes(of: .malformedJSON(error)))
        }
        guard case .array(let values) = value else { return beginSingle(value, context) }
        guard !values.isEmpty else {
            return .answer(Dispatcher.bytes(of: .invalidRequest("the batch is empty")))
        }
        guard values.count <= limits.batchLength else {
            let reason =
                "a batch of \(values.count) requests is over the limit of \(limits.batchLength)"
            return .answer(Dispatcher.bytes(of: .invalidRequest(reason)))
        }
        var batch = Batch(values, dispatcher: self, context: context)
        if values.count > limits.inlineBatchLength || !batch.runUntilWaiting() {
            return .pending(PendingAnswer(.batch(batch)))
        }
        return RPCOutcome(batch.bytes)
    }

    private func beginSingle(_ value: JSON, _ context: RPCRequestContext) -> RPCOutcome {
        var bytes: [UInt8] = []
        do throws(RPCRequest.Refusal) {
            let request = try RPCRequest(value)
            guard run(request, context, into: &bytes) else {
                return .pending(PendingAnswer(.single(request, self, context)))
            }
        } catch {
            Dispatcher.write(error, into: &bytes)
        }
        return RPCOutcome(bytes.isEmpty ? nil : bytes)
    }

    /// Answers a request if its method does not wait; false otherwise.
    func run(
        _ request: RPCRequest, _ context: RPCRequestContext, into bytes: inout [UInt8]
    ) -> Bool {
        var result: Result<JSON, RPCError>
        switch methods[request.method] {
        case .suspending: return false
        case nil: result = .failure(.methodNotFound(request.method))
        case .immediate(let answer):
            do throws(RPCError) {
                result = .success(try answer(context, request.parameters))
            } catch {
                result = .failure(error)
            }
        }
        Dispatcher.write(result, for: request, into: &bytes)
        return true
    }

    /// Answers a request, waiting where its method does.
    func runWaiting(
        _ request: RPCRequest, _ context: RPCRequestContext, into bytes: inout [UInt8]
    ) async {
        guard case .suspending(let answer) = methods[request.method] else {
            _ = run(request, context, into: &bytes)
            return
        }
        let result: Result<JSON, RPCError>
        do throws(RPCError) {
            result = .success(try await answer(context, request.parameters))
        } catch {
            result = .failure(error)
        }
        Dispatcher.write(result, for: request, into: &bytes)
    }
}

// MARK: - Writing

extension Dispatcher {
    /// Room for an answer that is no block and no list of logs.
    private static let usualAnswerBytes = 192

    private static func write(
        _ result: Result<JSON, RPCError>, for request: RPCRequest, into bytes: inout [UInt8]
    ) {
        guard let id = request.id else { return }
        if bytes.isEmpty { bytes.reserveCapacity(usualAnswerBytes) }
        switch result {
        case .success(let value): RPCAnswer.write(value, id: id, into: &bytes)
        case .failure(let error): RPCAnswer.write(error, id: id, into: &bytes)
        }
    }

    /// Appends the answer to a value that is no request, if it gets one.
    static func write(_ refusal: RPCRequest.Refusal, into bytes: inout [UInt8]) {
        guard let id = refusal.id else { return }
        RPCAnswer.write(refusal.error, id: id, into: &bytes)
    }

    /// An answer to a message in which no request was found.
    static func bytes(of error: RPCError) -> [UInt8] {
        var bytes: [UInt8] = []
        RPCAnswer.write(error, id: .null, into: &bytes)
        return bytes
    }
}
