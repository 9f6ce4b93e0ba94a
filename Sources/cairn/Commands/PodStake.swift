import ArgumentParser
import CairnBeacon
import CairnEthereum
import CairnPrimitives
import CairnRestaking

/// Deposits for new validators of a pod.
struct PodStake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stake",
        abstract: "Deposit for new validators that withdraw to the signer's pod.",
        discussion: """
            The keys are points of the right curve whose secrets follow from the pod's address, so \
            they are for development chains alone. 32 ether go through the EigenPodManager, which \
            makes the pod if need be; other amounts, and compounding validators, through the \
            deposit contract. The signatures are the point at infinity: Cairn takes them as given.
            """)

    @Option(help: "Ether for each validator.")
    var amount = "32"

    @Option(help: "How many validators.")
    var validators = 1

    @Flag(help: "Validators whose balance compounds: credentials 0x02 instead of 0x01.")
    var compounding = false

    @OptionGroup var signer: PodSigner

    func validate() throws {
        guard (1...1_000).contains(validators) else {
            throw ValidationError("--validators is \(validators); it must be from 1 to 1000")
        }
    }

    func run() async throws {
        let gwei = try amountGwei()
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let report = try await PodReport(outbox.wallet.client, of: outbox.wallet.address)
            if !report.exists, compounding || gwei != Self.standardGwei {
                outbox.tell(
                    "the pod \(report.pod.checksummed) does not exist yet; \"cairn pod create\" "
                        + "makes it before anything can be proven")
            }
            var used = Set(report.validators.map { $0.pubkey.lowercased() })
            var number: UInt64 = 0
            for _ in 0..<validators {
                var key = try Self.key(of: report.pod, number)
                while !used.insert(key.hex).inserted {
                    number += 1
                    key = try Self.key(of: report.pod, number)
                }
                try await outbox.send(
                    "stake \(amount) ETH for \(key.hex.prefix(18))…",
                    call(key, gwei, to: report.pod), value: .gwei(gwei))
            }
            outbox.finish()
        }
    }

    /// `MIN_ACTIVATION_BALANCE`, what the pods' manager stakes.
    private static let standardGwei: UInt64 = 32_000_000_000

    /// What each validator gets.
    func amountGwei() throws -> UInt64 {
        let gwei = try gweiAmount(amount, flag: "--amount")
        let most: UInt64 = 2_048_000_000_000
        guard gwei >= 1_000_000_000, gwei <= most else {
            throw Failure(
                "--amount is \(amount); a deposit is of 1 ether at least, and a validator counts "
                    + "2048 at most")
        }
        return gwei
    }

    /// A key of the pod's, made from its address and a number.
    static func key(of pod: Address, _ number: UInt64) throws -> BLSPublicKey {
        let seed = keccak256(pod.bytes + withUnsafeBytes(of: number.bigEndian) { Array($0) })
        guard let key = BeaconState.developmentKey(secret: seed.word0) else {
            throw Failure("number \(number) gives pod \(pod.checksummed) no key")
        }
        return key
    }

    private func call(_ key: BLSPublicKey, _ gwei: UInt64, to pod: Address) -> ContractCall {
        let prefix: UInt256 = compounding ? 2 : 1
        let credentials = Hash(pod.word | prefix << 248)
        let signature = BLSSignature.infinity
        let root = DepositData(
            publicKey: key, withdrawalCredentials: credentials, amount: Gwei(gwei),
            signature: signature
        ).hashTreeRoot(.mainnet(.electra))
        let (pubkey, signed) = (Bytes(key.bytes), Bytes(signature.bytes))
        if !compounding, gwei == Self.standardGwei {
            return ContractCall(
                Mainnet.restaking.eigenPodManager, "stake", pubkey, signed, root)
        }
        return ContractCall(
            Mainnet.restaking.ethPOS, "deposit", pubkey, Bytes(credentials.bytes), signed, root)
    }
}
