import CairnJSON
import CairnRPC
import Foundation
import Testing

@Suite("Hostile messages")
struct DispatcherFuzzTests {
    /// How many messages are tried; the environment variable `CAIRN_FUZZ` changes it.
    static let count = ProcessInfo.processInfo.environment["CAIRN_FUZZ"].flatMap(Int.init) ?? 50_000

    static func makeMethods() -> RPCMethods {
        var methods = makeExampleMethods()
        methods.add("fuzz_call") { _, parameters throws(RPCError) in
            let call = try parameters.call(0)
            _ = try parameters.block(1)
            _ = try parameters.stateOverrides(2)
            _ = try parameters.blockOverrides(3)
            return .data(call.input ?? [])
        }
        methods.add("fuzz_logs") { _, parameters throws(RPCError) in
            .quantity(try parameters.filter(0).addresses.count)
        }
        methods.add("fuzz_typed") { _, parameters throws(RPCError) in
            .string(try parameters.string(1, "text"))
        }
        return methods
    }

    /// Lets other tests have the thread from time to time.
    private func rest(after seed: UInt64) async {
        if seed.isMultiple(of: 64) { await Task.yield() }
    }

    @Test("get an answer that is JSON-RPC, or none where none is due")
    func answers() async throws {
        let dispatcher = Dispatcher(Self.makeMethods(), limits: RPCLimits(batchLength: 10))
        let context = RPCRequestContext(peer: .remote)
        for seed in 0..<UInt64(Self.count) {
            var mutator = RequestMutator(seed: seed)
            let message = mutator.message()
            await rest(after: seed)
            let answer = await dispatcher.answer(to: message, context: context)
            guard isWellFormed(answer, to: message) else {
                Issue.record("Seed \(seed): \(String(decoding: message, as: UTF8.self))")
                return
            }
        }
    }

    @Test("are read as one value that survives writing and reading, or refused in bounds")
    func values() async throws {
        for seed in 0..<UInt64(Self.count) {
            var mutator = RequestMutator(seed: seed &+ 0x5EED)
            let message = mutator.message()
            await rest(after: seed)
            do throws(JSONSyntaxError) {
                let value = try JSON(parsing: message)
                let again = try JSON(parsing: value.bytes)
                #expect(again == value, "Seed \(seed)")
                #expect(again.bytes == value.bytes, "Seed \(seed)")
            } catch {
                #expect((0...message.count).contains(error.offset), "Seed \(seed)")
            }
        }
    }

    @Test("are accepted only if another reader accepts them, too")
    func secondOpinion() async throws {
        for seed in 0..<UInt64(Self.count / 10) {
            var mutator = RequestMutator(seed: seed &+ 0xF00D)
            let message = mutator.message()
            await rest(after: seed)
            // Foundation refuses numbers that no Double holds; they are kept as text here.
            guard let value = try? JSON(parsing: message), isFinite(value) else { continue }
            let options: JSONSerialization.ReadingOptions = [.fragmentsAllowed]
            #expect(throws: Never.self, "Seed \(seed)") {
                try JSONSerialization.jsonObject(with: Data(message), options: options)
            }
        }
    }

    /// Whether all numbers in a value are within the range of a Double.
    private func isFinite(_ value: JSON) -> Bool {
        switch value {
        case .null, .bool, .string: true
        case .number(let number): Double(number.text)?.isFinite ?? false
        case .array(let elements): elements.allSatisfy(isFinite)
        case .object(let object): object.members.allSatisfy { isFinite($0.value) }
        }
    }

    /// Whether bytes are what JSON-RPC allows as an answer to a message.
    private func isWellFormed(_ answer: [UInt8]?, to message: [UInt8]) -> Bool {
        guard let answer else {
            // Silence is right only where the message was JSON and something in it was a
            // notification.
            return (try? JSON(parsing: message)).map(holdsNotification) ?? false
        }
        guard let value = try? JSON(parsing: answer) else { return false }
        if case .array(let answers) = value {
            return !answers.isEmpty && answers.allSatisfy(isAnswer)
        }
        return isAnswer(value)
    }

    private func holdsNotification(_ value: JSON) -> Bool {
        if case .array(let values) = value { return values.contains(where: holdsNotification) }
        return value["id"] == nil && value["method"]?.text != nil
    }

    private func isAnswer(_ value: JSON) -> Bool {
        guard case .object(let object) = value, object.count == 3,
            object["jsonrpc"]?.text == "2.0", let id = object["id"]
        else { return false }
        switch id {
        case .null, .number, .string: break
        case .bool, .array, .object: return false
        }
        guard let error = object["error"] else { return object["result"] != nil }
        guard case .number(let code)? = error["code"], Int(code.text) != nil else { return false }
        return error["message"]?.text != nil
    }
}
