public import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// How a call from outside ended.
public struct CallOutcome: Hashable, Sendable {
    public let succeeded: Bool
    /// What was returned, or the revert data.
    public let output: Bytes
    /// Empty unless the call succeeded.
    public let logs: [Log]
    /// Gas of the methods that ran, without the intrinsic part.
    public let gasUsed: UInt64
}

extension World {
    /// Calls nested deeper than this fail without data.
    private static let maximumDepth = 256

    /// Runs a call from outside: kept whole or dropped whole.
    public func perform(_ message: Message) -> CallOutcome {
        var output = ABIWriter()
        var logs = LogBatch()
        let succeeded = perform(message, output: &output, logs: &logs)
        return CallOutcome(
            succeeded: succeeded, output: Bytes(output.copy()), logs: logs.logs(),
            gasUsed: gasUsed)
    }

    /// Runs a call from outside into buffers that the caller reuses; tells whether it succeeded.
    public func perform(
        _ message: borrowing Message, output: inout ABIWriter, logs: inout LogBatch
    ) -> Bool {
        message.input.bytes.withUnsafeBytes { input in
            perform(
                sender: message.sender, recipient: message.recipient, value: message.value,
                input: input, isStatic: message.isStatic, output: &output, logs: &logs)
        }
    }

    private func perform(
        sender: Address, recipient: Address, value: Wei, input: UnsafeRawBufferPointer,
        isStatic: Bool, output: inout ABIWriter, logs: inout LogBatch
    ) -> Bool {
        output.truncate(to: 0)
        logs.removeAll()
        ledger.events.removeAll()
        gasUsed = 0
        ranOutOfGas = false
        let start = ledger.checkpoint
        do throws(Revert) {
            try run(
                sender: sender, recipient: recipient, value: value, input: input,
                isStatic: isStatic, depth: 0, output: &output)
            // A contract may have caught the refusal of a call that ran out of gas.
            try require(!ranOutOfGas, EmptyRevert())
            if isStatic {
                ledger.rollback(to: start)
            } else {
                catalog.events.encode(ledger.events, into: &logs)
            }
            return true
        } catch {
            ledger.rollback(to: start)
            output.truncate(to: 0)
            error.data.bytes.bytes.withUnsafeBytes { output.append(raw: $0) }
            return false
        }
    }

    /// Carries out a call that a contract makes: dropped whole if it fails.
    public func call(_ message: Message) throws(Revert) -> Bytes {
        var output = ABIWriter()
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else { throw Revert(EmptyRevert()) }
        let start = ledger.checkpoint
        do throws(Revert) {
            // The bytes are borrowed through a result, as the closure cannot throw a typed error.
            let refusal: Revert? = message.input.bytes.withUnsafeBytes { bytes in
                do throws(Revert) {
                    try run(
                        sender: message.sender, recipient: message.recipient,
                        value: message.value, input: bytes,
                        isStatic: message.isStatic || staticDepth > 0, depth: depth,
                        output: &output)
                    return nil
                } catch { return error }
            }
            if let refusal { throw refusal }
        } catch {
            ledger.rollback(to: start)
            throw error
        }
        return Bytes(output.copy())
    }

    /// Moves the value and runs what lives at the recipient. The caller holds the checkpoint.
    private func run(
        sender: Address, recipient: Address, value: Wei, input: UnsafeRawBufferPointer,
        isStatic: Bool, depth: Int, output: inout ABIWriter
    ) throws(Revert) {
        if value > .zero {
            try require(!isStatic, EmptyRevert())
            try ledger.accounts.transfer(value, from: sender, to: recipient)
        }
        let code = ledger.accounts[recipient].code
        guard code != .none else { return }
        guard let entry = catalog.entry(code) else {
            preconditionFailure("\(recipient) has code \(code.rawValue), which no table describes")
        }
        let frame = Frame(
            world: self,
            call: Call(
                sender: sender, contract: recipient, value: value, isStatic: isStatic,
                depth: depth))
        if isStatic { staticDepth += 1 }
        defer { if isStatic { staticDepth -= 1 } }
        try entry.run(frame, input: input, output: &output)
    }
}

extension World {
    /// Adds to the gas used.
    ///
    /// - Throws: An empty refusal when that exceeds ``gasLimit``; the whole call is then dropped.
    func charge(_ gas: UInt64) throws(Revert) {
        gasUsed += gas
        guard gasUsed <= gasLimit else {
            ranOutOfGas = true
            throw Revert(EmptyRevert())
        }
    }
}

extension ContractCatalog.Entry {
    /// Finds the method and runs it, or what the contract has in its stead.
    func run(
        _ frame: borrowing Frame, input: UnsafeRawBufferPointer, output: inout ABIWriter
    ) throws(Revert) {
        if input.count >= 4, let start = input.baseAddress,
            let method = table.method(Selector(loadingBigEndian: start))
        {
            try frame.world.charge(method.gas)
            if method.mutability != .payable && frame.value > .zero {
                throw Revert(EmptyRevert())
            }
            // Only reading is possible under a static call; what would write fails without data.
            if frame.call.isStatic && method.mutability != .view {
                return try runUnchanged(method, frame, input: input, output: &output)
            }
            try method.body(frame, UnsafeRawBufferPointer(rebasing: input.dropFirst(4)), &output)
        } else if input.isEmpty, let receive = table.receive {
            try frame.world.charge(GasSchedule.receive)
            try receive(frame)
        } else if let fallback = table.fallback {
            try frame.world.charge(GasSchedule.receive)
            try fallback(frame, input, &output)
        } else {
            throw Revert(EmptyRevert())
        }
    }

    /// Runs a method that may write, and refuses if it did.
    private func runUnchanged(
        _ method: ContractMethod, _ frame: borrowing Frame, input: UnsafeRawBufferPointer,
        output: inout ABIWriter
    ) throws(Revert) {
        let start = frame.ledger.checkpoint
        try method.body(frame, UnsafeRawBufferPointer(rebasing: input.dropFirst(4)), &output)
        guard frame.ledger.checkpoint == start else { throw Revert(EmptyRevert()) }
    }
}
