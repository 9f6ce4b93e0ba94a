import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Serialization")
struct SerializationTests {
    private let rules = BeaconRules.minimal(.electra)

    private func body() -> BeaconBlockBody {
        var body = BeaconBlockBody(blank: rules)
        var attestation = Attestation()
        attestation.aggregationBits = Bits(count: 9)
        attestation.aggregationBits[8] = true
        attestation.committeeBits = Bits(count: 4)
        attestation.committeeBits[1] = true
        body.attestations = [attestation, attestation]
        body.executionPayload.transactions = [Bytes([1, 2, 3]), Bytes(), Bytes([4])]
        body.executionPayload.extraData = Bytes([9])
        return body
    }

    @Test("what is written is read again, and a byte more or less is not")
    func roundTrip() throws {
        let body = body()
        let bytes = body.serialized(rules)
        #expect(try BeaconBlockBody(deserializing: bytes, rules) == body)
        #expect(throws: SSZError.self) {
            try BeaconBlockBody(deserializing: Array(bytes.dropLast()), rules)
        }
        #expect(throws: SSZError.self) { try Checkpoint(deserializing: [0], rules) }
        #expect(throws: SSZError.wrongSize(expected: 40, found: 41)) {
            try Checkpoint(deserializing: [UInt8](repeating: 0, count: 41), rules)
        }
    }

    @Test("offsets must begin behind the fixed part, ascend, and stay inside")
    func offsets() throws {
        var requests = ExecutionRequests()
        requests.withdrawals = [WithdrawalRequest()]
        let good = requests.serialized(rules)
        #expect(try ExecutionRequests(deserializing: good, rules) == requests)
        var bad = good
        bad[0] = 13
        #expect(throws: SSZError.badOffset(13)) {
            try ExecutionRequests(deserializing: bad, rules)
        }
        bad = good
        bad[4] = 11
        #expect(throws: SSZError.offsetsNotAscending) {
            try ExecutionRequests(deserializing: bad, rules)
        }
        bad = good
        bad[8] = 255
        #expect(throws: SSZError.badOffset(255)) {
            try ExecutionRequests(deserializing: bad, rules)
        }
    }

    @Test("lists have limits, truth values are two, and rows of bits end where they say")
    func limits() throws {
        let three = ListShape(element: PlainShape<UInt64>(), limit: 3)
        let bytes = [UInt8](repeating: 1, count: 32)
        _ = bytes.withUnsafeBytes { raw in
            #expect(throws: SSZError.tooLong(limit: 3, found: 4)) {
                try three.decode(raw, rules)
            }
        }
        var validator = [UInt8](repeating: 0, count: 121)
        validator[88] = 2
        #expect(throws: SSZError.badBoolean(2)) { try Validator(deserializing: validator, rules) }
        func bits(_ bytes: [UInt8]) throws -> Bits {
            try bytes.withUnsafeBytes { try BitlistShape(limit: 10).decode($0, rules) }
        }
        #expect(throws: SSZError.noDelimiter) { try bits([]) }
        #expect(throws: SSZError.noDelimiter) { try bits([5, 0]) }
        #expect(throws: SSZError.tooLong(limit: 10, found: 15)) { try bits([0, 0x80]) }
        #expect(try bits([0, 1]).count == 8)
        #expect(throws: SSZError.strayBits) {
            try [UInt8]([16]).withUnsafeBytes { try BitvectorShape(count: 4).decode($0, rules) }
        }
        #expect(throws: SSZError.strayBits) { try JustificationBits(deserializing: [16], rules) }
    }
}
