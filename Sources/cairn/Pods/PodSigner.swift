import ArgumentParser
import CairnEthereum
import CairnPrimitives

/// The flags that say who acts, on whose pod, and how.
struct PodSigner: ParsableArguments {
    @Option(help: "The development account that signs, by its number.")
    var account = 0

    @Option(help: "The mnemonic of the development accounts.")
    var mnemonic = DevelopmentAccounts.standardMnemonic

    @Option(help: "Sign with this key instead: 0x and 64 hexadecimal digits.")
    var privateKey: String?

    @Option(help: "The pod, or its owner; the signer's own if absent.")
    var pod: String?

    @Flag(help: "Print the transactions as an array of objects instead of sending them.")
    var dryRun = false

    @Flag(help: "Print an array of what was sent.")
    var json = false

    @OptionGroup var node: NodeOption

    func validate() throws {
        guard (0...999).contains(account) else {
            throw ValidationError("--account is \(account); it must be between 0 and 999")
        }
        if let pod, Address(hex: pod) == nil {
            throw ValidationError("--pod \(pod) is no address")
        }
    }

    /// The signer, on the chain of the node.
    func wallet() async throws -> Wallet {
        let client = try node.client()
        return Wallet(
            key: try key(), client: client,
            chainID: try await client.smallNumber("eth_chainId"))
    }

    func key() throws -> PrivateKey {
        guard let privateKey else {
            var accounts = DevelopmentAccounts()
            accounts.accounts = account + 1
            accounts.mnemonic = mnemonic
            accounts.derivationPath = DevelopmentAccounts.standardPath
            guard let key = try accounts.keys().last else {
                throw Failure("there is no development account \(account)")
            }
            return key
        }
        guard let secret = Hash(hex: privateKey) else {
            throw Failure("--private-key must be 0x and 64 hexadecimal digits")
        }
        do { return try PrivateKey(secret.word) } catch {
            throw Failure("--private-key is no key: \(error)")
        }
    }

    /// Whose pod is meant.
    func target(_ wallet: Wallet) -> Address { pod.flatMap { Address(hex: $0) } ?? wallet.address }
}
