public import CairnEthereum
public import CairnPrimitives
public import CairnRestaking

// The structs of the rewards coordinator's methods, read and written field by field: records of long
// tuples would be several times slower.

extension StrategyAndMultiplier: ABIValue {
    public static var abiType: String { "(address,uint96)" }
    public static var headSize: Int { 64 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(
            strategy: try Address.decode(from: &reader),
            multiplier: try ABIUInt<Bits96>.decode(from: &reader).value.lowHalf)
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        strategy.encode(to: &writer, head: head, frame: frame)
        writer.put(UInt256(multiplier), at: head + 32)
    }
}

extension RewardsSubmission: ABIValue {
    public static var abiType: String { "((address,uint96)[],address,uint256,uint32,uint32)" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            strategies: try [StrategyAndMultiplier].decode(from: &frame),
            token: try Address.decode(from: &frame), amount: try UInt256.decode(from: &frame),
            startTimestamp: try UInt32.decode(from: &frame),
            duration: try UInt32.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(5 * 32)
        strategies.encode(to: &writer, head: start, frame: start)
        token.encode(to: &writer, head: start + 32, frame: start)
        amount.encode(to: &writer, head: start + 64, frame: start)
        startTimestamp.encode(to: &writer, head: start + 96, frame: start)
        duration.encode(to: &writer, head: start + 128, frame: start)
    }
}

extension OperatorReward: ABIValue {
    public static var abiType: String { "(address,uint256)" }
    public static var headSize: Int { 64 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(
            operator: try Address.decode(from: &reader), amount: try UInt256.decode(from: &reader))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        `operator`.encode(to: &writer, head: head, frame: frame)
        amount.encode(to: &writer, head: head + 32, frame: frame)
    }
}

extension OperatorDirectedRewardsSubmission: ABIValue {
    public static var abiType: String {
        "((address,uint96)[],address,(address,uint256)[],uint32,uint32,string)"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            strategies: try [StrategyAndMultiplier].decode(from: &frame),
            token: try Address.decode(from: &frame),
            operatorRewards: try [OperatorReward].decode(from: &frame),
            startTimestamp: try UInt32.decode(from: &frame),
            duration: try UInt32.decode(from: &frame),
            description: try Bytes.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(6 * 32)
        strategies.encode(to: &writer, head: start, frame: start)
        token.encode(to: &writer, head: start + 32, frame: start)
        operatorRewards.encode(to: &writer, head: start + 64, frame: start)
        startTimestamp.encode(to: &writer, head: start + 96, frame: start)
        duration.encode(to: &writer, head: start + 128, frame: start)
        description.encode(to: &writer, head: start + 160, frame: start)
    }
}

extension EarnerLeaf: ABIValue {
    public static var abiType: String { "(address,bytes32)" }
    public static var headSize: Int { 64 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(
            earner: try Address.decode(from: &reader), tokenRoot: try Hash.decode(from: &reader))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        earner.encode(to: &writer, head: head, frame: frame)
        tokenRoot.encode(to: &writer, head: head + 32, frame: frame)
    }
}

extension TokenLeaf: ABIValue {
    public static var abiType: String { "(address,uint256)" }
    public static var headSize: Int { 64 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(
            token: try Address.decode(from: &reader),
            cumulativeEarnings: try UInt256.decode(from: &reader))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        token.encode(to: &writer, head: head, frame: frame)
        cumulativeEarnings.encode(to: &writer, head: head + 32, frame: frame)
    }
}

extension RewardsClaim: ABIValue {
    public static var abiType: String {
        "(uint32,uint32,bytes,(address,bytes32),uint32[],bytes[],(address,uint256)[])"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            rootIndex: try UInt32.decode(from: &frame),
            earnerIndex: try UInt32.decode(from: &frame),
            earnerTreeProof: try Bytes.decode(from: &frame),
            earnerLeaf: try EarnerLeaf.decode(from: &frame),
            tokenIndices: try [UInt32].decode(from: &frame),
            tokenTreeProofs: try [Bytes].decode(from: &frame),
            tokenLeaves: try [TokenLeaf].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(8 * 32)
        rootIndex.encode(to: &writer, head: start, frame: start)
        earnerIndex.encode(to: &writer, head: start + 32, frame: start)
        earnerTreeProof.encode(to: &writer, head: start + 64, frame: start)
        earnerLeaf.encode(to: &writer, head: start + 96, frame: start)
        tokenIndices.encode(to: &writer, head: start + 160, frame: start)
        tokenTreeProofs.encode(to: &writer, head: start + 192, frame: start)
        tokenLeaves.encode(to: &writer, head: start + 224, frame: start)
    }
}

extension DistributionRoot: ABIRecord {
    public init(fields: ABITuple<Hash, UInt32, UInt32, Bool>) {
        let (root, end, activatedAt, isDisabled) = fields.fields
        self.init(
            root: root, rewardsCalculationEndTimestamp: end, activatedAt: activatedAt,
            isDisabled: isDisabled)
    }

    public var fields: ABITuple<Hash, UInt32, UInt32, Bool> {
        ABITuple(root, rewardsCalculationEndTimestamp, activatedAt, isDisabled)
    }
}
