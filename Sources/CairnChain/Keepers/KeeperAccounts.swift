import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension World {
    /// What each account of a keeper has at genesis if the genesis gives it nothing: enough for the
    /// fees and bids of many years.
    static let keeperBalance = Wei.ether(1_000)

    /// Gives keepers what they pay fees from, where there are any.
    func fundKeepers() {
        guard configuration.beacon?.hasKeepers == true else { return }
        var accounts: [Address] = []
        if configuration.lido != nil { accounts += lidoKeeperAccounts }
        if configuration.etherFi != nil { accounts += etherFiKeeperAccounts }
        for account in accounts where ledger.accounts.balance(of: account).isZero {
            ledger.accounts.setBalance(Self.keeperBalance, of: account)
        }
    }

    /// Who deposits, reports, vets keys and asks for exits; then the node operators.
    private var lidoKeeperAccounts: [Address] {
        let parameters = lido.parameters
        return [
            parameters.depositSecurityModule, parameters.contracts.accountingOracle,
            parameters.admin, parameters.contracts.triggerableWithdrawalsGateway,
        ].filter { !$0.isZero }
            + parameters.modules.flatMap { $0.operators.map(\.rewardAddress) }
    }

    /// The committee and the holders of roles; then the node operators.
    private var etherFiKeeperAccounts: [Address] {
        let parameters = etherFi.parameters
        return (parameters.opening?.committee ?? [])
            + parameters.registryRoles.map(\.holder)
            + EtherFiKeeperOperator.all.map(\.account)
    }
}

/// A node operator of ether.fi that the keepers speak for.
struct EtherFiKeeperOperator {
    let name: String
    let account: Address
    /// Its place among them.
    let index: UInt64

    /// How many keys it registers.
    static let keyCount: UInt64 = 10_000

    /// In the order in which they bid. Their accounts are the last 20 bytes of the hashes of
    /// `cairn.etherfi.operator.` and their names.
    static let all: [EtherFiKeeperOperator] = [
        "Pier Two", "DSRV", "Nethermind", "Finoa Consensus Services",
    ].enumerated().map { index, name in
        EtherFiKeeperOperator(
            name: name,
            account: Address(truncating: keccak256(utf8: "cairn.etherfi.operator." + name).word),
            index: UInt64(index))
    }
}

/// The keys of the protocols' validators: multiples of the group's generator, each operator's from
/// a range of its own. The validators of the genesis have the first multiples.
enum KeeperKeys {
    private static let rangeBits: UInt64 = 32
    private static let firstLidoRange: UInt64 = 1
    private static let rangesPerModule: UInt64 = 256
    private static let firstEtherFiRange: UInt64 = 1 << 16

    /// The keys of an operator of Lido.
    ///
    /// - Parameter module: The module's place in the genesis.
    static func lido(module: Int, nodeOperator: UInt64, _ indices: Range<UInt64>) -> [UInt8] {
        keys(
            firstLidoRange + UInt64(module) * rangesPerModule + nodeOperator % rangesPerModule,
            indices)
    }

    /// A key of an operator of ether.fi.
    static func etherFi(_ nodeOperator: EtherFiKeeperOperator, _ index: UInt64) -> [UInt8] {
        keys(firstEtherFiRange + nodeOperator.index, index..<index + 1)
    }

    private static func keys(_ range: UInt64, _ indices: Range<UInt64>) -> [UInt8] {
        indices.flatMap { index in
            BeaconState.developmentKey(secret: range << rangeBits + index + 1)?.bytes ?? []
        }
    }

    /// What stands where no signature is needed.
    static let signature = BLSSignature.infinity.bytes
}
