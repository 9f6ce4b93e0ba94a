import CairnEthereum
import CairnLedger
import CairnPrimitives

extension ContractTable {
    /// Takes ether for validators.
    ///
    /// - Spec: consensus-specs, `deposit_contract.sol`
    static let depositContract = ContractTable("DepositContract") { contract in
        contract.method("deposit", .payable, gas: 60_000) {
            (
                frame: borrowing Frame, pubkey: Bytes, withdrawalCredentials: Bytes,
                signature: Bytes, depositDataRoot: Hash
            ) throws(Revert) in
            let (ledger, address) = (frame.ledger, frame.contract)
            try frame.world.system.deposits.deposit(
                DepositRequest(
                    pubkey: pubkey, withdrawalCredentials: withdrawalCredentials,
                    signature: signature, dataRoot: depositDataRoot),
                value: frame.value, to: address
            ) { ledger.emit($0, from: address) }
        }
        contract.method("get_deposit_root", .view, gas: 80_000) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.world.system.deposits.root(of: frame.contract)
        }
        contract.method("get_deposit_count", .view) {
            (frame: borrowing Frame) throws(Revert) -> Bytes in
            let count = frame.world.system.deposits.count(of: frame.contract)
            return Bytes(withUnsafeBytes(of: count.littleEndian) { Array($0) })
        }
        contract.method("supportsInterface", .view) {
            (_: borrowing Frame, interfaceID: Selector) throws(Revert) -> Bool in
            interfaceID == Selector(0x01ff_c9a7) || interfaceID == Self.depositInterface
        }
    }

    /// The exclusive or of the selectors of the contract's own methods.
    ///
    /// - Spec: ERC-165
    private static let depositInterface = Selector(
        [
            "deposit(bytes,bytes,bytes,bytes32)", "get_deposit_root()", "get_deposit_count()",
        ].reduce(UInt32(0)) { $0 ^ Selector(hashing: $1).value })
}

extension DepositContractError: WireError {
    var revertData: RevertData {
        let reason =
            switch self {
            case .invalidPubkeyLength: "invalid pubkey length"
            case .invalidCredentialsLength: "invalid withdrawal_credentials length"
            case .invalidSignatureLength: "invalid signature length"
            case .valueTooLow: "deposit value too low"
            case .valueNotMultipleOfGwei: "deposit value not multiple of gwei"
            case .valueTooHigh: "deposit value too high"
            case .dataRootDiffers:
                "reconstructed DepositData does not match supplied deposit_data_root"
            case .treeFull: "merkle tree full"
            }
        return .message("DepositContract: " + reason)
    }
}

extension EventSignatures {
    /// Events of contracts that are part of Ethereum itself.
    mutating func addEthereumEvents() {
        add("DepositEvent") { (event: DepositEvent) in
            ABITuple(
                event.pubkey, event.withdrawalCredentials, event.amount, event.signature,
                event.index)
        }
    }
}
