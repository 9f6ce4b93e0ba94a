import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Stakes from pods, through the deposit contract")
struct StakeFromPodTests {
    private let parameters = RestakingParameters()
    private let world: World
    private let pubkey = Bytes([UInt8](repeating: 3, count: 48))
    private let signature = Bytes([UInt8](repeating: 5, count: 96))

    init() {
        var configuration = systemWorld()
        configuration.restaking = parameters
        world = World(configuration)
    }

    /// The root of a deposit of 32 ether whose withdrawals go to a pod.
    private func dataRoot(pod: Address) -> Hash {
        let zeros = [UInt8](repeating: 0, count: 32)
        let credentials = [1] + zeros.prefix(11) + pod.bytes
        let amount = withUnsafeBytes(of: UInt64(32_000_000_000).littleEndian) { Array($0) }
        let signatureRoot = sha256(
            sha256(Array(signature.bytes.prefix(64))),
            sha256(signature.bytes.suffix(32) + zeros))
        return sha256(
            sha256(sha256(pubkey.bytes + zeros.prefix(16)).bytes + credentials),
            sha256(amount + zeros.prefix(24) + signatureRoot.bytes))
    }

    private func stake(root: Hash, pubkey: Bytes? = nil, value: Wei = .ether(32)) -> CallOutcome {
        world.send(
            "stake(bytes,bytes,bytes32)", ABITuple(pubkey ?? self.pubkey, signature, root),
            to: parameters.eigenPodManager, value: value)
    }

    @Test("make the pod, and name it to the beacon chain")
    func success() throws {
        let pod = world.restaking.pod(of: alice)
        let outcome = stake(root: dataRoot(pod: pod))
        #expect(outcome.succeeded)
        #expect(world.restaking.existingPod(of: alice) == pod)
        #expect(world.ledger.accounts.balance(of: SystemAddress.depositContract) == .ether(32))
        #expect(world.ledger.accounts.balance(of: pod) == .zero)
        // The pod is made and announced; then the deposit, then the stake.
        #expect(
            outcome.logs.map(\.address)
                == [pod, pod, parameters.eigenPodManager, SystemAddress.depositContract, pod])
        let count = world.send(
            "get_deposit_count()", ABITuple(), to: SystemAddress.depositContract)
        #expect(count.output.bytes[64] == 1)
    }

    @Test("are refused as the deposit contract refuses, and leave no pod behind")
    func refusals() {
        let pod = world.restaking.pod(of: alice)
        let wrong = stake(root: sha256([1]))
        #expect(!wrong.succeeded)
        #expect(
            wrong.output
                == sentence(
                    "DepositContract: reconstructed DepositData does not match supplied "
                        + "deposit_data_root"))
        let short = stake(root: dataRoot(pod: pod), pubkey: [1])
        #expect(short.output == sentence("DepositContract: invalid pubkey length"))
        let poor = stake(root: dataRoot(pod: pod), value: .ether(31))
        #expect(poor.output == RevertData.custom("MsgValueNot32ETH()").bytes)
        #expect(!world.restaking.hasPod(alice))
        #expect(world.ledger.accounts.balance(of: alice) == .ether(1_000))
    }

    @Test("without validators, a checkpoint counts what lies in the pod")
    func checkpoint() {
        let pod = world.restaking.pod(of: alice)
        #expect(
            world.send("createPod()", ABITuple(), to: parameters.eigenPodManager).succeeded)
        #expect(world.send([], to: pod, value: .ether(2)).succeeded)
        // The oracle knows no block yet.
        let early = world.send("startCheckpoint(bool)", ABITuple(true), to: pod)
        #expect(early.output == RevertData.custom("InvalidEIP4788Response()").bytes)
        let root = world.send(
            sha256([7]).bytes, to: SystemAddress.beaconRoots, from: SystemAddress.system)
        #expect(root.succeeded)
        #expect(world.send("startCheckpoint(bool)", ABITuple(true), to: pod).succeeded)
        #expect(
            world.restaking.podDepositShares(of: alice).rawValue == Wei.ether(2).rawValue)
        #expect(world.restaking.currentCheckpoint(of: pod).beaconBlockRoot == sha256([7]))
    }
}
