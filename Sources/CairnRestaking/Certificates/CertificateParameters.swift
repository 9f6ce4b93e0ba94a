public import CairnPrimitives

/// Where operator tables are made and read, and what those contracts were set up with.
///
/// The addresses are mainnet's. A generator whose key nobody here has could confirm no root, so the
/// default one is made for development: its secret key is the number one.
public struct CertificateParameters: Sendable {
    // MARK: Contracts

    public var crossChainRegistry: Address = "0x9376a5863f2193cde13e1ab7c678f22554e2ea2b"
    public var operatorTableUpdater: Address = "0x5557e1fe3068a1e823ce5dcd052c6c352e2617b5"
    public var ecdsaVerifier: Address = "0xd0930ee96d07de4f9d493c259232222e46b6ec25"
    public var bn254Verifier: Address = "0x3f55654b2b2b86bb11be2f72657f9c33bf88120a"

    /// The calculators that value all stake alike.
    public var ecdsaCalculator: Address = "0xa933cb4cbd0c4c208305917f56e0c3f51ad713fa"
    public var bn254Calculator: Address = "0x55f4b21681977f412b318ecb204cb933bd1df57c"
    /// For how many blocks to come the calculators want stake to stay slashable.
    public var calculatorLookaheadBlocks: UInt32 = 100

    // MARK: Registry

    /// Seconds between two transports of the tables: 7 days.
    public var tableUpdateCadenceSeconds: UInt32 = 604_800

    // MARK: Generator

    /// The AVS and number of the operator set that confirms the roots of all tables.
    public var generatorAVS: Address = "0xbe1685c81aa44ff9fb319dd389addd9374383e90"
    public var generatorSetID: UInt32 = 0
    /// The key of the set's one operator, a point in the first group of BN254.
    public var generatorKeyX: UInt256 = 1
    public var generatorKeyY: UInt256 = 2
    /// What of the generator's stake must sign, 10,000 being all.
    public var confirmationThreshold: UInt16 = 10_000

    public init() {}

    var generator: OperatorSet { OperatorSet(avs: generatorAVS, id: generatorSetID) }

    /// The generator's table: one operator, whose leaf is the root.
    var generatorInfo: BN254OperatorSetInfo {
        let key = BN254Point(x: generatorKeyX, y: generatorKeyY)
        return BN254OperatorSetInfo(
            operatorInfoTreeRoot: BN254OperatorInfo(pubkey: key, weights: [1]).leaf,
            operatorCount: 1, aggregatePubkey: key, totalWeights: [1])
    }
}
