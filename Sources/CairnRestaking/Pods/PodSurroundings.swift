public import CairnLedger
public import CairnPrimitives

/// Contracts of Ethereum itself that pods deal with.
public protocol PodSurroundings: AnyObject {
    /// Puts a pod's code at the address that the manager has derived for it.
    func placePod(at address: Address)

    /// Asks the oracle of EIP-4788 for the root of the beacon block in front of a time.
    ///
    /// - Parameter timestamp: Unix seconds.
    /// - Throws: `EmptyRevert` if the oracle does not answer.
    func beaconBlockRoot(
        at timestamp: UInt64, oracle: Address, sender: Address
    ) throws(Revert) -> Hash

    /// What one of the request contracts of EIP-7002 and EIP-7251 asks for now, or nil if it does
    /// not answer with a number.
    func requestFee(of predeploy: Address, sender: Address) -> Wei?

    /// Hands a request to one of those contracts.
    ///
    /// - Throws: What it refuses with.
    func submitRequest(
        _ request: Bytes, fee: Wei, to predeploy: Address, sender: Address
    ) throws(Revert)

    /// Deposits ether for a validator.
    ///
    /// - Spec: consensus-specs, `deposit_contract.sol`, `deposit`
    /// - Throws: What the deposit contract refuses with; `EmptyRevert` if there is none.
    func depositForValidator(
        _ amount: Wei, pubkey: Bytes, withdrawalCredentials: Bytes, signature: Bytes,
        depositDataRoot: Hash, depositContract: Address, sender: Address
    ) throws(Revert)
}
