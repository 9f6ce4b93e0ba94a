import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives

/// Prints the development accounts.
struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the development accounts and their private keys.")

    @OptionGroup var development: DevelopmentAccounts

    @Flag(help: "Print an array of objects with address and privateKey.")
    var json = false

    func run() throws {
        let keys = try development.keys()
        if json {
            let list = keys.map { key in
                JSON.object(
                    JSONObject([
                        (name: "address", value: .string(key.address.checksummed)),
                        (name: "privateKey", value: .string(key.secret.hexWord)),
                    ]))
            }
            print(JSON.array(list).description)
            return
        }
        for (number, key) in keys.enumerated() {
            print("(\(number)) \(key.address.checksummed)  \(key.secret.hexWord)")
        }
    }
}
