import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `Accounting`
    static let lidoAccounting = ContractTable("Accounting") { contract in
        contract.lidoAddress("LIDO", \.stETH)
        contract.lidoAddress("LIDO_LOCATOR", \.locator)
        contract.method("simulateOracleReport", .view) {
            (frame: borrowing Frame, report: OracleReport) throws(Revert) -> WireOutcome in
            WireOutcome(try frame.lido.simulate(report))
        }
        contract.method("handleOracleReport", gas: 600_000) {
            (frame: borrowing Frame, report: OracleReport) throws(Revert) in
            try frame.lido.handleOracleReport(frame.call, report)
        }
    }

    /// The oracle's clock. The committee that agrees on reports stands outside.
    ///
    /// - Spec: Lido core, `AccountingOracle`, the getters that the sanity checker asks
    static let lidoAccountingOracle = ContractTable("AccountingOracle") { contract in
        contract.lidoGetter("GENESIS_TIME") { lido throws(Revert) in
            UInt256(lido.parameters.oracleGenesisTime)
        }
        contract.lidoGetter("SECONDS_PER_SLOT") { lido throws(Revert) in
            UInt256(lido.parameters.secondsPerSlot)
        }
        contract.lidoGetter("getLastProcessingRefSlot") { lido throws(Revert) in
            UInt256(lido.reportedSlot)
        }
    }

    /// The vault hub as far as accounting asks it: every answer is a number, and that of bad debt
    /// the one that the state holds.
    static let lidoVaultHub = ContractTable("VaultHub") { contract in
        for name in ["badDebtToInternalize", "badDebtToInternalizeForLastRefSlot"] {
            contract.lidoGetter(name) { lido throws(Revert) in lido.state.badDebt.value }
        }
        contract.onAnythingElse { _, _, output throws(Revert) in output.append(.zero) }
    }

    /// - Spec: Lido core, `EIP712StETH`
    static let lidoEIP712 = ContractTable("EIP712StETH") { contract in
        contract.method("domainSeparatorV4", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> Hash in
            frame.lido.parameters.stETHDomain.separator(
                chainID: frame.ledger.moment.chainID, contract: token)
        }
        contract.method("hashTypedDataV4", .view) {
            (frame: borrowing Frame, token: Address, structHash: Hash) throws(Revert) -> Hash in
            frame.lido.parameters.stETHDomain.digest(
                of: structHash, chainID: frame.ledger.moment.chainID, contract: token)
        }
        contract.method("eip712Domain", .view) {
            (frame: borrowing Frame, token: Address)
                throws(Revert) -> Outputs<String, String, UInt256, Address> in
            let domain = frame.lido.parameters.stETHDomain
            return Outputs(
                domain.name, domain.version, UInt256(frame.ledger.moment.chainID), token)
        }
    }
}
