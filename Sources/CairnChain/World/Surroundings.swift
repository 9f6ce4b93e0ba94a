import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Calls by bytes to contracts of which a protocol knows only an interface.
///
/// The protocols declare what they need of their surroundings; the folders of `Interfaces/` extend
/// this class to provide it.
public final class Surroundings {
    let ledger: Ledger

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// Whether code lives at the address.
    func hasCode(_ address: Address) -> Bool { ledger.accounts[address].code != .none }

    /// Calls a function by its signature and returns what it answers.
    ///
    /// - Throws: What the callee refuses with.
    func call<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at recipient: Address,
        from sender: Address, value: Wei = .zero, isStatic: Bool = false
    ) throws(Revert) -> Bytes {
        try ledger.host.call(
            Message(
                sender: sender, recipient: recipient, value: value,
                input: Bytes(Selector(hashing: signature).bytes + arguments.encoded()),
                isStatic: isStatic))
    }

    /// Reads an answer as Solidity does.
    ///
    /// - Throws: ``EmptyRevert`` if the bytes are not such a value.
    func read<Value: ABIValue>(_ output: Bytes, as: Value.Type = Value.self) throws(Revert) -> Value
    {
        do throws(ABIError) {
            var failure: ABIError?
            let value: Value? = output.bytes.withUnsafeBytes { bytes in
                do throws(ABIError) {
                    return try ABIReader.read(bytes) { reader throws(ABIError) in
                        try Value.decode(from: &reader)
                    }
                } catch {
                    failure = error
                    return nil
                }
            }
            if let failure { throw failure }
            guard let value else { throw .truncated(atByte: 0, needed: 32, found: 0) }
            return value
        } catch {
            throw Revert(EmptyRevert())
        }
    }

    /// Calls a function of a contract that must have code, and reads its answer.
    func call<each Argument: ABIValue, Value: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at recipient: Address,
        from sender: Address, value: Wei = .zero, isStatic: Bool = false,
        returning: Value.Type = Value.self
    ) throws(Revert) -> Value {
        try require(hasCode(recipient), EmptyRevert())
        let output: Bytes = try call(
            signature, arguments, at: recipient, from: sender, value: value, isStatic: isStatic)
        return try read(output)
    }
}
