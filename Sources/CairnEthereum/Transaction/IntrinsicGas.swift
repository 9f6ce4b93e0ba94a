import CairnPrimitives

import CairnPrimitives

/// What a transaction costs before anything is executed, in units of gas.
public struct IntrinsicGas: Hashable, Sendable {
    /// What is charged first; the gas limit must cover it.
    public let charge: UInt64
    /// What the whole transaction costs at least; the gas limit must cover this too.
    ///
    /// - Spec: EIP-7623.
    public let floor: UInt64

    /// The smallest gas limit with which the transaction is valid.
    public var minimumLimit: UInt64 { max(charge, floor) }
}

/// The prices of which ``IntrinsicGas`` is made, in units of gas, as of the Prague fork.
public enum IntrinsicGasPrices {
    /// Every transaction: Yellow Paper, G_transaction.
    public static let transaction: UInt64 = 21_000
    /// The creation of a contract, in addition: EIP-2.
    public static let creation: UInt64 = 32_000
    /// A zero byte of data: Yellow Paper, G_txdatazero.
    public static let zeroByte: UInt64 = 4
    /// Any other byte of data: EIP-2028.
    public static let otherByte: UInt64 = 16
    /// 32 bytes, begun, of code that creates a contract: EIP-3860.
    public static let initCodeWord: UInt64 = 2
    /// An account in the access list: EIP-2930.
    public static let accessListAddress: UInt64 = 2_400
    /// A storage slot in the access list: EIP-2930.
    public static let accessListStorageKey: UInt64 = 1_900
    /// A token in the floor: EIP-7623.
    public static let floorToken: UInt64 = 10
    /// The tokens of a byte that is not zero; a zero byte is one token: EIP-7623.
    public static let tokensPerOtherByte: UInt64 = 4
}

extension UnsignedTransaction {
    /// What the transaction costs before anything is executed.
    public var intrinsicGas: IntrinsicGas {
        var zeros: UInt64 = 0
        for byte in data.bytes where byte == 0 { zeros += 1 }
        let others = UInt64(data.count) - zeros

        var charge =
            IntrinsicGasPrices.transaction
            + zeros * IntrinsicGasPrices.zeroByte + others * IntrinsicGasPrices.otherByte
        if to == nil {
            let words = (UInt64(data.count) + 31) / 32
            charge += IntrinsicGasPrices.creation + words * IntrinsicGasPrices.initCodeWord
        }
        for entry in accessList {
            charge += IntrinsicGasPrices.accessListAddress
            charge += UInt64(entry.storageKeys.count) * IntrinsicGasPrices.accessListStorageKey
        }

        let tokens = zeros + others * IntrinsicGasPrices.tokensPerOtherByte
        let floor = IntrinsicGasPrices.transaction + tokens * IntrinsicGasPrices.floorToken
        return IntrinsicGas(charge: charge, floor: floor)
    }
}
