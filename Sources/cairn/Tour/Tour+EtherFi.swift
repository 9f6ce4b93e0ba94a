import CairnChain
import CairnEthereum
import CairnLiquid
import CairnPrimitives

/// ether.fi: in, through a loss, and out again.
extension Tour {
    private var contracts: EtherFiParameters.Contracts { Mainnet.etherFi }
    /// What the day's reports bring, and what the slash takes.
    private static let reward: Wei = 60_000_000_000_000_000
    private static let loss: Wei = 45_000_000_000_000_000

    func joinEtherFi() async throws {
        narrator.step(
            Told("Ether becomes eETH", "以太幣變成 eETH"),
            Told(
                "ether.fi restakes for its depositors: 32 ETH go into its pool, and eETH shows their "
                    + "part of it.",
                "ether.fi 代存款人再質押：32 ETH 進入資金池，eETH 表示其中的份額。"))
        let before: Shares = try await client.read(contracts.eETH, "shares", holder.address)
        try await act(
            holder, names.holder, ContractCall(contracts.liquidityPool, "deposit"),
            value: .ether(32))
        let shares: Shares = try await client.read(contracts.eETH, "shares", holder.address)
        let worth: Wei = try await client.read(
            contracts.liquidityPool, "amountForShare", shares - before)
        narrator.fact(Told("shares received", "取得份額"), exact(shares - before))
        narrator.fact(Told("which are worth", "價值"), exact(worth, "eETH"))
        try narrator.check(
            worth <= .ether(32) && Wei.ether(32) - worth <= 2,
            Told(
                "the shares are worth what was paid, to within 2 wei of rounding",
                "份額的價值等於付出的金額，捨入誤差不超過 2 wei"))
    }

    func wrapEETH() async throws {
        narrator.step(
            Told("A part becomes weETH", "一部分封裝成 weETH"),
            Told(
                "As wstETH is to stETH, weETH is to eETH: the shares as a token whose number stays.",
                "weETH 之於 eETH，就像 wstETH 之於 stETH：把份額化為數量不變的代幣。"))
        let amount = Wei.ether(20)
        try await act(
            holder, names.holder, ContractCall(contracts.eETH, "approve", contracts.weETH, amount))
        let before = try await tokens(contracts.weETH, of: holder.address)
        try await act(holder, names.holder, ContractCall(contracts.weETH, "wrap", amount))
        let wrapped = try await tokens(contracts.weETH, of: holder.address) - before
        narrator.fact(Told("wrapped", "封裝"), exact(amount, "eETH"))
        narrator.fact(Told("received", "取得"), exact(wrapped, "weETH"))
        try narrator.check(
            try await worth(of: wrapped) <= amount,
            Told("it is worth no more than what was wrapped", "價值不超過所封裝的數量"))
    }

    func earnWithEtherFi() async throws {
        narrator.step(
            Told("Validators earn for everybody", "驗證者為所有人賺取獎勵"),
            Told(
                "ether.fi's committee reports what the validators earned, and the pool counts it. No "
                    + "balance is touched; the rate alone rises, for eETH and weETH alike.",
                "ether.fi 的委員會回報驗證者的收益，資金池據此入帳。沒有任何餘額被更動，"
                    + "上升的只有匯率，eETH 與 weETH 都一樣。"))
        let wrapped = try await tokens(contracts.weETH, of: holder.address)
        let before = try await worth(of: wrapped)
        try await act(as: contracts.etherFiAdmin, names.admin, rebase(Int256(Self.reward)))
        let after = try await worth(of: wrapped)
        narrator.fact(Told("reward of the pool", "資金池的獎勵"), exact(Self.reward, "ETH"))
        narrator.fact(Told("the weETH, before", "weETH 的價值，之前"), exact(before, "eETH"))
        narrator.fact(Told("the weETH, after", "weETH 的價值，之後"), exact(after, "eETH"))
        try narrator.check(after > before, Told("it is worth more", "價值增加了"))
    }

    /// Requests a withdrawal; returns its number and the amount asked for.
    func requestFromEtherFi() async throws -> (id: UInt256, amount: Wei) {
        narrator.step(
            Told("The holder asks for ether", "持有者申請提領"),
            Told(
                "The weETH is unwrapped, and what it has become is asked back. The request, an NFT, "
                    + "waits until a report finalizes it; until then it shares the pool's fate.",
                "解開 weETH，申請提領解開所得的 eETH。請求是一枚 NFT，等待回報將它定案；在那之前，"
                    + "它與資金池同甘共苦。"))
        let wrapped = try await tokens(contracts.weETH, of: holder.address)
        let before = try await tokens(contracts.eETH, of: holder.address)
        try await act(holder, names.holder, ContractCall(contracts.weETH, "unwrap", wrapped))
        let amount = try await tokens(contracts.eETH, of: holder.address) - before
        try await act(
            holder, names.holder,
            ContractCall(contracts.eETH, "approve", contracts.liquidityPool, amount))
        let receipt = try await act(
            holder, names.holder,
            ContractCall(contracts.liquidityPool, "requestWithdraw", holder.address, amount))
        let log = try receipt.log(
            "WithdrawRequestCreated(uint32,uint256,uint256,address)",
            of: contracts.withdrawRequestNFT)
        guard log.topics.count > 1 else { throw Failure("the request's log has no number") }
        let id = log.topics[1].word
        narrator.fact(Told("requested", "申請提領"), exact(amount, "eETH"))
        narrator.fact(Told("as request", "請求編號"), "#\(id)")
        return (id, amount)
    }

    /// Has the pool report a loss; returns what it held before.
    func loseWithEtherFi() async throws -> Wei {
        narrator.step(
            Told("A slash reaches the pool", "罰沒波及資金池"),
            Told(
                "A validator is slashed. The committee reports the loss, and every share of the pool "
                    + "bears its part: also those of the request that waits.",
                "一名驗證者遭到罰沒。委員會回報損失，資金池的每一個份額各自分攤，等待中的請求也不例外。"))
        let before: Wei = try await client.read(contracts.liquidityPool, "getTotalPooledEther")
        try await act(
            as: contracts.etherFiAdmin, names.admin, rebase(Int256(0) - Int256(Self.loss)))
        let after: Wei = try await client.read(contracts.liquidityPool, "getTotalPooledEther")
        narrator.fact(Told("the pool, before", "資金池，之前"), exact(before, "ETH"))
        narrator.fact(Told("the pool, after", "資金池，之後"), exact(after, "ETH"))
        try narrator.check(
            before - after == Self.loss,
            Told("the pool lost exactly what was reported", "資金池的損失恰如回報"))
        return before
    }

    func claimFromEtherFi(
        _ request: (id: UInt256, amount: Wei), poolBefore: Wei
    ) async throws {
        narrator.step(
            Told("The request is finalized and claimed", "請求定案並領取"),
            Told(
                "A report sets ether aside and freezes the rate of the moment, after the loss: the "
                    + "holder gets less than was asked for, and exactly that much less than the loss "
                    + "weighs on its shares.",
                "回報撥出以太幣，並凍結當下（損失之後）的匯率：持有者領到的比申請的少，"
                    + "少的正是其份額所分攤的損失。"))
        let nft = contracts.withdrawRequestNFT
        try await act(
            as: contracts.etherFiAdmin, names.admin,
            ContractCall(
                contracts.liquidityPool, "addEthAmountLockedForWithdrawal",
                UInt128(truncatingIfNeeded: request.amount.rawValue.lowHalf)))
        try await act(
            as: contracts.etherFiAdmin, names.admin,
            ContractCall(nft, "finalizeRequests", request.id))
        let payable: Wei = try await client.read(nft, "getClaimableAmount", request.id)
        let before = try await client.balance(of: holder.address)
        let claim = try await act(
            holder, names.holder, ContractCall(nft, "claimWithdraw", request.id))
        let received = try await client.balance(of: holder.address) + claim.fee - before
        narrator.fact(Told("asked for", "申請"), exact(request.amount, "ETH"))
        narrator.fact(Told("received", "領到"), exact(received, "ETH"))
        narrator.fact(Told("borne of the loss", "分攤的損失"), exact(request.amount - received, "ETH"))
        try narrator.check(
            received == payable,
            Told("the ether is what the contract had promised", "領到的正是合約承諾的金額"))
        let part = Self.loss.mulDiv(
            request.amount.rawValue, by: poolBefore.rawValue, rounding: .down)
        let borne = request.amount - received
        narrator.fact(Told("its part of the pool's loss", "應分攤的部分"), exact(part, "ETH"))
        try narrator.check(
            max(borne, part) - min(borne, part) <= 100,
            Told(
                "the holder bore its part of the loss, to within 100 wei of rounding",
                "持有者只分攤了自己那份損失，捨入誤差不超過 100 wei"))
    }

    private func rebase(_ rewards: Int256) -> ContractCall {
        ContractCall(
            contracts.liquidityPool, "rebase", SignedAmount(rewards), UInt128(0))
    }

    private func worth(of weETH: Wei) async throws -> Wei {
        try await client.read(contracts.weETH, "getEETHByWeETH", weETH)
    }
}

/// A signed amount of 128 bits: `int128`.
private struct SignedAmount: ABIWord {
    let value: Int256

    init(_ value: Int256) { self.value = value }

    static var abiType: String { "int128" }
    static func fromABI(_ word: UInt256) -> SignedAmount? { SignedAmount(Int256(bits: word)) }
    var abiWord: UInt256 { value.bits }
}

extension Int256 {
    /// An amount that is far below 2^255.
    fileprivate init(_ amount: Wei) { self.init(bits: amount.rawValue) }
}
