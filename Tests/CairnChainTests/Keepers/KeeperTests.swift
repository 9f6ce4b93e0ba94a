import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Keepers")
struct KeeperTests {
    @Test("send nothing while nothing is staked")
    func idle() {
        let town = KeptWorld()
        #expect(town.pass(days: 3).transactions.isEmpty)
        #expect(town.refusals == [])
    }

    @Test("send nothing where the genesis has none, and have no ether then")
    func switchedOff() {
        let town = KeptWorld(hasKeepers: false)
        town.act(
            "submit(address)", ABITuple(Address.zero), at: town.lido.stETH, from: alice,
            value: .ether(100))
        #expect(town.pass(days: 2).transactions.isEmpty)
        #expect(town.world.lido.state.pool.value.bufferedEther == .ether(101))
        #expect(town.balance(town.lido.accountingOracle) == .zero)
        #expect(KeptWorld().balance(town.lido.accountingOracle) == ether(1_000))
    }

    @Test("act once a day, in the first block of it")
    func once() {
        let town = KeptWorld()
        town.act(
            "submit(address)", ABITuple(Address.zero), at: town.lido.stETH, from: alice,
            value: .ether(40))
        #expect(town.block(after: KeptWorld.day - 36).transactions.isEmpty)
        #expect(town.block().transactions.isEmpty)
        // Key, limit and deposit of one validator.
        #expect(town.block().transactions.count == 3)
        #expect(town.block().transactions.isEmpty)
    }

    @Test("leave blocks that come out the same without keepers")
    func replay() {
        let town = KeptWorld()
        var blocks: [Block] = []
        func note(_ block: Block) { blocks.append(block) }
        for (contract, signature) in [
            (town.lido.stETH, "submit(address)"), (town.pool.liquidityPool, "deposit(address)"),
        ] {
            note(town.transact(signature, ABITuple(Address.zero), at: contract, value: .ether(70)))
        }
        for _ in 0..<3 { note(town.block(after: KeptWorld.day)) }
        #expect(blocks.reduce(0) { $0 + $1.transactions.count } > 30)

        let again = KeptWorld().chain
        for block in blocks {
            again.openBlock(
                BlockEnvironment(
                    timestamp: block.timestamp, coinbase: .zero, gasLimit: 30_000_000,
                    baseFee: block.baseFee, prevRandao: .zero))
            for included in block.transactions {
                #expect(throws: Never.self) { try again.include(included.sent) }
            }
            #expect(again.sealBlock().hash == block.hash)
        }
    }
}
