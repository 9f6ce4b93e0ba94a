import CairnEthereum
import CairnJSON
import CairnPrimitives

/// A walk through the layers, with real transactions against a node.
///
/// The people: a staker who restakes stETH, an operator, a service that the operator works for, a
/// block producer who pays tips, and a holder of eETH. All five sign with development keys; only
/// what oracles and administrators do is done in their names.
struct Tour {
    let client: RPCClient
    let narrator: Narrator
    let staker: Wallet
    let `operator`: Wallet
    let service: Wallet
    let producer: Wallet
    let holder: Wallet

    /// How the people are called.
    struct Names {
        let staker: String
        let `operator`: String
        let service: String
        let producer: String
        let holder: String
        let oracle: String
        let admin: String

        init(_ language: TourLanguage) {
            switch language {
            case .english:
                staker = "staker"
                `operator` = "operator"
                service = "service"
                producer = "block producer"
                holder = "holder"
                oracle = "Lido's oracle"
                admin = "ether.fi's admin"
            case .traditionalChinese:
                staker = "質押者"
                `operator` = "營運者"
                service = "服務"
                producer = "出塊者"
                holder = "持有者"
                oracle = "Lido 預言機"
                admin = "ether.fi 管理合約"
            }
        }
    }

    let names: Names

    /// - Parameter keys: Development keys with ether; the first six are used but the first.
    init(
        _ client: RPCClient, keys: [PrivateKey], chainID: UInt64, narrator: Narrator,
        language: TourLanguage
    ) throws {
        guard keys.count >= 6 else {
            throw Failure("the tour needs six development accounts, and there are \(keys.count)")
        }
        func wallet(_ index: Int) -> Wallet {
            Wallet(key: keys[index], client: client, chainID: chainID)
        }
        self.client = client
        self.narrator = narrator
        staker = wallet(1)
        `operator` = wallet(2)
        service = wallet(3)
        producer = wallet(4)
        holder = wallet(5)
        names = Names(language)
    }

    /// - Throws: What refused, or what was not as it must be.
    func run() async throws {
        try await requireNewcomer()
        narrator.chapter(
            Told(
                "ETH → stETH → restaked, slashed, and back",
                "ETH → stETH → 再質押、罰沒，再回到 ETH"))
        let start = try await client.balance(of: staker.address)
        try await stake()
        try await wrap()
        try await registerOperator()
        try await restake()
        try await openService()
        try await allocate()
        try await earn()
        try await slash()
        let withdrawal = try await queue()
        try await complete(withdrawal)
        try await leaveLido(startedWith: start)

        narrator.chapter(
            Told(
                "ETH → eETH → weETH, a loss, and out again",
                "ETH → eETH → weETH、遭遇損失，再提領"))
        try await joinEtherFi()
        try await wrapEETH()
        try await earnWithEtherFi()
        let request = try await requestFromEtherFi()
        let pool = try await loseWithEtherFi()
        try await claimFromEtherFi(request, poolBefore: pool)
    }

    // MARK: What steps share

    /// Sends a call and tells of it.
    @discardableResult
    func act(
        _ wallet: Wallet, _ name: String, _ call: ContractCall, value: Wei = .zero
    ) async throws -> WireReceipt {
        let receipt = try await wallet.send(call, value: value)
        let paid = value.isZero ? "" : "  + \(exact(value, "ETH"))"
        narrator.transaction(
            receipt, Told(call.signature + paid, call.signature + paid), by: name)
        return receipt
    }

    /// Has the node send a call in a contract's name, and tells of it.
    @discardableResult
    func act(as account: Address, _ name: String, _ call: ContractCall) async throws -> WireReceipt
    {
        let receipt = try await client.send(as: account, call)
        narrator.transaction(receipt, Told(call.signature, call.signature), by: name)
        return receipt
    }

    func tokens(_ token: Address, of account: Address) async throws -> Wei {
        try await client.read(token, "balanceOf", account)
    }

    /// Produces empty blocks, twelve seconds apart.
    func pass(blocks: UInt64, _ why: Told) async throws {
        let bar = narrator.progress(why, total: Int(blocks))
        var done: UInt64 = 0
        while done < blocks {
            let turn = min(blocks - done, 4_096)
            _ = try await client.request("anvil_mine", .quantity(turn), .quantity(12))
            done += turn
            bar.show(Int(done))
        }
        bar.finish()
        let seconds = blocks * 12
        let days = "\(seconds / 86_400).\(seconds % 86_400 * 10 / 86_400)"
        narrator.fact(
            why, Told("\(blocks) blocks, \(days) days", "\(blocks) 個區塊，\(days) 天"))
    }
}
