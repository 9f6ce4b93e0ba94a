import CairnEthereum
public import CairnLedger
public import CairnLiquid
public import CairnPrimitives

/// The contracts around Lido, called by bytes.
extension Surroundings: LidoSurroundings {
    private func command<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at recipient: Address,
        from sender: Address
    ) throws(Revert) {
        try require(hasCode(recipient), EmptyRevert())
        _ = try call(signature, arguments, at: recipient, from: sender) as Bytes
    }

    public func revertData(of refusal: Revert) -> Bytes { refusal.data.bytes }

    // MARK: Staking modules

    public func stakingModuleSummary(
        of module: Address, caller: Address
    ) throws(Revert) -> StakingModuleSummary {
        try call(
            "getStakingModuleSummary()", ABITuple(), at: module, from: caller, isStatic: true)
    }

    public func obtainDepositData(
        _ count: UInt256, calldata: Bytes, from module: Address, caller: Address
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes) {
        try require(hasCode(module), EmptyRevert())
        let answer: Bytes = try call(
            "obtainDepositData(uint256,bytes)", ABITuple(count, calldata), at: module,
            from: caller)
        let data = try readFields(answer, as: ABITuple<Bytes, Bytes>.self).fields
        return (data.0, data.1)
    }

    public func perform(
        _ command: StakingModuleCommand, at module: Address, caller: Address
    ) throws(Revert) {
        switch command {
        case .onRewardsMinted(let shares):
            try self.command(
                "onRewardsMinted(uint256)", ABITuple(shares), at: module, from: caller)
        case .onWithdrawalCredentialsChanged:
            try self.command(
                "onWithdrawalCredentialsChanged()", ABITuple(), at: module, from: caller)
        case .updateTargetValidatorsLimits(let nodeOperator, let mode, let limit):
            try self.command(
                "updateTargetValidatorsLimits(uint256,uint256,uint256)",
                ABITuple(nodeOperator, mode, limit), at: module, from: caller)
        case .updateExitedValidatorsCount(let nodeOperators, let counts):
            try self.command(
                "updateExitedValidatorsCount(bytes,bytes)", ABITuple(nodeOperators, counts),
                at: module, from: caller)
        case .unsafeUpdateValidatorsCount(let nodeOperator, let exited):
            try self.command(
                "unsafeUpdateValidatorsCount(uint256,uint256)", ABITuple(nodeOperator, exited),
                at: module, from: caller)
        case .onExitedAndStuckValidatorsCountsUpdated:
            try self.command(
                "onExitedAndStuckValidatorsCountsUpdated()", ABITuple(), at: module,
                from: caller)
        case .decreaseVettedSigningKeysCount(let nodeOperators, let counts):
            try self.command(
                "decreaseVettedSigningKeysCount(bytes,bytes)", ABITuple(nodeOperators, counts),
                at: module, from: caller)
        case .reportValidatorExitDelay(let nodeOperator, let proof, let key, let seconds):
            try self.command(
                "reportValidatorExitDelay(uint256,uint256,bytes,uint256)",
                ABITuple(nodeOperator, proof, key, seconds), at: module, from: caller)
        case .onValidatorExitTriggered(let nodeOperator, let key, let fee, let exitType):
            try self.command(
                "onValidatorExitTriggered(uint256,bytes,uint256,uint256)",
                ABITuple(nodeOperator, key, fee, exitType), at: module, from: caller)
        }
    }

    public func nodeOperatorSummary(
        of nodeOperator: UInt256, module: Address, caller: Address
    ) throws(Revert) -> NodeOperatorSummary {
        let summary: WireNodeOperatorSummary = try call(
            "getNodeOperatorSummary(uint256)", ABITuple(nodeOperator), at: module, from: caller,
            isStatic: true)
        let (mode, target, _, _, _, exited, deposited, depositable) = summary.fields
        return NodeOperatorSummary(
            targetLimitMode: mode, targetValidators: target, exited: exited,
            deposited: deposited, depositable: depositable)
    }

    public func count(
        _ question: StakingModuleQuestion, of module: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        let signature: String
        switch question {
        case .nonce: signature = "getNonce()"
        case .nodeOperatorCount: signature = "getNodeOperatorsCount()"
        case .activeNodeOperatorCount: signature = "getActiveNodeOperatorsCount()"
        case .isActive(let nodeOperator):
            return try call(
                "getNodeOperatorIsActive(uint256)", ABITuple(nodeOperator), at: module,
                from: caller, isStatic: true)
        }
        return try call(signature, ABITuple(), at: module, from: caller, isStatic: true)
    }

    public func nodeOperatorIDs(
        offset: UInt256, limit: UInt256, module: Address, caller: Address
    ) throws(Revert) -> [UInt256] {
        try call(
            "getNodeOperatorIds(uint256,uint256)", ABITuple(offset, limit), at: module,
            from: caller, isStatic: true)
    }

    // MARK: Others

    public func deposit(
        _ deposit: ValidatorDeposit, to contract: Address, caller: Address
    ) throws(Revert) {
        try require(hasCode(contract), EmptyRevert())
        _ =
            try call(
                "deposit(bytes,bytes,bytes,bytes32)",
                ABITuple(
                    deposit.publicKey, Bytes(deposit.withdrawalCredentials.bytes),
                    deposit.signature, deposit.root), at: contract, from: caller,
                value: .ether(32)) as Bytes
    }

    public func tokenURI(
        of request: UInt256, from descriptor: Address, caller: Address
    ) throws(Revert) -> Bytes {
        let text: ABIText = try call(
            "constructTokenURI(uint256)", ABITuple(request), at: descriptor, from: caller,
            isStatic: true)
        return text.bytes
    }

    public func secondOpinion(
        of slot: UInt256, from oracle: Address, caller: Address
    ) throws(Revert) -> SecondOpinion {
        let report: ABITuple<Bool, UInt256, Wei, UInt256, UInt256> = try call(
            "getReport(uint256)", ABITuple(slot), at: oracle, from: caller, isStatic: true)
        let (isReady, balance, vaultBalance, _, _) = report.fields
        return SecondOpinion(
            isReady: isReady, clBalanceGwei: balance, withdrawalVaultBalance: vaultBalance)
    }

    public func notify(
        _ rebase: LidoEvent.TokenRebased, receiver: Address, caller: Address
    ) throws(Revert) {
        try command(
            "handlePostTokenRebase(uint256,uint256,uint256,uint256,uint256,uint256,uint256)",
            ABITuple(
                rebase.reportTimestamp, rebase.timeElapsed, rebase.preTotalShares,
                rebase.preTotalEther, rebase.postTotalShares, rebase.postTotalEther,
                rebase.sharesMintedAsFees), at: receiver, from: caller)
    }

    public func accepts(
        _ request: UInt256, data: Bytes, from: Address, sender: Address, receiver: Address,
        caller: Address
    ) throws(Revert) -> Bool {
        let function = "onERC721Received(address,address,uint256,bytes)"
        let answer: Selector = try call(
            function, ABITuple(sender, from, request, data), at: receiver, from: caller)
        return answer == Selector(hashing: function)
    }

    public func transferUnique(
        _ id: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try command(
            "transferFrom(address,address,uint256)", ABITuple(from, to, id), at: token,
            from: from)
    }

    public func approves(
        _ digest: Hash, signature: Bytes, wallet: Address, caller: Address
    ) -> Bool {
        let function = "isValidSignature(bytes32,bytes)"
        do throws(Revert) {
            let answer: Bytes = try call(
                function, ABITuple(digest, signature), at: wallet, from: caller, isStatic: true)
            guard answer.count == 32 else { return false }
            let word: UInt256 = try read(answer)
            return word == Selector(hashing: function).abiWord
        } catch {
            return false
        }
    }

    /// Reads several results as Solidity does.
    private func readFields<each Value: ABIValue>(
        _ output: Bytes, as: ABITuple<repeat each Value>.Type
    ) throws(Revert) -> ABITuple<repeat each Value> {
        var failed = false
        let values: ABITuple<repeat each Value>? = output.bytes.withUnsafeBytes { bytes in
            do throws(ABIError) {
                return try ABIReader.read(bytes) { reader throws(ABIError) in
                    try ABITuple<repeat each Value>.decodeFields(from: &reader)
                }
            } catch {
                failed = true
                return nil
            }
        }
        guard let values, !failed else { throw Revert(EmptyRevert()) }
        return values
    }
}
