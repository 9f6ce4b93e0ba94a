import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `Burner`
    static let lidoBurner = ContractTable("Burner") { contract in
        contract.addLidoBurnRequests()
        contract.addLidoBurnStatus()
        contract.addLidoBurnerAccess()
    }

    private mutating func addLidoBurnRequests() {
        method("requestBurnMyStETHForCover", gas: 110_000) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) in
            try frame.lido.requestBurnOfOwn(frame.call, amount: amount, purpose: .cover)
        }
        method("requestBurnMyStETH", gas: 110_000) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) in
            try frame.lido.requestBurnOfOwn(frame.call, amount: amount, purpose: .nonCover)
        }
        method("requestBurnMyShares", gas: 110_000) {
            (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.requestBurnOfOwnShares(frame.call, shares: shares)
        }
        method("requestBurnSharesForCover", gas: 110_000) {
            (frame: borrowing Frame, holder: Address, shares: Shares) throws(Revert) in
            try frame.lido.requestBurn(frame.call, of: holder, shares: shares, purpose: .cover)
        }
        method("requestBurnShares", gas: 110_000) {
            (frame: borrowing Frame, holder: Address, shares: Shares) throws(Revert) in
            try frame.lido.requestBurn(
                frame.call, of: holder, shares: shares, purpose: .nonCover)
        }
        method("commitSharesToBurn") { (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.commitSharesToBurn(frame.call, shares: shares)
        }
        method("recoverExcessStETH") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.recoverExcessStETH(frame.call)
        }
        method("recoverERC20") {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) in
            try frame.lido.recoverFromBurner(frame.call, token: token, amount: amount)
        }
        method("recoverERC721") {
            (frame: borrowing Frame, token: Address, id: UInt256) throws(Revert) in
            try frame.lido.recoverFromBurner(frame.call, token: token, id: id)
        }
        onEther { _ throws(Revert) in throw Revert(BurnerError.directEther) }
    }

    private mutating func addLidoBurnStatus() {
        lidoGetter("getSharesRequestedToBurn") { lido throws(Revert) in
            let requests = lido.state.burner.value
            return Outputs(requests.coverRequested, requests.nonCoverRequested)
        }
        lidoGetter("getCoverSharesBurnt") { lido throws(Revert) in
            lido.state.burner.value.coverBurnt
        }
        lidoGetter("getNonCoverSharesBurnt") { lido throws(Revert) in
            lido.state.burner.value.nonCoverBurnt
        }
        lidoGetter("getExcessStETH") { lido throws(Revert) in try lido.excessStETH() }
        lidoAddress("LIDO", \.stETH)
        lidoAddress("LOCATOR", \.locator)
    }

    private mutating func addLidoBurnerAccess() {
        lidoRoles("REQUEST_BURN_MY_STETH_ROLE", "REQUEST_BURN_SHARES_ROLE")
        addLidoAccessControl()
        lidoNumber("getContractVersion", 1)
        lidoGetter("isMigrationAllowed") { _ throws(Revert) in false }
        method("migrate") { (frame: borrowing Frame, oldBurner: Address) throws(Revert) in
            try frame.lido.migrateBurner(frame.call, from: oldBurner)
        }
        method("initialize") {
            (frame: borrowing Frame, admin: Address, _: Bool) throws(Revert) in
            try frame.lido.initializeBurnerAgain(admin: admin)
        }
    }
}
