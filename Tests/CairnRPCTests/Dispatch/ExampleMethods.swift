import CairnJSON
import CairnPrimitives
import CairnRPC

/// A small table for tests: what it is given, a refusal, and one method that waits.
func makeExampleMethods() -> RPCMethods {
    var methods = RPCMethods()
    methods.add("eth_chainId") { _, _ in .quantity(31337) }
    methods.add("test_echo") { _, parameters in
        parameters.optional(0, "value")?.value ?? .null
    }
    methods.add("test_refuse") { _, _ throws(RPCError) in
        throw .executionReverted(data: [1, 2], reason: "no")
    }
    methods.add("test_wait") { _, parameters async throws(RPCError) in
        await Task.yield()
        return .quantity(try parameters.quantity(0, "value"))
    }
    methods.add("eth_subscribe") { context, _ throws(RPCError) in
        .string(try context.subscribe().id.text)
    }
    methods.add("eth_getBalance") { _, parameters throws(RPCError) in
        .quantity(try parameters.address(0).word)
    }
    methods.alias("evm_wait", of: "test_wait")
    methods.addModules()
    return methods
}
