public import CairnPrimitives

/// What the sender of a transaction asks for and signs.
public struct UnsignedTransaction: Hashable, Sendable {
    /// The envelope, whose raw value is the first byte of the newer ones.
    public enum Kind: UInt8, Hashable, Sendable {
        /// The first form, with or without the replay protection of EIP-155.
        case legacy = 0
        /// With an access list: EIP-2930.
        case accessList = 1
        /// With a maximum fee and a tip: EIP-1559.
        case dynamicFee = 2
    }

    /// The envelope.
    public private(set) var kind: Kind
    /// The chain that may execute it; nil, in an old transaction, means any chain.
    public var chainID: UInt64?
    /// How many transactions the sender had sent before.
    public var nonce: UInt64
    /// How much gas may be used.
    public var gasLimit: UInt64
    /// The account called, or nil to create a contract.
    public var to: Address?
    /// How much is paid to it.
    public var value: Wei
    /// The highest price of a unit of gas; the price itself in kinds before `dynamicFee`.
    public var maxFeePerGas: Wei
    /// The highest part of the price that the producer gets; all of it in those older kinds.
    public var maxPriorityFeePerGas: Wei
    /// The call data, or the code that creates the contract.
    public var data: Bytes
    /// What is declared to be touched; empty in the kind `legacy`.
    public private(set) var accessList: [AccessListEntry]

    /// A transaction of the first form; without a chain id it can be replayed on every chain.
    public static func legacy(
        chainID: UInt64?, nonce: UInt64, gasPrice: Wei, gasLimit: UInt64, to: Address?,
        value: Wei, data: Bytes
    ) -> UnsignedTransaction {
        UnsignedTransaction(
            kind: .legacy, chainID: chainID, nonce: nonce, gasLimit: gasLimit, to: to,
            value: value, maxFeePerGas: gasPrice, maxPriorityFeePerGas: gasPrice, data: data,
            accessList: [])
    }

    /// A transaction with an access list and a plain price.
    public static func accessList(
        chainID: UInt64, nonce: UInt64, gasPrice: Wei, gasLimit: UInt64, to: Address?,
        value: Wei, data: Bytes, accessList: [AccessListEntry]
    ) -> UnsignedTransaction {
        UnsignedTransaction(
            kind: .accessList, chainID: chainID, nonce: nonce, gasLimit: gasLimit, to: to,
            value: value, maxFeePerGas: gasPrice, maxPriorityFeePerGas: gasPrice, data: data,
            accessList: accessList)
    }

    /// A transaction with a maximum fee and a tip.
    public static func dynamicFee(
        chainID: UInt64, nonce: UInt64, maxPriorityFeePerGas: Wei, maxFeePerGas: Wei,
        gasLimit: UInt64, to: Address?, value: Wei, data: Bytes,
        accessList: [AccessListEntry] = []
    ) -> UnsignedTransaction {
        UnsignedTransaction(
            kind: .dynamicFee, chainID: chainID, nonce: nonce, gasLimit: gasLimit, to: to,
            value: value, maxFeePerGas: maxFeePerGas,
            maxPriorityFeePerGas: maxPriorityFeePerGas, data: data, accessList: accessList)
    }

    /// Joins fields that fit `kind`.
    init(
        kind: Kind, chainID: UInt64?, nonce: UInt64, gasLimit: UInt64, to: Address?, value: Wei,
        maxFeePerGas: Wei, maxPriorityFeePerGas: Wei, data: Bytes, accessList: [AccessListEntry]
    ) {
        self.kind = kind
        self.chainID = chainID
        self.nonce = nonce
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
        self.maxFeePerGas = maxFeePerGas
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
        self.data = data
        self.accessList = accessList
    }
}

extension UnsignedTransaction {
    /// What a unit of gas costs in a block with this base fee, or nil when that is not affordable.
    ///
    /// - Spec: EIP-1559, `effective_gas_price`.
    public func effectiveGasPrice(baseFee: Wei) -> Wei? {
        guard maxFeePerGas >= baseFee else { return nil }
        return baseFee + min(maxPriorityFeePerGas, maxFeePerGas - baseFee)
    }

    /// The hash that the sender signs.
    ///
    /// - Spec: EIP-155, EIP-2930, EIP-1559.
    public var signingHash: Hash {
        var writer = RLPWriter(reservingCapacity: estimatedSize)
        if kind != .legacy { writer.append(raw: CollectionOfOne(kind.rawValue)) }
        writer.appendList { list in
            appendFields(to: &list)
            if kind == .legacy, let chainID {
                list.append(chainID)
                list.append(UInt64(0))
                list.append(UInt64(0))
            }
        }
        return keccak256(writer.bytes)
    }

    /// Appends all fields before the signature.
    func appendFields(to list: inout RLPWriter) {
        if kind != .legacy { list.append(chainID ?? 0) }
        list.append(nonce)
        if kind == .dynamicFee { list.append(maxPriorityFeePerGas) }
        list.append(maxFeePerGas)
        list.append(gasLimit)
        list.append(to)
        list.append(value)
        list.append(data)
        if kind != .legacy { list.append(accessList) }
    }

    /// An upper bound of the encoded size of usual transactions, in bytes.
    var estimatedSize: Int {
        300 + data.count + accessList.reduce(0) { $0 + 32 + 33 * $1.storageKeys.count }
    }
}
