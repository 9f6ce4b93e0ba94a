import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// Calls one after the other, each seeing what those before it did.
    ///
    /// The arguments are bundles `{transactions, blockOverride}`, the state to start from
    /// `{blockNumber, transactionIndex}`, and state overrides. The answer has for each bundle and
    /// call `{value}` or `{error}`.
    ///
    /// - Spec: erigon and reth, `eth_callMany`
    mutating func addCallMany(_ node: NodeServices) {
        let backend = node.backend
        let callGas = node.limits.callGas
        add("eth_callMany") { _, parameters throws(RPCError) in
            var bundles: [CallBundle] = []
            for element in try parameters.required(0, "bundles").elements(limit: maximumBundles) {
                bundles.append(try CallBundle(element))
            }
            let block = try startingBlock(parameters.optional(1, "stateContext"))
            let overrides = try parameters.stateOverrides(2)
            return try backend.withSetting(
                at: block, state: overrides
            ) { world, environment throws(RPCError) in
                var answers: [JSON] = []
                for bundle in bundles {
                    answers.append(try bundle.run(in: world, environment, callGas: callGas))
                }
                return .array(answers)
            }
        }
    }
}

private let maximumBundles = 256
private let maximumCalls = 1000

/// Calls that run in one block.
private struct CallBundle {
    var calls: [CallObject] = []
    var overrides = BlockOverrides()

    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        for element in try fields.required("transactions").elements(limit: maximumCalls) {
            calls.append(try CallObject(element))
        }
        if let argument = fields.optional("blockOverride") {
            overrides = try BlockOverrides(argument)
        }
    }

    /// Runs the calls, whose effects stay.
    func run(
        in world: World, _ environment: CallEnvironment, callGas: UInt64
    ) throws(RPCError) -> JSON {
        var environment = environment
        try environment.apply(overrides)
        return try world.inMoment(of: environment) { () throws(RPCError) -> JSON in
            let ceiling = max(callGas, environment.gasLimit)
            return .array(
                calls.map { call in
                    do throws(RPCError) {
                        let attempt = try CallAttempt(
                            call, in: world, environment, ceiling: ceiling, shortfall: .refuses)
                        return ["value": try attempt.answer(in: world)]
                    } catch {
                        return ["error": error.json]
                    }
                })
        }
    }
}

/// The block after which the calls run.
///
/// - Throws: ``RPCError/notSupported(_:)`` for a position within a block.
private func startingBlock(_ argument: Argument?) throws(RPCError) -> BlockParameter {
    guard let fields = try argument?.fields() else { return .latest }
    if let index = fields.optional("transactionIndex"), index.value != -1, index.value != "all" {
        throw .notSupported(
            "a state within a block is not kept; transactionIndex must be -1 or absent")
    }
    return try fields.optional("blockNumber")?.block() ?? .latest
}
