import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension RPCMethods {
    /// Calls whose effects are dropped.
    ///
    /// - Spec: execution-apis, `src/eth/execute.yaml`
    mutating func addCalls(_ node: NodeServices) {
        let backend = node.backend
        let callGas = node.limits.callGas
        add("eth_call") { _, parameters throws(RPCError) in
            let call = try parameters.call(0)
            return try backend.withSetting(parameters) { world, environment throws(RPCError) in
                let ceiling = max(callGas, environment.gasLimit)
                return try CallAttempt(
                    call, in: world, environment, ceiling: ceiling, shortfall: .refuses
                ).answer(in: world)
            }
        }
        add("eth_estimateGas") { _, parameters throws(RPCError) in
            let call = try parameters.call(0)
            return try backend.withSetting(parameters) { world, environment throws(RPCError) in
                .quantity(try world.estimateGas(of: call, environment))
            }
        }
        add("eth_createAccessList") { _, parameters throws(RPCError) in
            var call = try parameters.call(0)
            // Native contracts touch no storage words, so a list could only add to the cost.
            call.accessList = nil
            return try backend.withSetting(parameters) { world, environment throws(RPCError) in
                try world.accessList(for: call, environment)
            }
        }
    }
}

extension ChainBackend {
    /// Lends the world that the arguments after the call choose: block, state and block overrides.
    fileprivate func withSetting<Result>(
        _ parameters: Parameters, _ body: (World, CallEnvironment) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        let block = try parameters.block(1)
        guard parameters.count > 2 else { return try withSetting(at: block, body) }
        let state = try parameters.stateOverrides(2)
        let overrides = try parameters.blockOverrides(3)
        return try withSetting(at: block, state: state, block: overrides, body)
    }
}

extension World {
    /// The smallest gas limit with which a call succeeds; it is exact.
    func estimateGas(
        of call: CallObject, _ environment: CallEnvironment
    ) throws(RPCError) -> UInt64 {
        try CallAttempt(
            call, in: self, environment, ceiling: environment.gasLimit,
            shortfall: .lowersAllowance
        ).gasNeeded(in: self)
    }

    /// The empty access list, the gas that the call uses, and the reason if it reverts.
    fileprivate func accessList(
        for call: CallObject, _ environment: CallEnvironment
    ) throws(RPCError) -> JSON {
        let attempt = try CallAttempt(
            call, in: self, environment, ceiling: environment.gasLimit,
            shortfall: .lowersAllowance)
        do throws(RPCError) {
            return [
                "accessList": [], "gasUsed": .quantity(try attempt.gasNeeded(in: self)),
            ]
        } catch  where error.code == RPCError.executionReverted(data: []).code {
            return [
                "accessList": [], "gasUsed": .quantity(attempt.gasUsed(gasUsed)),
                "error": .string(error.message),
            ]
        }
    }
}
