import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// What gas costs in the next block, and has cost in recent ones.
    ///
    /// - Spec: execution-apis, `src/eth/fee_market.yaml`
    mutating func addFees(_ node: NodeServices) {
        let backend = node.backend
        add("eth_gasPrice") { _, _ in .quantity(backend.nextBaseFee + backend.suggestedTip) }
        add("eth_baseFee") { _, _ in .quantity(backend.nextBaseFee) }
        add("eth_maxPriorityFeePerGas") { _, _ in .quantity(backend.suggestedTip) }
        add("eth_blobBaseFee") { _, _ in .quantity(blobBaseFee) }
        add("eth_feeHistory") { _, parameters throws(RPCError) in
            let count = try parameters.required(0, "blockCount").quantity64OrNumber()
            let newest = try parameters.blockNumber(1, "newestBlock")
            let percentiles = try FeeHistory.percentiles(
                parameters.optional(2, "rewardPercentiles"))
            return try FeeHistory(backend, count: count, newest: newest, percentiles: percentiles)
                .json
        }
    }
}

/// One wei: no block has blobs, so their fee never leaves the minimum.
///
/// - Spec: EIP-4844, `MIN_BASE_FEE_PER_BLOB_GAS`
private let blobBaseFee: Wei = 1

/// The fees of a range of blocks.
private struct FeeHistory {
    private let oldest: BlockNumber
    private var baseFees: [JSON] = []
    private var gasUsedRatios: [JSON] = []
    private var rewards: [JSON]?

    /// The most blocks that are told at once; a larger count means this one.
    private static let maximumBlocks: UInt64 = 1024
    private static let maximumPercentiles = 100

    /// Reads percentiles: numbers from 0 to 100 that do not fall.
    static func percentiles(_ argument: Argument?) throws(RPCError) -> [Double]? {
        guard let argument else { return nil }
        var percentiles: [Double] = []
        for element in try argument.elements(limit: maximumPercentiles) {
            guard case .number(let number) = element.value, let value = Double(number.text),
                (0...100).contains(value), value >= percentiles.last ?? 0
            else {
                throw element.refusal(expected: "a percentile from 0 to 100, not below the last")
            }
            percentiles.append(value)
        }
        return percentiles
    }

    init(
        _ backend: any ChainBackend, count: UInt64, newest parameter: BlockParameter,
        percentiles: [Double]?
    ) throws(RPCError) {
        let pending = parameter == .pending ? try backend.pendingBlock() : nil
        let newest =
            if let pending { pending.number } else { try FeeHistory.number(parameter, backend) }
        let available = newest - backend.genesisNumber + 1
        let count = min(count, available, FeeHistory.maximumBlocks)
        oldest = newest + 1 - count
        guard count > 0 else { return }

        if let percentiles, !percentiles.isEmpty { rewards = [] }
        var last: BlockHeader?
        for number in oldest...newest {
            var block = number == pending?.number ? pending : nil
            var header = block?.header
            // Transactions are needed for the rewards alone.
            if block == nil, rewards != nil { block = try backend.block(number: number) }
            if header == nil { header = try backend.header(number: number)?.header }
            guard let header else { throw .headerNotFound }
            append(header)
            if let block, let percentiles {
                rewards?.append(.array(block.tips(at: percentiles).map { .quantity($0) }))
            }
            last = header
        }
        if let last { try appendFee(after: last, backend) }
    }

    private static func number(
        _ parameter: BlockParameter, _ backend: any ChainBackend
    ) throws(RPCError) -> BlockNumber {
        if let header = try backend.findHeader(parameter) { return header.number }
        guard case .number(let number) = parameter, number > backend.head.number else {
            throw .headerNotFound
        }
        throw .refusal(
            "request beyond head block: requested \(number), head \(backend.head.number)")
    }

    private mutating func append(_ header: BlockHeader) {
        baseFees.append(.quantity(header.baseFeePerGas ?? .zero))
        let ratio = Double(header.gasUsed) / Double(max(header.gasLimit, 1))
        gasUsedRatios.append(header.gasUsed == 0 ? 0 : .number(JSONNumber(checked: "\(ratio)")))
    }

    /// Adds the base fee of the block after the newest one.
    private mutating func appendFee(
        after header: BlockHeader, _ backend: any ChainBackend
    ) throws(RPCError) {
        let successor =
            header.number < backend.head.number
            ? try backend.header(number: header.number + 1)?.header.baseFeePerGas : nil
        let fee =
            successor
            ?? (header.number == backend.head.number
                ? backend.nextBaseFee
                : nextBaseFee(
                    parentBaseFee: header.baseFeePerGas ?? .zero, gasUsed: header.gasUsed,
                    gasLimit: header.gasLimit))
        baseFees.append(.quantity(fee))
    }

    var json: JSON {
        let blobFees = baseFees.map { _ in JSON.quantity(blobBaseFee) }
        var object = JSONObject([
            ("oldestBlock", .quantity(oldest)),
            ("baseFeePerGas", .array(baseFees)),
            ("gasUsedRatio", .array(gasUsedRatios)),
            ("baseFeePerBlobGas", .array(blobFees)),
            ("blobGasUsedRatio", .array(gasUsedRatios.map { _ in 0 })),
        ])
        object["reward"] = rewards.map { .array($0) }
        return .object(object)
    }
}

extension Block {
    /// The tips per gas at percentiles of the gas used, the lowest tips first.
    ///
    /// - Spec: go-ethereum, `eth/gasprice/feehistory.go`, `processBlock`
    fileprivate func tips(at percentiles: [Double]) -> [Wei] {
        let paid =
            transactions
            .map { (tip: $0.effectiveGasPrice.saturatingSubtract(baseFee), gas: $0.gasUsed) }
            .sorted { $0.tip < $1.tip }
        guard let first = paid.first else { return percentiles.map { _ in .zero } }
        var index = 0
        var gas = first.gas
        return percentiles.map { percentile in
            let threshold = UInt64(Double(header.gasUsed) * percentile / 100)
            while gas < threshold, index < paid.count - 1 {
                index += 1
                gas += paid[index].gas
            }
            return paid[index].tip
        }
    }
}
