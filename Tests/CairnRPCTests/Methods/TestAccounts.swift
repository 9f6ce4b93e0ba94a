import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// The accounts and the asset of the chain under test.
enum TestAccounts {
    /// The first two keys of the mnemonic that test tools share.
    static let keys: [PrivateKey] = [
        "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
    ].map(makeKey)

    private static func makeKey(_ secret: Hash) -> PrivateKey {
        do throws(KeyError) { return try PrivateKey(secret) } catch {
            preconditionFailure("the secret is in range")
        }
    }

    static let alice: Address = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"
    static let bob: Address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"
    /// An account that has nothing and whose key nobody has.
    static let carol: Address = "0x00000000000000000000000000000000000ca401"
    static let token: Address = "0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0"

    /// Each of the accounts has 10,000 ether, and Alice 1,000 units of the asset.
    static var genesis: Genesis {
        var configuration = WorldConfiguration(
            moment: BlockMoment(number: 0, timestamp: 1_700_000_000, chainID: 31337))
        configuration.balances = [(alice, .ether(10_000)), (bob, .ether(10_000))]
        configuration.tokens = [
            TokenConfiguration(
                address: token, name: "Test Token", symbol: "TEST", balances: [(alice, 1000)])
        ]
        return Genesis(configuration)
    }

    /// The data of a call to the asset.
    static func callData<each Argument: ABIValue>(
        _ signature: String, _ arguments: repeat each Argument
    ) -> [UInt8] {
        Selector(hashing: signature).bytes + ABITuple(repeat each arguments).encoded()
    }

    static func transferData(_ amount: UInt256, to recipient: Address = bob) -> [UInt8] {
        callData("transfer(address,uint256)", recipient, amount)
    }
}
