public import CairnPrimitives

/// An operator in a table of those that sign with accounts' keys.
///
/// - Spec: EigenLayer core, `IOperatorTableCalculatorTypes.ECDSAOperatorInfo`
public struct ECDSAOperatorInfo: Hashable, Sendable {
    /// The address of the key.
    public var pubkey: Address
    /// The operator's stake, of each type.
    public var weights: [UInt256]

    public init(pubkey: Address, weights: [UInt256]) {
        self.pubkey = pubkey
        self.weights = weights
    }
}

/// The coordinates of a point in the first group of BN254, which need not lie on the curve.
public struct BN254Point: Hashable, Sendable, BitwiseCopyable {
    public var x: UInt256
    public var y: UInt256

    public init(x: UInt256 = .zero, y: UInt256 = .zero) {
        self.x = x
        self.y = y
    }
}

/// The coordinates of a point in the second group of BN254, the imaginary parts first.
public struct BN254TwistPoint: Hashable, Sendable, BitwiseCopyable {
    public var xImaginary: UInt256
    public var xReal: UInt256
    public var yImaginary: UInt256
    public var yReal: UInt256

    public init(
        xImaginary: UInt256 = .zero, xReal: UInt256 = .zero, yImaginary: UInt256 = .zero,
        yReal: UInt256 = .zero
    ) {
        self.xImaginary = xImaginary
        self.xReal = xReal
        self.yImaginary = yImaginary
        self.yReal = yReal
    }
}

/// An operator in a table of those that sign with keys of BN254.
///
/// - Spec: EigenLayer core, `IOperatorTableCalculatorTypes.BN254OperatorInfo`
public struct BN254OperatorInfo: Hashable, Sendable {
    public var pubkey: BN254Point
    /// The operator's stake, of each type.
    public var weights: [UInt256]

    public init(pubkey: BN254Point = BN254Point(), weights: [UInt256] = []) {
        self.pubkey = pubkey
        self.weights = weights
    }
}

/// A table of operators that sign with keys of BN254: what all of them have together, and the root
/// of a tree of the single ones.
///
/// - Spec: EigenLayer core, `IOperatorTableCalculatorTypes.BN254OperatorSetInfo`
public struct BN254OperatorSetInfo: Hashable, Sendable {
    public var operatorInfoTreeRoot: Hash
    public var operatorCount: UInt256
    /// The sum of the operators' keys.
    public var aggregatePubkey: BN254Point
    /// The sums of the operators' stakes, of each type.
    public var totalWeights: [UInt256]

    public init(
        operatorInfoTreeRoot: Hash = .zero, operatorCount: UInt256 = .zero,
        aggregatePubkey: BN254Point = BN254Point(), totalWeights: [UInt256] = []
    ) {
        self.operatorInfoTreeRoot = operatorInfoTreeRoot
        self.operatorCount = operatorCount
        self.aggregatePubkey = aggregatePubkey
        self.totalWeights = totalWeights
    }
}
