import CairnEthereum
public import CairnLedger
public import CairnPrimitives
public import CairnRestaking

/// The hooks of AVSs that execute tasks, called by bytes.
extension Surroundings {
    public func validatePreTaskCreation(
        _ request: TaskRequest, caller: Address, hook: Address, sender: Address
    ) throws(Revert) {
        try tell(
            "validatePreTaskCreation(address,(address,(address,uint32),bytes))",
            ABITuple(caller, request), at: hook, from: sender, isStatic: true)
    }

    public func calculateTaskFee(
        _ request: TaskRequest, hook: Address, sender: Address
    ) throws(Revert) -> UInt128 {
        let fee: ABIUInt<Bits96> = try call(
            "calculateTaskFee((address,(address,uint32),bytes))", ABITuple(request), at: hook,
            from: sender, isStatic: true)
        return fee.value.lowHalf
    }

    public func handlePostTaskCreation(
        _ taskHash: Hash, hook: Address, sender: Address
    ) throws(Revert) {
        try tell("handlePostTaskCreation(bytes32)", ABITuple(taskHash), at: hook, from: sender)
    }

    public func validatePreTaskResultSubmission(
        _ taskHash: Hash, caller: Address, certificate: Bytes, result: Bytes, hook: Address,
        sender: Address
    ) throws(Revert) {
        try tell(
            "validatePreTaskResultSubmission(address,bytes32,bytes,bytes)",
            ABITuple(caller, taskHash, certificate, result), at: hook, from: sender,
            isStatic: true)
    }

    public func handlePostTaskResultSubmission(
        _ taskHash: Hash, caller: Address, hook: Address, sender: Address
    ) throws(Revert) {
        try tell(
            "handlePostTaskResultSubmission(address,bytes32)", ABITuple(caller, taskHash),
            at: hook, from: sender)
    }
}
