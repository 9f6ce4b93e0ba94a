import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC

extension MemoryBackend: DevelopmentBackend {
    // MARK: Accounts

    var unlockedAccounts: [Address] { TestAccounts.keys.map(\.address) }

    func privateKey(of account: Address) -> PrivateKey? {
        TestAccounts.keys.first { $0.address == account }
    }

    func impersonate(_ account: Address) { write { $0.impersonated.insert(account) } }
    func stopImpersonating(_ account: Address) { write { $0.impersonated.remove(account) } }
    func impersonateAll(_ isOn: Bool) { write { $0.impersonatesAll = isOn } }

    func mayImpersonate(_ account: Address) -> Bool {
        read { $0.impersonatesAll || $0.impersonated.contains(account) }
    }

    func intervene(_ interventions: [Intervention]) async throws(RPCError) {
        write { state in for change in interventions { state.chain.intervene(change) } }
    }

    // MARK: Blocks and time

    func mine(_ count: UInt64, spacing: UInt64?) async throws(RPCError) {
        let blocks = write { state in
            (0..<count).map { index in
                if let spacing, index > 0 {
                    state.nextTimestamp = state.chain.head.timestamp + spacing
                }
                return state.produce()
            }
        }
        tell(blocks.map { .block($0) })
    }

    func mine(at timestamp: Timestamp?) async throws(RPCError) {
        let block = write { state in
            state.nextTimestamp = timestamp ?? state.nextTimestamp
            return state.produce()
        }
        tell([.block(block)])
    }

    var productionMode: ProductionMode { read(\.mode) }

    func setProductionMode(_ mode: ProductionMode) async throws(RPCError) {
        write { $0.mode = mode }
    }

    func increaseTime(by seconds: UInt64) async throws(RPCError) -> Int64 {
        write { state in
            state.offset += Int64(seconds)
            return state.offset
        }
    }

    func setTime(_ timestamp: Timestamp) async throws(RPCError) -> Int64 {
        write { state in
            state.offset = Int64(timestamp) - Int64(state.wall)
            return state.offset
        }
    }

    func setNextBlockTimestamp(_ timestamp: Timestamp) throws(RPCError) {
        write { $0.nextTimestamp = timestamp }
    }

    func setTimestampInterval(_ seconds: UInt64?) { write { $0.interval = seconds } }

    // MARK: Snapshots

    func snapshot() throws(RPCError) -> UInt64 {
        write { state in
            state.snapshotCount += 1
            state.snapshots.append(
                (state.snapshotCount, state.chain.snapshot(), state.blocks.count, state.offset))
            return state.snapshotCount
        }
    }

    func revert(to id: UInt64) async throws(RPCError) -> Bool {
        let removed: [Block]? = write { state in
            guard let index = state.snapshots.firstIndex(where: { $0.id == id }) else { return nil }
            let snapshot = state.snapshots[index]
            state.snapshots.removeSubrange(index...)
            state.chain.revert(to: snapshot.chain)
            state.offset = snapshot.offset
            return state.drop(after: snapshot.blocks - 1)
        }
        if let removed, !removed.isEmpty { tell([.removed(removed)]) }
        return removed != nil
    }

    func rollback(blocks: UInt64) async throws(RPCError) {
        tell([.removed(dropNewest(blocks))])
    }

    private func dropNewest(_ count: UInt64) -> [Block] {
        write { state in
            let target = state.blocks.count - 1 - Int(count)
            _ = state.chain.rollback(to: state.blocks[target].header)
            return state.drop(after: target)
        }
    }

    func reorganise(
        blocks: UInt64, transactions: [(transaction: SentTransaction, block: UInt64)]
    ) async throws(RPCError) {
        tell([.removed(dropNewest(blocks))])
        let produced = write { state in
            (0..<blocks).map { position in
                state.waiting += transactions.filter { $0.block == position }.map(\.transaction)
                return state.produce()
            }
        }
        tell(produced.map { .block($0) })
    }

    func reset() async throws(RPCError) {
        tell([.removed(dropNewest(head.number))])
    }

    func dumpState() throws(RPCError) -> Bytes { [1, 2, 3] }
    func loadState(_ image: Bytes) async throws(RPCError) { write { $0.loaded = image } }

    // MARK: The next blocks' fields

    func setCoinbase(_ account: Address) { write { $0.coinbase = account } }
    func setMinimumGasPrice(_ price: Wei) { write { $0.minimumPrice = price } }
    func setNextBaseFee(_ fee: Wei) { write { $0.nextBaseFee = fee } }
    func setBlockGasLimit(_ limit: UInt64) throws(RPCError) { write { $0.gasLimit = limit } }
    func setNextPrevRandao(_ value: Hash) { write { $0.prevRandao = value } }
    func setLogging(_ isOn: Bool) { write { $0.logs = isOn } }

    // MARK: Pool

    func drop(_ hash: Hash) async throws(RPCError) -> Bool {
        write { state in
            let count = state.waiting.count
            state.waiting.removeAll { $0.hash == hash }
            return state.waiting.count < count
        }
    }

    func dropAll(of sender: Address?) async throws(RPCError) {
        write { state in state.waiting.removeAll { sender == nil || $0.sender == sender } }
    }
}
