import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives
import Foundation

/// Walks through the layers and explains them.
struct TourCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tour",
        abstract: "Walk through deposit, restaking, reward, slash and withdrawal, step by step.",
        discussion: """
            Every step is a real transaction, signed here and sent to a node over HTTP: to one that \
            is started for it and keeps nothing, or to the development node that --rpc names. That \
            one must be new to the tour's accounts; the tour passes a month of its time.

            Exits 0 if every transaction succeeded and every check held, 1 otherwise.
            """)

    @Option(help: "The language: en or zh-Hant; the environment's if absent.")
    var lang: TourLanguage?

    @Option(help: "A running development node, such as http://127.0.0.1:8545.")
    var rpc: String?

    @OptionGroup var development: DevelopmentAccounts

    @Flag(help: "Print an array of objects with step, title, transactions and facts.")
    var json = false

    func run() async throws {
        let keys = try development.keys()
        guard let rpc else {
            let node = try await LocalNode.start(keys: keys)
            do { try await walk(at: node.url, keys) } catch {
                await node.stop()
                throw error
            }
            await node.stop()
            return
        }
        try await walk(at: rpc, keys)
    }

    private func walk(at url: String, _ keys: [PrivateKey]) async throws {
        let language = lang ?? .preferred(ProcessInfo.processInfo.environment)
        let client = try RPCClient(url)
        let chainID = try await client.smallNumber("eth_chainId")
        let narrator = Narrator(language, isJSON: json)
        let tour = try Tour(
            client, keys: keys, chainID: chainID, narrator: narrator, language: language)
        do { try await tour.run() } catch let refusal as RPCFailure {
            throw Failure("the tour ends early: \(refusal)")
        }
        narrator.finish(
            Told(
                "\(narrator.sent) transactions succeeded and \(narrator.checked) checks held.",
                "\(narrator.sent) 筆交易成功，\(narrator.checked) 項檢查成立。"))
    }
}
