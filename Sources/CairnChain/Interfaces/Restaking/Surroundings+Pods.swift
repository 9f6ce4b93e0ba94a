import CairnEthereum
public import CairnLedger
public import CairnPrimitives
public import CairnRestaking

/// The contracts of Ethereum that pods deal with, called by bytes.
extension Surroundings: PodSurroundings {
    public func placePod(at address: Address) {
        ledger.accounts.table.update(address) { $0.code = ContractKind.eigenPod.code }
    }

    public func beaconBlockRoot(
        at timestamp: UInt64, oracle: Address, sender: Address
    ) throws(Revert) -> Hash {
        let answer = try ledger.host.call(
            Message(
                sender: sender, recipient: oracle,
                input: Bytes(UInt256(timestamp).bigEndianBytes), isStatic: true))
        return try read(answer)
    }

    public func requestFee(of predeploy: Address, sender: Address) -> Wei? {
        do throws(Revert) {
            let answer = try ledger.host.call(
                Message(sender: sender, recipient: predeploy, isStatic: true))
            guard answer.count == 32 else { return nil }
            return try read(answer)
        } catch { return nil }
    }

    public func submitRequest(
        _ request: Bytes, fee: Wei, to predeploy: Address, sender: Address
    ) throws(Revert) {
        _ = try ledger.host.call(
            Message(sender: sender, recipient: predeploy, value: fee, input: request))
    }

    public func depositForValidator(
        _ amount: Wei, pubkey: Bytes, withdrawalCredentials: Bytes, signature: Bytes,
        depositDataRoot: Hash, depositContract: Address, sender: Address
    ) throws(Revert) {
        try require(hasCode(depositContract), EmptyRevert())
        let _: Bytes = try call(
            "deposit(bytes,bytes,bytes,bytes32)",
            ABITuple(pubkey, withdrawalCredentials, signature, depositDataRoot),
            at: depositContract, from: sender, value: amount)
    }
}
