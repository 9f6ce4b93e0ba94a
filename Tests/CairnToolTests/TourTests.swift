import ArgumentParser
import CairnChain
import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

@testable import cairn

@Suite("The tour")
struct TourTests {
    private func keys() throws -> [PrivateKey] {
        try DevelopmentAccounts.parse([]).keys()
    }

    @Test("goes through every layer, and refuses a chain on which it has been")
    func walk() async throws {
        let keys = try keys()
        let node = try await LocalNode.start(keys: keys)
        let client = try RPCClient(node.url)
        let narrator = Narrator(.english, isJSON: true)
        let tour = try Tour(
            client, keys: keys, chainID: 31_337, narrator: narrator, language: .english)
        try await tour.run()
        #expect(narrator.sent == 34)
        #expect(narrator.checked == 19)

        // 32 ETH in: 20 of them lost a tenth, nothing else is missing but gas and dust.
        let left = try await client.balance(of: keys[1].address)
        let lost = Wei.ether(10_000) - left
        #expect(lost > .ether(2) - .oneEther.mulDiv(2, by: 100, rounding: .up))
        #expect(lost < .ether(2))
        // A withdrawal of 20.0375 eETH bore 20.0375/32.06 of a loss of 0.045 ETH.
        let held = try await client.balance(of: keys[5].address)
        let spent = Wei.ether(10_000) - held
        #expect(spent > .ether(12) - 9_375_000_000_000_000)
        #expect(spent < .ether(12))

        try await lookAround(client, keys)
        let again = try Tour(
            client, keys: keys, chainID: 31_337, narrator: narrator, language: .english)
        await #expect(throws: Failure.self) { try await again.run() }
        await node.stop()
    }

    /// What the commands that ask a node say of the world that the tour leaves.
    private func lookAround(_ client: RPCClient, _ keys: [PrivateKey]) async throws {
        let reader = RestakingReader(client: client)
        #expect(try await reader.operators() == [keys[2].address])
        let set = OperatorSet(avs: keys[3].address, id: 1)
        #expect(try await reader.operatorSets() == [set])
        let details = try await reader.setDetails(set)
        #expect(details.members == [keys[2].address])
        #expect(details.slasher == keys[3].address)
        #expect(details.slashes == UInt256.one)
        #expect(!details.isRedistributing)
        let slashes = try await reader.slashes()
        #expect(slashes.map(\.reason) == ["signed two answers to one task"])
        #expect(slashes.first?.sentence.contains("lost 10 % of its stETH") == true)

        let view = try await OperatorView(reader, keys[2].address)
        #expect(view.sets == [set])
        let exposure = try #require(view.exposures.first)
        // Half of it was allocated, a fifth of the half is gone: 0.4 of the 0.9 that are left.
        #expect(exposure.allocation.currentMagnitude == 400_000_000_000_000_000)
        #expect(exposure.maximum == 900_000_000_000_000_000)
        #expect(exposure.part(of: Shares(9)) == Shares(4))
        #expect(exposure.isSlashable && exposure.ends == nil)
        #expect(view.json["exposures"]?[0]?["until"]?.isNull == true)

        let position = try await PositionView(reader, keys[1].address)
        #expect(position.delegatedTo == keys[2].address)
        #expect(position.withdrawals.isEmpty && position.lidoRequests.isEmpty)
        #expect(position.json["account"]?.text == keys[1].address.checksummed)

        // A request that waits is found by the token that came with it.
        let holder = Wallet(key: keys[5], client: client, chainID: 31_337)
        let pool = Mainnet.etherFi.liquidityPool
        _ = try await holder.send(
            ContractCall(Mainnet.etherFi.eETH, "approve", pool, Wei.oneEther))
        _ = try await holder.send(
            ContractCall(pool, "requestWithdraw", holder.address, Wei.oneEther))
        let waiting = try await PositionView(reader, holder.address)
        #expect(waiting.etherFiRequests.map(\.id) == [2])
        #expect(waiting.etherFiRequests.map(\.amount) == [.oneEther])
        #expect(waiting.etherFiRequests.map(\.isFinalized) == [false])

        // An operator that leaves can be slashed for two more weeks.
        let wallet = Wallet(key: keys[2], client: client, chainID: 31_337)
        let receipt = try await wallet.send(
            ContractCall(
                Mainnet.restaking.allocationManager, "deregisterFromOperatorSets",
                DeregisterParams(
                    operator: keys[2].address, avs: keys[3].address, operatorSetIDs: [1])))
        let left = try await reader.exposures(of: keys[2].address)
        #expect(left.map(\.isSlashable) == [true])
        #expect(left.map(\.ends) == [receipt.block + 100_800])
    }

    @Test("a check that does not hold ends it")
    func failingCheck() throws {
        let narrator = Narrator(.traditionalChinese, isJSON: true)
        narrator.step(Told("one", "一"), Told("two", "二"))
        #expect(throws: Failure.self) { try narrator.check(false, Told("three", "三")) }
        #expect(narrator.checked == 0)
    }

    @Test("needs six accounts")
    func accounts() throws {
        let client = try RPCClient("http://127.0.0.1:1")
        let few = Array(try keys().prefix(5))
        #expect(throws: Failure.self) {
            _ = try Tour(
                client, keys: few, chainID: 1, narrator: Narrator(.english, isJSON: true),
                language: .english)
        }
    }

    @Test(
        "follows the environment's language",
        arguments: [
            (["LANG": "zh_TW.UTF-8"], TourLanguage.traditionalChinese),
            (["LC_ALL": "en_US.UTF-8", "LANG": "zh_TW.UTF-8"], .english),
            (["LC_ALL": "", "LANG": "zh_HK"], .traditionalChinese),
            ([:], .english),
        ])
    func language(environment: [String: String], language: TourLanguage) {
        #expect(TourLanguage.preferred(environment) == language)
    }
}
