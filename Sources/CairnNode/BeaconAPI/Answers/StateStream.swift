import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird
import NIOCore

/// A whole state, written while it is made: in JSON some elements at a time, in SSZ a field at a
/// time.
struct StateStream: Sendable {
    private let place: BeaconPlace

    init(_ place: BeaconPlace) { self.place = place }

    /// The body of an answer.
    ///
    /// - Spec: beacon-APIs, `apis/debug/state.v2.yaml`
    func body(_ form: AnswerForm) -> ResponseBody {
        switch form {
        case .json: ResponseBody { writer in try await writeJSON(to: &writer) }
        case .ssz: serialization
        }
    }

    // MARK: JSON

    private enum Field {
        case value(JSON)
        case list(StreamedArray)

        static func list<Element: Sendable>(
            _ elements: [Element], _ json: @escaping @Sendable (Element) -> JSON
        ) -> Field {
            .list(StreamedArray(count: elements.count) { json(elements[$0]) })
        }
    }

    private func writeJSON(to writer: inout any ResponseBodyWriter) async throws {
        let fork = place.chain.state.rules.fork
        var text = Array(
            #"{"version":"\#(fork.name)","execution_optimistic":false,"finalized":"#.utf8)
        JSON.bool(place.isFinalized).write(into: &text)
        text += Array(#","data":{"#.utf8)
        for (index, (name, field)) in zip(BeaconState.fieldNames, fields).enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += Array("\"\(name)\":".utf8)
            switch field {
            case .value(let value): value.write(into: &text)
            case .list(let list): text = try await list.write(after: text, to: &writer)
            }
        }
        text += Array("}}".utf8)
        try await writer.write(ByteBuffer(bytes: text))
        try await writer.finish(nil)
    }

    /// The fields in the order of their names; the last is of Fulu alone.
    private var fields: [Field] {
        let state = place.chain.state
        let validators = state.validators
        var fields: [Field] = [
            .value(.decimal(state.genesisTime)),
            .value(.hash(state.genesisValidatorsRoot)),
            .value(.decimal(state.slot)),
            .value(.fork(state.fork)),
            .value(.header(state.latestBlockHeader)),
            .list(state.blockRoots.elements) { .root($0) },
            .list(state.stateRoots.elements) { .root($0) },
            .list(state.historicalRoots.elements) { .root($0) },
            .value(.eth1Data(state.eth1Data)),
            .list(state.eth1DataVotes.elements) { .eth1Data($0) },
            .value(.decimal(state.eth1DepositIndex)),
            .list(StreamedArray(count: validators.count) { .validator(validators[$0]) }),
            .list(state.balances.elements) { .decimal($0) },
            .list(state.randaoMixes.elements) { .root($0) },
            .list(state.slashings.elements) { .decimal($0) },
            .list(state.previousEpochParticipation.elements) { .decimal($0.rawValue) },
            .list(state.currentEpochParticipation.elements) { .decimal($0.rawValue) },
            .value(.data([state.justificationBits.rawValue])),
            .value(.checkpoint(state.previousJustifiedCheckpoint)),
            .value(.checkpoint(state.currentJustifiedCheckpoint)),
            .value(.checkpoint(state.finalizedCheckpoint)),
            .list(state.inactivityScores.elements) { .decimal($0) },
            .value(.syncCommittee(state.currentSyncCommittee.value)),
            .value(.syncCommittee(state.nextSyncCommittee.value)),
            .value(.payloadHeader(state.latestExecutionPayloadHeader)),
            .value(.decimal(state.nextWithdrawalIndex)),
            .value(.decimal(state.nextWithdrawalValidatorIndex)),
            .list(state.historicalSummaries.elements) { .historicalSummary($0) },
        ]
        fields += electraFields(of: state)
        return fields
    }

    private func electraFields(of state: BeaconState) -> [Field] {
        var fields: [Field] = [
            .value(.decimal(state.depositRequestsStartIndex)),
            .value(.decimal(state.depositBalanceToConsume)),
            .value(.decimal(state.exitBalanceToConsume)),
            .value(.decimal(state.earliestExitEpoch)),
            .value(.decimal(state.consolidationBalanceToConsume)),
            .value(.decimal(state.earliestConsolidationEpoch)),
            .list(state.pendingDeposits.elements) { .pendingDeposit($0) },
            .list(state.pendingPartialWithdrawals.elements) { .pendingPartialWithdrawal($0) },
            .list(state.pendingConsolidations.elements) { .pendingConsolidation($0) },
        ]
        if state.rules.fork >= .fulu {
            fields.append(.list(state.proposerLookahead.elements) { .decimal($0) })
        }
        return fields
    }

    // MARK: SSZ

    private var serialization: ResponseBody {
        let state = place.chain.state
        let plan = SerializationPlan(of: state)
        return ResponseBody(contentLength: plan.byteCount) { writer in
            try await writer.write(ByteBuffer(bytes: plan.fixedPart))
            for number in 0..<plan.varyingCount {
                try await writer.write(ByteBuffer(bytes: plan.varyingField(number, of: state)))
            }
            try await writer.finish(nil)
        }
    }
}
