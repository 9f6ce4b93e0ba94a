import CairnEthereum
public import CairnLedger
public import CairnPrimitives
public import CairnRestaking

/// The contracts around the restaking core, called by bytes.
extension Surroundings: RestakingSurroundings {
    /// Calls a function that returns nothing; the callee must have code.
    func tell<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at recipient: Address,
        from sender: Address, isStatic: Bool = false
    ) throws(Revert) {
        try require(hasCode(recipient), EmptyRevert())
        _ =
            try call(signature, arguments, at: recipient, from: sender, isStatic: isStatic)
            as Bytes
    }

    // MARK: AVS registrars

    public func registerOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32], data: Bytes,
        registrar: Address, sender: Address
    ) throws(Revert) {
        try tell(
            "registerOperator(address,address,uint32[],bytes)",
            ABITuple(`operator`, avs, operatorSetIDs, data), at: registrar, from: sender)
    }

    public func deregisterOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32], registrar: Address,
        sender: Address
    ) throws(Revert) {
        try tell(
            "deregisterOperator(address,address,uint32[])",
            ABITuple(`operator`, avs, operatorSetIDs), at: registrar, from: sender)
    }

    public func supportsAVS(
        _ avs: Address, registrar: Address, sender: Address
    ) throws(Revert) -> Bool {
        try call(
            "supportsAVS(address)", ABITuple(avs), at: registrar, from: sender, isStatic: true)
    }

    // MARK: Strategies that are not the ledger's

    public func deposit(
        _ amount: UInt256, of token: Address, into strategy: Address, sender: Address
    ) throws(Revert) -> Shares {
        try call(
            "deposit(address,uint256)", ABITuple(token, amount), at: strategy, from: sender)
    }

    public func withdraw(
        _ shares: Shares, of strategy: Address, token: Address, recipient: Address,
        sender: Address
    ) throws(Revert) -> UInt256 {
        try call(
            "withdraw(address,address,uint256)", ABITuple(recipient, token, shares),
            at: strategy, from: sender)
    }

    public func beforeAddShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert) {
        try tell(
            "beforeAddShares(address,uint256)", ABITuple(staker, shares), at: strategy,
            from: sender)
    }

    public func beforeRemoveShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert) {
        try tell(
            "beforeRemoveShares(address,uint256)", ABITuple(staker, shares), at: strategy,
            from: sender)
    }

    public func underlyingToken(of strategy: Address, sender: Address) throws(Revert) -> Address {
        try call("underlyingToken()", ABITuple(), at: strategy, from: sender, isStatic: true)
    }

    // MARK: Operator tables

    public func operatorTableBytes(
        of set: OperatorSet, calculator: Address, sender: Address
    ) throws(Revert) -> Bytes {
        try require(hasCode(calculator), EmptyRevert())
        let output: Bytes = try call(
            "calculateOperatorTableBytes((address,uint32))", ABITuple(set), at: calculator,
            from: sender, isStatic: true)
        return try read(output)
    }

    // MARK: New strategies

    public func decimals(of token: Address, sender: Address) throws(Revert) -> UInt8 {
        try call("decimals()", ABITuple(), at: token, from: sender, isStatic: true)
    }

    public func placeStrategy(at address: Address) {
        ledger.accounts.table.update(address) { $0.code = ContractKind.strategy.code }
    }

    public func placeDurationVault(at address: Address) {
        ledger.accounts.table.update(address) { $0.code = ContractKind.durationVault.code }
    }

    // MARK: Wallets

    public func isValidSignature(
        _ signature: Bytes, for digest: Hash, of wallet: Address
    ) -> Bool {
        let function = "isValidSignature(bytes32,bytes)"
        do throws(Revert) {
            let answer: Bytes = try call(
                function, ABITuple(digest, signature), at: wallet, from: wallet, isStatic: true)
            let word: UInt256 = try read(answer)
            return word == Selector(hashing: function).abiWord
        } catch {
            return false
        }
    }
}
