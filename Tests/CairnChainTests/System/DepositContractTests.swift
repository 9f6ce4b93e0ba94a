import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@Suite("The deposit contract")
struct DepositContractTests {
    private let contract = SystemAddress.depositContract
    private let world = World(systemWorld())
    private let pubkey = Bytes((0..<48).map { UInt8($0) })
    private let credentials = Bytes([1] + [UInt8](repeating: 0, count: 11) + alice.bytes)
    private let signature = Bytes((0..<96).map { UInt8($0) })

    /// The root of a deposit's fields, from their SSZ trees.
    private func dataRoot(gwei: UInt64) -> Hash {
        let keyLeaves = [
            Hash(pubkey.prefix(32)), Hash(pubkey.suffix(16) + [UInt8](repeating: 0, count: 16)),
        ].compactMap(\.self)
        let signatureLeaves = stride(from: 0, to: 96, by: 32).compactMap {
            Hash(signature[$0..<$0 + 32])
        }
        return merkleRoot(
            of: [
                merkleRoot(of: keyLeaves, height: 1), Hash(credentials) ?? .zero,
                Hash(word0: gwei.byteSwapped, word1: 0, word2: 0, word3: 0),
                merkleRoot(of: signatureLeaves, height: 2),
            ], height: 2)
    }

    private func deposit(
        pubkey: Bytes? = nil, credentials: Bytes? = nil, signature: Bytes? = nil, root: Hash? = nil,
        value: Wei = .ether(32)
    ) -> CallOutcome {
        world.send(
            "deposit(bytes,bytes,bytes,bytes32)",
            ABITuple(
                pubkey ?? self.pubkey, credentials ?? self.credentials,
                signature ?? self.signature, root ?? dataRoot(gwei: 32_000_000_000)),
            to: contract, value: value)
    }

    private var root: Bytes {
        world.send("get_deposit_root()", ABITuple(), to: contract).output
    }

    private var count: Bytes {
        world.send("get_deposit_count()", ABITuple(), to: contract).output
    }

    @Test("starts with the empty tree's root and answers for its interfaces")
    func start() {
        #expect(
            root.hex == "0xd70a234731285c6804c2a4f56711ddb8c82c99740f207854891028af34e27e5e")
        func supports(_ id: String) -> Bool {
            let word = Bytes(hex: id).map { $0.bytes + [UInt8](repeating: 0, count: 28) } ?? []
            let outcome = world.send(
                Selector(hashing: "supportsInterface(bytes4)").bytes + word, to: contract)
            return outcome.output == Bytes(UInt256.one.bigEndianBytes)
        }
        #expect(supports("0x01ffc9a7"))
        #expect(supports("0x85640907"))
        #expect(!supports("0xffffffff"))
    }

    @Test("adds leaf after leaf, announces each, and keeps the ether")
    func deposits() {
        for number in 1...9 {
            let outcome = deposit()
            #expect(outcome.succeeded)
            let leaves = [Hash](repeating: dataRoot(gwei: 32_000_000_000), count: number)
            #expect(
                root.hex
                    == mixInLength(merkleRoot(of: leaves, height: 32), UInt64(number)).hex)
            let expected = ABITuple(
                pubkey, credentials, Bytes([0, 64, 89, 115, 7, 0, 0, 0]), signature,
                Bytes([UInt8(number - 1), 0, 0, 0, 0, 0, 0, 0])
            ).encoded()
            #expect(outcome.logs.map(\.data) == [Bytes(expected)])
            #expect(
                outcome.logs.first?.topics.map(\.hex)
                    == ["0x649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5"])
        }
        #expect(count.bytes[64] == 9)
        #expect(world.ledger.accounts.balance(of: contract) == .ether(288))
    }

    @Test("refuses, in order of precedence")
    func refusals() {
        let before = root
        func refusal(_ outcome: CallOutcome) -> Bytes {
            #expect(!outcome.succeeded)
            return outcome.output
        }
        func because(_ text: String) -> Bytes { sentence("DepositContract: " + text) }
        #expect(
            refusal(deposit(pubkey: [1], credentials: []))
                == because("invalid pubkey length"))
        #expect(
            refusal(deposit(credentials: [1], signature: []))
                == because("invalid withdrawal_credentials length"))
        #expect(
            refusal(deposit(signature: [1], value: .zero)) == because("invalid signature length"))
        #expect(
            refusal(deposit(value: .ether(1) - 1)) == because("deposit value too low"))
        #expect(
            refusal(deposit(value: .ether(1) + 1))
                == because("deposit value not multiple of gwei"))
        #expect(
            refusal(deposit(value: .ether(31)))
                == because(
                    "reconstructed DepositData does not match supplied deposit_data_root"))
        #expect(refusal(world.send([], to: contract, value: 1)).isEmpty)
        #expect(root == before)
        #expect(world.ledger.accounts.balance(of: alice) == .ether(1_000))
    }
}
