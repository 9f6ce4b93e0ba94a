import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// A staking module with keys and no node operators; what it has no answer for fails.
    ///
    /// - Spec: Lido core, `IStakingModule`
    static let lidoSimpleModule = ContractTable("SimpleStakingModule") { contract in
        contract.method("getStakingModuleSummary", .view) {
            (frame: borrowing Frame) throws(Revert) -> StakingModuleSummaryOutput in
            let summary = try frame.lido.simpleModuleSummary(frame.contract)
            return Outputs(summary.exited, summary.deposited, summary.depositable)
        }
        contract.method("obtainDepositData") {
            (frame: borrowing Frame, count: UInt256, _: Bytes)
                throws(Revert) -> Outputs<Bytes, Bytes> in
            let (keys, signatures) = try frame.lido.obtainSimpleDepositData(
                frame.contract, count: count)
            return Outputs(keys, signatures)
        }
        contract.method("onRewardsMinted") { (_: borrowing Frame, _: UInt256) throws(Revert) in }
    }
}

private typealias StakingModuleSummaryOutput = Outputs<UInt256, UInt256, UInt256>
