import CairnJSON
import CairnPrimitives

extension DevelopmentMethods {
    /// Fields of the blocks to come.
    mutating func addNextBlock() {
        add("anvil_setCoinbase", "hardhat_setCoinbase") {
            development, parameters throws(RPCError) in
            development.setCoinbase(try parameters.address(0))
            return .null
        }
        add("anvil_setMinGasPrice", "hardhat_setMinGasPrice") {
            development, parameters throws(RPCError) in
            development.setMinimumGasPrice(try parameters.price(0))
            return .null
        }
        add("anvil_setNextBlockBaseFeePerGas", "hardhat_setNextBlockBaseFeePerGas") {
            development, parameters throws(RPCError) in
            development.setNextBaseFee(try parameters.price(0))
            return .null
        }
        add("anvil_setBlockGasLimit", "evm_setBlockGasLimit") {
            development, parameters throws(RPCError) in
            let limit = try parameters.number(0, "gasLimit")
            // A block must hold a payment, and sums of gas must fit 64 bits.
            guard (21_000...UInt64(Int64.max)).contains(limit) else {
                throw .invalidParameters("a block's gas limit is from 21000 to 2^63 - 1")
            }
            try development.setBlockGasLimit(limit)
            return true
        }
        add("anvil_setNextBlockPrevRandao", "hardhat_setPrevRandao") {
            development, parameters throws(RPCError) in
            development.setNextPrevRandao(try parameters.hash(0, "prevRandao"))
            return .null
        }
        add("anvil_setChainId") { _, _ throws(RPCError) in
            throw .notSupported(
                "the chain id belongs to the genesis; start a chain with another --chain-id")
        }
        add("anvil_setLoggingEnabled", "hardhat_setLoggingEnabled") {
            development, parameters throws(RPCError) in
            development.setLogging(try parameters.bool(0, "enabled"))
            return .null
        }
    }
}

extension Parameters {
    /// Reads a price of gas in wei, of at most 128 bits so that products with gas fit 256.
    fileprivate func price(_ position: Int) throws(RPCError) -> Wei {
        let argument = try required(position, "price")
        guard let price = try argument.quantityOrNumber().asUInt128 else {
            throw argument.refusal(expected: "a price of at most 128 bits")
        }
        return Wei(rawValue: UInt256(price))
    }
}
