import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// Prints what an account holds through all layers.
struct Position: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what an account holds in every layer, what of it can be slashed by whom, "
            + "and what is on its way out.")

    @Argument(help: "The account's address.")
    var address: String

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one object.")
    var json = false

    func run() async throws {
        guard let account = Address(hex: address), address.hasPrefix("0x") else {
            throw Failure(
                "\(address) is no address; it must be 0x and 40 hexadecimal digits")
        }
        try await speaking {
            let reader = RestakingReader(client: try node.client())
            let view = try await PositionView(reader, account)
            if json { print(view.json.indented) } else { view.show() }
        }
    }
}

/// Everything there is to say of an account.
struct PositionView {
    let account: Address
    let head: UInt64
    let time: UInt64
    /// Liquid assets by symbol, and what wrapped ones are worth.
    let assets: [(symbol: String, amount: Wei, worth: Wei?, unit: String)]
    let delegatedTo: Address?
    let restaked: [(strategy: Address, deposited: Shares, withdrawable: Shares, worth: Wei)]
    let exposures: [Exposure]
    let withdrawals: [(withdrawal: StakerWithdrawal, shares: [Shares], worth: [Wei])]
    let delay: UInt64
    let lidoRequests: [(id: UInt256, status: WithdrawalRequestStatus)]
    let etherFiRequests: [(id: UInt256, amount: Wei, isFinalized: Bool, isValid: Bool)]

    init(_ reader: RestakingReader, _ account: Address) async throws {
        let client = reader.client
        self.account = account
        head = try await client.smallNumber("eth_blockNumber")
        let block = try await client.request("eth_getBlockByNumber", "latest", false)
        time = block["timestamp"]?.text.flatMap { UInt256(hex: $0) }?.asUInt64 ?? 0
        assets = try await Self.assets(client, account)
        let core = Mainnet.restaking
        let delegate: Address = try await client.read(
            core.delegationManager, "delegatedTo", account)
        delegatedTo = delegate.isZero ? nil : delegate
        restaked = try await Self.restaked(reader, account)
        exposures = delegate.isZero ? [] : try await reader.exposures(of: delegate)
        delay = UInt64(
            try await client.read(
                core.delegationManager, "minWithdrawalDelayBlocks", as: UInt32.self))
        withdrawals = try await Self.withdrawals(reader, account)
        let queue = Mainnet.lido.withdrawalQueue
        let ids: [UInt256] = try await client.read(queue, "getWithdrawalRequests", account)
        let statuses: [WithdrawalRequestStatus] =
            ids.isEmpty ? [] : try await client.read(queue, "getWithdrawalStatus", ids)
        lidoRequests = zip(ids, statuses).map { ($0, $1) }
        etherFiRequests = try await Self.etherFiRequests(reader, account)
    }

    /// ether.fi cannot list an account's requests; the tokens that reached the account can.
    private static func etherFiRequests(
        _ reader: RestakingReader, _ account: Address
    ) async throws -> [(id: UInt256, amount: Wei, isFinalized: Bool, isValid: Bool)] {
        let nft = Mainnet.etherFi.withdrawRequestNFT
        var requests: [(id: UInt256, amount: Wei, isFinalized: Bool, isValid: Bool)] = []
        for id in try await reader.tokens(of: nft, thatReached: account) {
            let fields = try await reader.client.read(
                nft, "getRequest", id,
                asFields: ABITuple<ABIUInt<Bits96>, ABIUInt<Bits96>, Bool, UInt32>.self)
            // Of a request that was claimed nothing is left.
            guard !fields.0.value.isZero,
                try await reader.client.read(nft, "ownerOf", id) == account
            else { continue }
            requests.append(
                (
                    id, Wei(rawValue: fields.0.value),
                    try await reader.client.read(nft, "isFinalized", id), fields.2
                ))
        }
        return requests
    }

    private static func assets(
        _ client: RPCClient, _ account: Address
    ) async throws -> [(symbol: String, amount: Wei, worth: Wei?, unit: String)] {
        let (lido, etherFi) = (Mainnet.lido, Mainnet.etherFi)
        let wstETH: Wei = try await client.read(lido.wstETH, "balanceOf", account)
        let weETH: Wei = try await client.read(etherFi.weETH, "balanceOf", account)
        return [
            ("ETH", try await client.balance(of: account), nil, ""),
            ("stETH", try await client.read(lido.stETH, "balanceOf", account), nil, ""),
            (
                "wstETH", wstETH,
                try await client.read(lido.wstETH, "getStETHByWstETH", wstETH), "stETH"
            ),
            ("eETH", try await client.read(etherFi.eETH, "balanceOf", account), nil, ""),
            (
                "weETH", weETH,
                try await client.read(etherFi.weETH, "getEETHByWeETH", weETH), "eETH"
            ),
        ]
    }

    private static func restaked(
        _ reader: RestakingReader, _ account: Address
    ) async throws -> [(strategy: Address, deposited: Shares, withdrawable: Shares, worth: Wei)] {
        let manager = Mainnet.restaking.delegationManager
        let (strategies, deposited) = try await reader.client.read(
            manager, "getDepositedShares", account,
            asFields: ABITuple<[Address], [Shares]>.self)
        guard !strategies.isEmpty else { return [] }
        let (withdrawable, _) = try await reader.client.read(
            manager, "getWithdrawableShares", account, strategies,
            asFields: ABITuple<[Shares], [Shares]>.self)
        var list: [(strategy: Address, deposited: Shares, withdrawable: Shares, worth: Wei)] = []
        for ((strategy, deposited), withdrawable) in zip(zip(strategies, deposited), withdrawable) {
            list.append(
                (
                    strategy, deposited, withdrawable,
                    try await reader.worth(of: withdrawable, in: strategy)
                ))
        }
        return list
    }

    private static func withdrawals(
        _ reader: RestakingReader, _ account: Address
    ) async throws -> [(withdrawal: StakerWithdrawal, shares: [Shares], worth: [Wei])] {
        let (queued, shares) = try await reader.client.read(
            Mainnet.restaking.delegationManager, "getQueuedWithdrawals", account,
            asFields: ABITuple<[StakerWithdrawal], [[Shares]]>.self)
        var list: [(withdrawal: StakerWithdrawal, shares: [Shares], worth: [Wei])] = []
        for (withdrawal, shares) in zip(queued, shares) {
            var worth: [Wei] = []
            for (strategy, part) in zip(withdrawal.strategies, shares) {
                worth.append(try await reader.worth(of: part, in: strategy))
            }
            list.append((withdrawal, shares, worth))
        }
        return list
    }
}
