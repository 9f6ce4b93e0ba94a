import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension DevelopmentMethods {
    /// The chain's clock, and the times of blocks to come.
    mutating func addTime() {
        let backend = backend
        add("anvil_increaseTime", "evm_increaseTime") {
            development, parameters async throws(RPCError) in
            let seconds = try parameters.time(0, "seconds")
            guard backend.head.header.timestamp + seconds <= CallEnvironment.maximumNumberOrTime
            else { throw .invalidParameters("the time would leave 32 bits") }
            return .number(JSONNumber(try await development.increaseTime(by: seconds)))
        }
        add("anvil_setTime", "evm_setTime") { development, parameters async throws(RPCError) in
            let time = try parameters.time(0)
            try backend.checkTime(time)
            return .number(JSONNumber(try await development.setTime(time)))
        }
        add("anvil_setNextBlockTimestamp", "evm_setNextBlockTimestamp") {
            development, parameters throws(RPCError) in
            let time = try parameters.time(0)
            try backend.checkTime(time)
            try development.setNextBlockTimestamp(time)
            return .null
        }
        add("anvil_setBlockTimestampInterval") { development, parameters throws(RPCError) in
            try development.setTimestampInterval(try parameters.time(0, "seconds"))
            return .null
        }
        add("anvil_removeBlockTimestampInterval") { development, _ throws(RPCError) in
            try development.setTimestampInterval(nil)
            return true
        }
    }
}

extension ChainBackend {
    /// Refuses a time before the newest block's.
    func checkTime(_ time: Timestamp) throws(RPCError) {
        let newest = head.header.timestamp
        guard time >= newest else {
            throw .invalidParameters(
                "the timestamp \(time) is before that of the newest block, \(newest)")
        }
    }
}
