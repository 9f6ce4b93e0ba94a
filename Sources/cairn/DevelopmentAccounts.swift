import ArgumentParser
import CairnEthereum
import CairnPrimitives

/// The flags that choose the development accounts; names and defaults are anvil's.
struct DevelopmentAccounts: ParsableArguments {
    @Option(help: "How many development accounts to derive.")
    var accounts = 10

    static let standardMnemonic = "test test test test test test test test test test test junk"
    static let standardPath = "m/44'/60'/0'/0/"

    @Option(help: "The mnemonic that they are derived from.")
    var mnemonic = standardMnemonic

    @Option(help: "The path that they are derived by; the account's number is appended.")
    var derivationPath = standardPath

    func validate() throws {
        guard (0...1_000).contains(accounts) else {
            throw ValidationError("--accounts is \(accounts); it must be between 0 and 1000")
        }
    }

    /// The accounts' keys in order.
    func keys() throws -> [PrivateKey] {
        let phrase: Mnemonic
        do { phrase = try Mnemonic(mnemonic) } catch {
            throw ValidationError("--mnemonic is not a BIP-39 mnemonic: \(error)")
        }
        let root: HDKey
        do { root = try HDKey(seed: phrase.seed()) } catch {
            throw ValidationError("--mnemonic gives no key: \(error)")
        }
        let prefix = derivationPath.hasSuffix("/") ? derivationPath : derivationPath + "/"
        return try (0..<accounts).map { number in
            guard let path = DerivationPath(prefix + String(number)) else {
                throw ValidationError("--derivation-path \(derivationPath) is not a BIP-32 path")
            }
            do { return try root.derived(path).privateKey } catch {
                throw ValidationError("\(path) gives no key: \(error)")
            }
        }
    }
}
