import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives
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

        let again = try Tour(
            client, keys: keys, chainID: 31_337, narrator: narrator, language: .english)
        await #expect(throws: Failure.self) { try await again.run() }
        await node.stop()
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
