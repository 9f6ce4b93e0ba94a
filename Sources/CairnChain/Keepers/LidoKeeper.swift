import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Lido's day: the oracle's report, then what follows from it.
extension KeeperRound {
    func keepLido() {
        let observation = LidoObservation(beacon.state, world)
        if hasLidoNews(observation) {
            reportModuleExits(observation)
            reportLido(observation)
            reportOperatorExits(observation)
            distributeLidoRewards()
            requestLidoExits(observation)
        }
        depositLido()
    }

    var lido: Lido { world.lido }
    var lidoContracts: LidoContracts { lido.parameters.contracts }

    /// Whether there is anything to report: validators, requests, or ether in the vaults.
    private func hasLidoNews(_ observation: LidoObservation) -> Bool {
        let burner = lido.state.burner.value
        return !lido.state.pool.value.depositedValidators.isZero || observation.count > 0
            || !lido.unfinalizedStETH().isZero
            || !ledger.accounts.balance(of: lidoContracts.elRewardsVault).isZero
            || !ledger.accounts.balance(of: lidoContracts.withdrawalVault).isZero
            || !(burner.coverRequested + burner.nonCoverRequested).isZero
    }

    // MARK: Exits of validators

    /// Tells the router how many validators of each module have left, where there are more.
    private func reportModuleExits(_ observation: LidoObservation) {
        var (ids, counts): ([UInt256], [UInt256]) = ([], [])
        for module in lido.stakingModules {
            let exited = observation.exited.reduce(0) {
                $0 + ($1.place.first == module.address ? $1.count : 0)
            }
            guard UInt256(exited) > module.exitedValidators else { continue }
            ids.append(UInt256(module.id))
            counts.append(UInt256(exited))
        }
        guard !ids.isEmpty else { return }
        send(
            "updateExitedValidatorsCountByStakingModule", ABITuple(ids, counts),
            to: lidoContracts.stakingRouter, from: lidoContracts.accountingOracle)
    }

    /// Tells the modules which operators' validators these were, and that this is all.
    ///
    /// - Spec: Lido core, `AccountingOracle._processExtraDataItem`, the packing of `bytes`
    private func reportOperatorExits(_ observation: LidoObservation) {
        for module in lido.stakingModules {
            var (ids, counts): ([UInt8], [UInt8]) = ([], [])
            for (place, count) in observation.exited where place.first == module.address {
                guard count > world.lidoRegistry.state.operators[place].exitedKeys else { continue }
                ids += UInt256(place.second).bigEndianBytes.suffix(8)
                counts += UInt256(count).bigEndianBytes.suffix(16)
            }
            guard !ids.isEmpty else { continue }
            send(
                "reportStakingModuleExitedValidatorsCountByNodeOperator",
                ABITuple(UInt256(module.id), Bytes(ids), Bytes(counts)),
                to: lidoContracts.stakingRouter, from: lidoContracts.accountingOracle)
        }
        send(
            "onValidatorsCountsByNodeOperatorReportingFinished", ABITuple(),
            to: lidoContracts.stakingRouter, from: lidoContracts.accountingOracle)
    }

    /// Has modules share their rewards out among their operators, as the first operator.
    private func distributeLidoRewards() {
        for module in lido.stakingModules {
            let address = module.address
            guard let first = world.lidoRegistry.operators(of: address).first,
                world.lidoRegistry.rewardState(of: address) == .readyForDistribution
            else { continue }
            send(
                "distributeReward", ABITuple(), to: address, from: first.entry.rewardAddress)
        }
    }

    // MARK: Asking validators to leave

    /// Validators that can be asked in one turn.
    private static var exitsPerTurn: Int { 64 }

    /// Asks so many validators to leave that requests which nothing else will pay for can be paid.
    ///
    /// The gateway's account stands for the oracle of exits, whose order the operators would follow
    /// by exits that they sign.
    private func requestLidoExits(_ observation: LidoObservation) {
        let waiting = lido.unfinalizedStETH()
        let coming =
            lido.state.pool.value.bufferedEther
            + ledger.accounts.balance(of: lidoContracts.withdrawalVault)
            + observation.leavingBalance.wei
        guard waiting > coming else { return }
        let missing = (waiting - coming).rawValue.divided(
            by: LidoPool.depositSize.rawValue, rounding: .up)
        let limit = min(Self.exitsPerTurn, observation.askable.count)
        let count = missing < UInt256(limit) ? Int(missing.limb0) : limit
        guard count > 0 else { return }
        guard
            let fee = ask(
                "getWithdrawalRequestFee()",
                { () throws(Revert) in try lido.withdrawalRequestFee() })
        else { return }
        let keys = observation.askable.prefix(count).map { Bytes($0.bytes) }
        send(
            "addWithdrawalRequests",
            ABITuple(keys, [UInt64](repeating: 0, count: count)),
            to: lidoContracts.withdrawalVault,
            from: lidoContracts.triggerableWithdrawalsGateway,
            value: Wei(rawValue: fee.rawValue * UInt256(count)))
    }
}
