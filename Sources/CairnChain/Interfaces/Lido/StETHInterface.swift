import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `Lido`
    static let stETH = ContractTable("Lido") { contract in
        contract.addStETHToken()
        contract.addStETHAllowances()
        contract.addStETHShares()
        contract.addStETHStaking()
        contract.addStETHStatus()
        contract.addStETHControl()
        contract.addStETHAccounting()
        contract.addStETHAragon()
    }

    private mutating func addStETHToken() {
        lidoGetter("name") { _ throws(Revert) in "Liquid staked Ether 2.0" }
        lidoGetter("symbol") { _ throws(Revert) in "stETH" }
        lidoGetter("decimals") { _ throws(Revert) in UInt8(18) }
        lidoGetter("totalSupply") { lido throws(Revert) in try lido.totalPooledEther() }
        lidoGetter("getTotalPooledEther") { lido throws(Revert) in try lido.totalPooledEther() }
        method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> Wei in
            try frame.lido.ether(for: frame.lido.sharesOf(holder))
        }
        method("transfer", gas: 50_907 - 21_000) {
            (frame: borrowing Frame, recipient: Address, amount: Wei) throws(Revert) -> Bool in
            try frame.lido.transfer(frame.call, to: recipient, amount: amount)
            return true
        }
        method("transferFrom", gas: 45_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, amount: Wei)
                throws(Revert) -> Bool in
            try frame.lido.transferFrom(frame.call, from: sender, to: recipient, amount: amount)
            return true
        }
    }

    private mutating func addStETHAllowances() {
        method("allowance", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.allowance(of: spender, by: owner, in: frame.contract)
        }
        method("approve", gas: 30_000) {
            (frame: borrowing Frame, spender: Address, amount: Wei) throws(Revert) -> Bool in
            try frame.lido.approve(frame.call, spender: spender, amount: amount)
            return true
        }
        method("increaseAllowance", gas: 30_000) {
            (frame: borrowing Frame, spender: Address, added: Wei) throws(Revert) -> Bool in
            try frame.lido.increaseAllowance(frame.call, spender: spender, by: added)
            return true
        }
        method("decreaseAllowance", gas: 30_000) {
            (frame: borrowing Frame, spender: Address, taken: Wei) throws(Revert) -> Bool in
            try frame.lido.decreaseAllowance(frame.call, spender: spender, by: taken)
            return true
        }
        method("permit", gas: 70_000) {
            (
                frame: borrowing Frame, owner: Address, spender: Address, value: UInt256,
                deadline: UInt256, v: UInt8, r: Hash, s: Hash
            ) throws(Revert) in
            try frame.lido.permit(
                frame.call,
                Permit(owner: owner, spender: spender, value: value, deadline: deadline),
                signature: SignatureParts(v: v, r: r, s: s))
        }
        method("nonces", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> UInt256 in
            frame.lido.state.nonces.next(of: owner, in: frame.contract)
        }
        method("DOMAIN_SEPARATOR", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.lido.parameters.stETHDomain.separator(
                chainID: frame.ledger.moment.chainID, contract: frame.contract)
        }
        method("eip712Domain", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<String, String, UInt256, Address>
            in
            let domain = frame.lido.parameters.stETHDomain
            return Outputs(
                domain.name, domain.version, UInt256(frame.ledger.moment.chainID),
                frame.contract)
        }
        lidoAddress("getEIP712StETH", \.eip712StETH)
    }

    private mutating func addStETHShares() {
        lidoGetter("getTotalShares") { lido throws(Revert) in lido.totalShares }
        method("sharesOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> Shares in
            frame.lido.sharesOf(holder)
        }
        method("getSharesByPooledEth", .view) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.lido.shares(for: amount)
        }
        method("getPooledEthByShares", .view) {
            (frame: borrowing Frame, shares: Shares) throws(Revert) -> Wei in
            try frame.lido.ether(for: shares)
        }
        method("getPooledEthBySharesRoundUp", .view) {
            (frame: borrowing Frame, shares: Shares) throws(Revert) -> Wei in
            try frame.lido.etherRoundedUp(for: shares)
        }
        method("transferShares", gas: 30_000) {
            (frame: borrowing Frame, recipient: Address, shares: Shares) throws(Revert) -> Wei in
            try frame.lido.transferShares(frame.call, to: recipient, shares: shares)
        }
        method("transferSharesFrom", gas: 45_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, shares: Shares)
                throws(Revert) -> Wei in
            try frame.lido.transferSharesFrom(
                frame.call, from: sender, to: recipient, shares: shares)
        }
    }

    private mutating func addStETHStaking() {
        method("submit", .payable, gas: 60_447 - 21_000) {
            (frame: borrowing Frame, referral: Address) throws(Revert) -> Shares in
            try frame.lido.submit(frame.call, referral: referral)
        }
        onEther { (frame: borrowing Frame) throws(Revert) in
            _ = try frame.lido.submit(frame.call, referral: .zero)
        }
        onAnythingElse { _, _, _ throws(Revert) in throw Revert(LidoError.nonEmptyData) }
        method("deposit", gas: 200_000) {
            (frame: borrowing Frame, maximum: UInt256, module: UInt256, calldata: Bytes)
                throws(Revert) in
            try frame.lido.deposit(
                frame.call, atMost: maximum, module: module, calldata: calldata)
        }
        lidoGetter("canDeposit") { lido throws(Revert) in lido.canDeposit }
        lidoGetter("getDepositableEther") { lido throws(Revert) in lido.depositableEther() }
        lidoGetter("getBufferedEther") { lido throws(Revert) in
            lido.state.pool.value.bufferedEther
        }
        lidoGetter("getCurrentStakeLimit") { lido throws(Revert) in lido.currentStakeLimit() }
        lidoGetter("getStakeLimitFullInfo") { lido throws(Revert) in
            let limit = lido.state.pool.value.stakeLimit
            return Outputs(
                limit.isPaused, limit.isSet, lido.currentStakeLimit(), limit.maximum,
                UInt256(limit.growthBlocks), limit.previous, UInt256(limit.previousBlock))
        }
    }

    private mutating func addStETHStatus() {
        lidoGetter("getExternalEther") { lido throws(Revert) in try lido.externalEther() }
        lidoGetter("getExternalShares") { lido throws(Revert) in
            lido.state.pool.value.externalShares
        }
        lidoGetter("getMaxMintableExternalShares") { lido throws(Revert) in
            lido.maxMintableExternalShares()
        }
        lidoGetter("getMaxExternalRatioBP") { lido throws(Revert) in
            UInt256(lido.state.pool.value.maxExternalRatio)
        }
        lidoGetter("getTotalELRewardsCollected") { lido throws(Revert) in
            lido.state.pool.value.totalELRewards
        }
        lidoGetter("getBeaconStat") { lido throws(Revert) in
            let pool = lido.state.pool.value
            return Outputs(pool.depositedValidators, pool.clValidators, pool.clBalance)
        }
        lidoAddress("getLidoLocator", \.locator)
        lidoGetter("getTreasury") { lido throws(Revert) in lido.parameters.treasury }
        lidoGetter("getWithdrawalCredentials") { lido throws(Revert) in
            lido.state.router.value.withdrawalCredentials
        }
        lidoGetter("getFee") { lido throws(Revert) in try lido.totalFeeBasisPoints() }
        lidoGetter("getFeeDistribution") { lido throws(Revert) in
            let (treasury, modules) = try lido.feeDistribution()
            return Outputs(treasury, UInt16(0), modules)
        }
        lidoGetter("isStopped") { lido throws(Revert) in lido.isStopped }
        lidoGetter("isStakingPaused") { lido throws(Revert) in
            lido.state.pool.value.stakeLimit.isPaused
        }
    }

    private mutating func addStETHControl() {
        lidoRoles(
            "PAUSE_ROLE", "RESUME_ROLE", "STAKING_PAUSE_ROLE", "STAKING_CONTROL_ROLE",
            "UNSAFE_CHANGE_DEPOSITED_VALIDATORS_ROLE")
        method("stop") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.stop(frame.call)
        }
        method("resume") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.resume(frame.call)
        }
        method("pauseStaking") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.pauseStaking(frame.call)
        }
        method("resumeStaking") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.resumeStaking(frame.call)
        }
        method("setStakingLimit") {
            (frame: borrowing Frame, maximum: Wei, increase: Wei) throws(Revert) in
            try frame.lido.setStakingLimit(
                frame.call, maximum: maximum, increasePerBlock: increase)
        }
        method("removeStakingLimit") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.removeStakingLimit(frame.call)
        }
        method("setMaxExternalRatioBP") {
            (frame: borrowing Frame, ratio: UInt256) throws(Revert) in
            try frame.lido.setMaxExternalRatio(frame.call, ratio)
        }
        method("unsafeChangeDepositedValidators") {
            (frame: borrowing Frame, count: UInt256) throws(Revert) in
            try frame.lido.unsafeChangeDepositedValidators(frame.call, to: count)
        }
    }
}
