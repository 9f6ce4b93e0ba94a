import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// A world with Ethereum's own contracts and a beacon chain of a few validators.
func beaconWorld(_ change: (inout BeaconParameters) -> Void = { _ in }) -> WorldConfiguration {
    var configuration = systemWorld()
    var parameters = BeaconParameters(
        operators: [
            GenesisOperator(
                BeaconOperator(name: "North", validatorCount: 12), balance: .ether(2_048),
                withdrawalAddress: "0x000000000000000000000000000000000000a001"),
            GenesisOperator(
                BeaconOperator(
                    name: "South", validatorCount: 4, uptimePartsPerMillion: 1_000_000, client: 1,
                    correlationGroup: 1),
                balance: .ether(2_048),
                withdrawalAddress: "0x000000000000000000000000000000000000a002"),
        ])
    parameters.preset.baseRewardFactor = 3
    parameters.configuration.churnLimitQuotient = 128
    change(&parameters)
    configuration.beacon = parameters
    return configuration
}

/// A deposit as the deposit contract takes it: the arguments of `deposit`.
func depositArguments(
    key: BLSPublicKey, credentials: Hash, gwei: UInt64
) -> ABITuple<Bytes, Bytes, Bytes, Hash> {
    let signature = Bytes([UInt8](repeating: 0, count: 96))
    let zeros = [UInt8](repeating: 0, count: 32)
    func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { sha256(left + right).bytes }
    let keyRoot = sha256(key.bytes + zeros.prefix(16)).bytes
    let empty = node(zeros, zeros)
    let amount = withUnsafeBytes(of: gwei.littleEndian) { Array($0) } + zeros.prefix(24)
    let root = node(node(keyRoot, credentials.bytes), node(amount, node(empty, empty)))
    return ABITuple(
        Bytes(key.bytes), Bytes(credentials.bytes), signature, Hash(Bytes(root)) ?? .zero)
}

/// Withdrawal credentials that name an account.
func accountCredentials(_ account: Address) -> Hash {
    Hash(account.word | UInt256(1) << 248)
}
