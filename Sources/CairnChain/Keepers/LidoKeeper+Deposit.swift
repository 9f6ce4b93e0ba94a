import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Deposits of buffered ether with validators.
extension KeeperRound {
    /// More gas than a validator's deposit and its key take.
    private static var gasPerDeposit: UInt64 { 100_000 }

    /// Gives each active module what it may get of the ether that no request waits for.
    func depositLido() {
        guard lido.canDeposit else { return }
        for (place, module) in lido.stakingModules.enumerated() where module.status == .active {
            let fitting = lido.depositableEther().rawValue / LidoPool.depositSize.rawValue
            let most = min(module.maxDepositsPerBlock, gasLeft / Self.gasPerDeposit)
            let wanted = min(fitting, UInt256(most)).limb0
            guard wanted > 0 else { return }
            addKeys(for: wanted, module: place, module.address)
            let possible = ask("getStakingModuleMaxDepositsCount(uint256,uint256)") {
                () throws(Revert) in
                try lido.maxDeposits(UInt256(module.id), value: lido.depositableEther())
            }
            guard let possible, !possible.isZero else { continue }
            send(
                "deposit",
                ABITuple(min(possible, UInt256(wanted)), UInt256(module.id), [] as Bytes),
                to: lidoContracts.stETH, from: lido.parameters.depositSecurityModule)
        }
    }

    /// Has the operators of the genesis add the keys that deposits will need, and the agent vet them.
    private func addKeys(for count: UInt64, module place: Int, _ address: Address) {
        let parameters = lido.parameters.modules
        guard place < parameters.count, parameters[place].address == address else { return }
        let ours = parameters[place].operators
        let missing = world.lidoRegistry.missingKeys(for: count, in: address) { id, entry in
            id < UInt64(ours.count) && ours[Int(id)].rewardAddress == entry.rewardAddress
        }
        for (id, count) in missing {
            let entry = world.lidoRegistry.state.operators[Pair(address, id)]
            let unvetted = entry.totalKeys - entry.vettedKeys
            if count > unvetted {
                let new = count - unvetted
                let keys = KeeperKeys.lido(
                    module: place, nodeOperator: id, entry.totalKeys..<entry.totalKeys + new)
                let signatures = [[UInt8]](repeating: KeeperKeys.signature, count: Int(new))
                send(
                    "addSigningKeys",
                    ABITuple(
                        UInt256(id), UInt256(new), Bytes(keys),
                        Bytes(signatures.flatMap { $0 })),
                    to: address, from: entry.rewardAddress)
            }
            send(
                "setNodeOperatorStakingLimit",
                ABITuple(UInt256(id), entry.vettedKeys + count),
                to: address, from: lido.parameters.admin)
        }
    }
}
