import CairnChain
import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnPrimitives

/// Staking with Lido: in, and out again.
extension Tour {
    private var lido: LidoContracts { Mainnet.lido }

    func stake() async throws {
        narrator.step(
            Told("Ether becomes stETH", "以太幣變成 stETH"),
            Told(
                "The staker gives Lido 32 ETH. Lido keeps shares of one pool for it; the stETH "
                    + "balance is what the shares are worth, so it grows without anybody sending "
                    + "anything.",
                "質押者把 32 ETH 交給 Lido。Lido 記下的是資金池的份額；stETH 餘額是份額的價值，"
                    + "因此不必轉帳也會增長。"))
        let before: Shares = try await client.read(lido.stETH, "sharesOf", staker.address)
        try await act(
            staker, names.staker, ContractCall(lido.stETH, "submit", Address.zero),
            value: .ether(32))
        let after: Shares = try await client.read(lido.stETH, "sharesOf", staker.address)
        let worth: Wei = try await client.read(
            lido.stETH, "getPooledEthByShares", after - before)
        narrator.fact(Told("shares received", "取得份額"), exact(after - before))
        narrator.fact(Told("which are worth", "價值"), exact(worth, "stETH"))
        try narrator.check(
            worth <= .ether(32) && Wei.ether(32) - worth <= 2,
            Told(
                "the shares are worth what was paid, to within 2 wei of rounding",
                "份額的價值等於付出的金額，捨入誤差不超過 2 wei"))
    }

    func wrap() async throws {
        narrator.step(
            Told("A part becomes wstETH", "一部分封裝成 wstETH"),
            Told(
                "Balances that change by themselves confuse other contracts. wstETH is the shares "
                    + "themselves as a token: the number stays, its worth grows.",
                "會自行變動的餘額讓其他合約難以處理。wstETH 就是份額本身的代幣：數量不變，價值增長。"))
        let amount = Wei.ether(10)
        try await act(
            staker, names.staker, ContractCall(lido.stETH, "approve", lido.wstETH, amount))
        let before = try await tokens(lido.wstETH, of: staker.address)
        try await act(staker, names.staker, ContractCall(lido.wstETH, "wrap", amount))
        let wrapped = try await tokens(lido.wstETH, of: staker.address) - before
        let shares: Shares = try await client.read(lido.stETH, "getSharesByPooledEth", amount)
        narrator.fact(Told("wrapped", "封裝"), exact(amount, "stETH"))
        narrator.fact(Told("received", "取得"), exact(wrapped, "wstETH"))
        try narrator.check(
            wrapped.rawValue == shares.rawValue,
            Told("one wstETH is one share", "一枚 wstETH 就是一個份額"))
    }

    func earn() async throws {
        narrator.step(
            Told("Rewards arrive at all layers at once", "獎勵同時抵達每一層"),
            Told(
                "Block producers' tips gather in a vault. Once a day Lido's oracle reports, and the "
                    + "report moves the vault into the pool: every stETH, wrapped or restaked, is "
                    + "worth a little more. The tip below is a payment that the producer signs; "
                    + "the report is sent in the oracle's name, which a development node allows.",
                "出塊者的小費累積在金庫裡。Lido 的預言機每天回報一次，把金庫的錢移入資金池："
                    + "每一枚 stETH，不論封裝或再質押，都略為增值。下面的小費是出塊者簽名的付款；"
                    + "回報則以預言機的名義送出，開發節點允許這麼做。"))
        let tip: Wei = 20_000_000_000_000_000
        let before = try await staked()
        let receipt = try await producer.send(to: lido.elRewardsVault, value: tip)
        narrator.transaction(
            receipt, Told("tips, \(exact(tip, "ETH"))", "小費 \(exact(tip, "ETH"))"),
            by: names.producer)
        try await report(finalizing: [])
        let after = try await staked()
        narrator.fact(
            Told("all stETH, before", "全部 stETH，之前"), exact(before.pool, "stETH"))
        narrator.fact(Told("all stETH, after", "全部 stETH，之後"), exact(after.pool, "stETH"))
        narrator.fact(
            Told("stETH in the wallet grew by", "錢包裡的 stETH 增加"),
            exact(after.plain - before.plain, "stETH"))
        narrator.fact(
            Told("wstETH in the wallet grew by", "錢包裡的 wstETH 增值"),
            exact(after.wrapped - before.wrapped, "stETH"))
        narrator.fact(
            Told("restaked stETH grew by", "再質押的 stETH 增加"),
            exact(after.restaked - before.restaked, "stETH"))
        try narrator.check(
            after.pool - before.pool == tip,
            Told("the pool gained exactly the tip", "資金池恰好增加這筆小費"))
        try narrator.check(
            after.plain > before.plain && after.wrapped > before.wrapped
                && after.restaked > before.restaked,
            Told("all three grew", "三者都增長"))
    }

    /// What the staker's three kinds of stETH are worth, and the whole pool.
    private func staked() async throws -> (
        pool: Wei, plain: Wei, wrapped: Wei, restaked: Wei
    ) {
        let wrapped = try await tokens(lido.wstETH, of: staker.address)
        return (
            try await client.read(lido.stETH, "getTotalPooledEther"),
            try await tokens(lido.stETH, of: staker.address),
            try await client.read(lido.wstETH, "getStETHByWstETH", wrapped),
            try await client.read(
                Mainnet.stETHStrategy, "userUnderlyingView", staker.address)
        )
    }

    func leaveLido(startedWith start: Wei) async throws {
        narrator.step(
            Told("stETH becomes ether again", "stETH 變回以太幣"),
            Told(
                "The staker unwraps the wstETH and asks Lido's queue for all of it. The request is "
                    + "an NFT; a later report sets its ether aside at the rate of that day, and then "
                    + "it can be claimed.",
                "質押者解開 wstETH，並向 Lido 的佇列申請全部提領。請求是一枚 NFT；之後的回報依當天的"
                    + "匯率撥出以太幣，隨後即可領取。"))
        let wrapped = try await tokens(lido.wstETH, of: staker.address)
        try await act(staker, names.staker, ContractCall(lido.wstETH, "unwrap", wrapped))
        let amount = try await tokens(lido.stETH, of: staker.address)
        let queue = lido.withdrawalQueue
        try await act(staker, names.staker, ContractCall(lido.stETH, "approve", queue, amount))
        let asked = try await act(
            staker, names.staker,
            ContractCall(queue, "requestWithdrawals", [amount], staker.address))
        let log = try asked.log(
            "WithdrawalRequested(uint256,address,address,uint256,uint256)", of: queue)
        guard log.topics.count == 4 else { throw Failure("the request's log has no number") }
        let id = log.topics[1].word
        narrator.fact(Told("requested", "申請提領"), exact(amount, "stETH"))
        narrator.fact(Told("as request", "請求編號"), "#\(id)")

        _ = try await client.request("anvil_mine", .quantity(1), .quantity(12))
        _ = try await client.request("anvil_increaseTime", .quantity(86_400))
        _ = try await client.request("anvil_mine", .quantity(1))
        try await report(finalizing: [id])
        let before = try await client.balance(of: staker.address)
        let claim = try await act(
            staker, names.staker, ContractCall(queue, "claimWithdrawal", id))
        let received = try await client.balance(of: staker.address) + claim.fee - before
        narrator.fact(Told("claimed", "領取"), exact(received, "ETH"))
        try narrator.check(
            received <= amount && amount - received <= 2,
            Told(
                "the ether is what was asked for, to within 2 wei",
                "領到的以太幣等於申請金額，誤差不超過 2 wei"))
        let end = try await client.balance(of: staker.address)
        narrator.fact(Told("ether at the start", "最初的以太幣"), exact(start, "ETH"))
        narrator.fact(Told("ether at the end", "最後的以太幣"), exact(end, "ETH"))
        narrator.fact(
            Told("lost to the slash and to gas, less rewards", "罰沒與 gas 的損失，扣除獎勵"),
            exact(start - end, "ETH"))
    }

    /// Has Lido's oracle report what the vaults hold, and set ether aside for requests.
    private func report(finalizing batches: [UInt256]) async throws {
        _ = try await client.request("anvil_increaseTime", .quantity(86_400))
        _ = try await client.request("anvil_mine", .quantity(1))
        let block = try await client.request("eth_getBlockByNumber", "latest", false)
        guard let now = block["timestamp"]?.text.flatMap({ UInt256(hex: $0) }) else {
            throw Failure("the newest block has no time")
        }
        let beacon = try await client.read(
            lido.stETH, "getBeaconStat", asFields: ABITuple<UInt256, UInt256, Wei>.self)
        let vault = try await client.balance(of: lido.withdrawalVault)
        let rewards = try await client.balance(of: lido.elRewardsVault)
        func report(_ batches: [UInt256], rate: UInt256) -> OracleReport {
            OracleReport(
                timestamp: now - UInt256(1), timeElapsed: UInt256(86_400),
                clValidators: beacon.1, clBalance: beacon.2, withdrawalVaultBalance: vault,
                elRewardsVaultBalance: rewards, sharesRequestedToBurn: .zero,
                withdrawalFinalizationBatches: batches, simulatedShareRate: rate)
        }
        // The rate at which requests are paid is the one that the report itself brings about.
        let simulation = ContractCall(
            lido.accounting, "simulateOracleReport", report([], rate: .zero))
        let words = try await client.ask(simulation).bytes
        guard words.count >= 32 * 15, let ether = UInt256(word: 12, of: words),
            let shares = UInt256(word: 11, of: words), !shares.isZero
        else { throw Failure("simulateOracleReport answers too little") }
        let rate = (ether * Ray.one.rawValue) / shares
        try await act(
            as: lido.accountingOracle, names.oracle,
            ContractCall(
                lido.accounting, "handleOracleReport",
                report(batches, rate: batches.isEmpty ? .zero : rate)))
    }
}

extension UInt256 {
    /// A word of encoded values that lie behind one offset.
    fileprivate init?(word index: Int, of bytes: [UInt8]) {
        let start = 32 + 32 * index
        guard bytes.count >= start + 32 else { return nil }
        self = bytes[start..<start + 32].reduce(.zero) { $0 << 8 | UInt256(UInt64($1)) }
    }
}
