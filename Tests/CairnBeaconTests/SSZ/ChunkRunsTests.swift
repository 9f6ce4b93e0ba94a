import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Runs of chunks")
struct ChunkRunsTests {
    @Test("any bytes come back, and repetitions take no room")
    func roundTrips() throws {
        var random = Xoshiro256(seed: 5)
        for length in [0, 1, 31, 32, 33, 64, 95, 4_096, 10_007] {
            let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(try ChunkRuns.unpack(ChunkRuns.pack(noise)) == noise)
            let mixed = noise + [UInt8](repeating: 7, count: length * 3) + noise
            #expect(try ChunkRuns.unpack(ChunkRuns.pack(mixed)) == mixed)
        }
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        #expect(ChunkRuns.pack(zeros).count < 50)
        #expect(try ChunkRuns.unpack(ChunkRuns.pack(zeros)) == zeros)
    }

    @Test("bytes that are no runs are refused, however much they claim to be")
    func refusals() {
        let packed = ChunkRuns.pack([UInt8](repeating: 1, count: 100) + Array(0..<200))
        for count in 0..<packed.count {
            #expect(throws: SSZError.self) { try ChunkRuns.unpack(Array(packed[..<count])) }
        }
        #expect(throws: SSZError.self) { try ChunkRuns.unpack(packed + [0]) }
        // A gigabyte and more, and a run longer than the whole.
        #expect(throws: SSZError.self) {
            try ChunkRuns.unpack([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 3])
        }
        #expect(throws: SSZError.self) {
            try ChunkRuns.unpack([64, 0xFF, 0x01] + [UInt8](repeating: 0, count: 32))
        }
    }
}
