import CairnChain
import CairnEthereum
import CairnJSON
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

@testable import CairnNode

@Suite("A genesis as a file")
struct GenesisFileTests {
    private let genesis = Genesis.development(
        timestamp: 1_700_000_000, accounts: ["0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"])
    private let alice: Address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"

    private func reading(_ text: String) throws(GenesisError) -> Genesis {
        try genesis.reading(Array(text.utf8))
    }

    @Test("written and read again, gives the same chain")
    func roundTrip() throws {
        let again = try Genesis.development(timestamp: 0, accounts: [])
            .reading(genesis.file().bytes)
        #expect(again.file() == genesis.file())
        #expect(Chain(again).head == Chain(genesis).head)
        #expect(again.configuration.moment.timestamp == 1_700_000_000)
    }

    @Test("without a time, keeps the time that it is read over")
    func withoutTime() throws {
        let again = try Genesis.development(timestamp: 77, accounts: [])
            .reading(genesis.file(hasTime: false).bytes)
        #expect(again.configuration.moment.timestamp == 77)
    }

    @Test("every parameter has a field of the property's name")
    func completeness() {
        func expect<Record: GenesisRecord>(_ record: Record) {
            let names = Set(Record.fields.map(\.name))
            let properties = Mirror(reflecting: record).children.compactMap(\.label)
            #expect(names == Set(properties), "\(Record.self)")
        }
        expect(RestakingParameters())
        expect(RewardParameters())
        expect(CertificateParameters())
        expect(TaskParameters())
        expect(LimitedStrategy(strategy: .zero, token: .zero))
        expect(LidoParameters.mainnet)
        expect(LidoContracts.mainnet)
        expect(ReportLimits.mainnet)
        expect(LidoOpening.mainnet)
        LidoParameters.mainnet.modules.forEach(expect)
        let etherFi = EtherFiParameters.mainnet
        expect(etherFi)
        expect(etherFi.contracts)
        expect(etherFi.surroundings)
        expect(etherFi.accounts)
        expect(etherFi.domains)
        expect(etherFi.redemption)
        expect(etherFi.liquifier)
        expect(etherFi.admin)
        expect(etherFi.oracle)
        expect(etherFi.stakingManager)
        expect(etherFi.market)
        expect(EtherFiParameters.Nodes())
        expect(EtherFiParameters.Opening.mainnet)
        EtherFiParameters.Opening.mainnet.limits.forEach(expect)
        EtherFiParameters.Opening.mainnet.redeemedTokens.forEach(expect)
        EtherFiParameters.Opening.mainnet.depositedTokens.forEach(expect)
        genesis.configuration.tokens.forEach(expect)
        let world = Set(Mirror(reflecting: genesis.configuration).children.compactMap(\.label))
        #expect(world.subtracting(["moment"]).isSubset(of: Set(Genesis.fields.map(\.name))))
    }

    @Test("a part of a file changes what it names and nothing else")
    func partOfAFile() throws {
        let changed = try reading(
            """
            { "chainID": 7, "balances": [{ "account": "\(alice)", "balance": "1.5 ether" }],
              "restaking": { "minWithdrawalDelayBlocks": "0x10", "pausers": ["\(alice)"] },
              "lido": { "modules": [], "opening": { "maxStakeLimit": "10 ether",
                "stakeLimitIncreasePerBlock": "1 gwei" } },
              "etherFi": null, "sources": { "anything": "at all" } }
            """)
        let places = changed.differences(from: genesis).map(\.place)
        #expect(
            places == [
                "chainID", "balances[0].account", "balances[0].balance", "restaking.pausers[0]",
                "restaking.minWithdrawalDelayBlocks", "lido.modules",
                "lido.opening.maxStakeLimit", "lido.opening.stakeLimitIncreasePerBlock",
                "etherFi",
            ])
        #expect(changed.configuration.balances[0].balance == 1_500_000_000_000_000_000)
        #expect(changed.configuration.restaking?.minWithdrawalDelayBlocks == 16)
        #expect(changed.configuration.lido?.opening?.stakeLimitIncreasePerBlock == .gwei(1))
        #expect(changed.configuration.etherFi == nil)
        let chain = Chain(changed)
        #expect(
            chain.world.ledger.accounts.balance(of: alice) == 1_500_000_000_000_000_000)
    }

    @Test(
        "refuses, naming the field, the value and what would be right",
        arguments: [
            ("[]", "", "[]", "an object"),
            ("{\"gasLimit\": 20999}", "gasLimit", "20999", "at least 21000"),
            ("{\"chainID\": 0}", "chainID", "0", "at least 1"),
            ("{\"chainID\": 1.5}", "chainID", "1.5", "a whole number from 0"),
            ("{\"gasLimt\": 1}", "gasLimt", "not known", "gasLimit"),
            (
                "{\"restaking\": {\"deallocationDelay\": 4294967296}}",
                "restaking.deallocationDelay", "4294967296",
                "a whole number from 0 to 4294967295"
            ),
            ("{\"restaking\": {\"owner\": \"0x12\"}}", "restaking.owner", "\"0x12\"", "an address"),
            ("{\"balances\": [{}]}", "balances[0].account", "missing", "given"),
            (
                "{\"restaking\": {\"rewards\": {\"calculationIntervalSeconds\": 0}}}",
                "restaking.rewards.calculationIntervalSeconds", "0", "whole days"
            ),
            (
                "{\"restaking\": {\"tasks\": {\"feeSplit\": 10001}}}",
                "restaking.tasks.feeSplit", "10001", "at most 10000"
            ),
            (
                "{\"limitedStrategies\": [{\"strategy\": \"0x\(String(repeating: "1", count: 40))\", \"token\": \"0x\(String(repeating: "2", count: 40))\", \"maxPerDeposit\": 2, \"maxTotalDeposits\": 1}]}",
                "limitedStrategies[0].maxPerDeposit", "2", "at most maxTotalDeposits"
            ),
            (
                "{\"baseFee\": \"1.0000000001 gwei\"}", "baseFee", "\"1.0000000001 gwei\"",
                "an amount such as"
            ),
            (
                "{\"placements\": [{\"kind\": \"Bank\", \"address\": \"0x\(String(repeating: "1", count: 40))\"}]}",
                "placements[0].kind", "\"Bank\"", "one of FixedAnswer"
            ),
            (
                "{\"lido\": {\"opening\": {\"maxExternalRatio\": 10001}}}",
                "lido.opening.maxExternalRatio", "10001", "at most 10000"
            ),
            (
                "{\"etherFi\": {\"oracle\": {\"slotsPerEpoch\": 0}}}",
                "etherFi.oracle.slotsPerEpoch", "0", "at least 1"
            ),
            (
                "{\"etherFi\": {\"registryRoles\": [{\"role\": \"KING\", \"holder\": \"0x\(String(repeating: "1", count: 40))\"}]}}",
                "etherFi.registryRoles[0].role", "\"KING\"", "one of UPGRADE_TIMELOCK_ROLE"
            ),
        ])
    func refusals(text: String, place: String, found: String, expected: String) {
        do throws(GenesisError) {
            _ = try reading(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.place == place)
            #expect(error.found.hasPrefix(found), "\(error)")
            #expect(error.expected.contains(expected), "\(error)")
        }
    }

    @Test("refuses two contracts at one address, and accounts twice")
    func collisions() {
        let token = genesis.configuration.tokens[0].address
        for (text, place) in [
            (
                "{\"placements\": [{\"kind\": \"FixedAnswer\", \"address\": \"\(token)\"}]}",
                "placements[0].address"
            ),
            (
                "{\"balances\": [{\"account\": \"\(alice)\", \"balance\": 1}, {\"account\": \"\(alice)\", \"balance\": 1}]}",
                "balances[1].account"
            ),
        ] {
            do throws(GenesisError) {
                _ = try reading(text)
                Issue.record("\(text) was taken")
            } catch { #expect(error.place == place) }
        }
    }
}
