import CairnEthereum
import CairnPrimitives
import Testing

/// Damages valid encodings at random; whatever is still accepted must be canonical.
@Suite("Damaged encodings")
struct MutationTests {
    /// Bytes with from one to three changes.
    private func damaged(_ bytes: [UInt8], _ random: inout Xoshiro256) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.next(below: 3) {
            let place = bytes.isEmpty ? 0 : Int(random.next(below: UInt64(bytes.count)))
            // Headers are where decoders go wrong, so most new bytes are headers.
            let headers: [UInt8] = [
                0x00, 0x01, 0x7f, 0x80, 0x81, 0xa0, 0xb7, 0xb8, 0xb9, 0xbf, 0xc0, 0xc1, 0xf7, 0xf8,
                0xf9, 0xff,
            ]
            let byte =
                random.next(below: 4) == 0
                ? UInt8(random.next(below: 256)) : headers[Int(random.next(below: 16))]
            switch random.next(below: 7) {
            case 0, 1, 2: if !bytes.isEmpty { bytes[place] = byte }
            case 3: if !bytes.isEmpty { bytes[place] ^= 1 << UInt8(random.next(below: 8)) }
            case 4: bytes.insert(byte, at: place)
            case 5: if !bytes.isEmpty { bytes.remove(at: place) }
            default: bytes.removeLast(min(bytes.count, Int(random.next(below: 4))))
            }
        }
        return bytes
    }

    /// How many of the damaged encodings are accepted, each of which must encode to itself.
    private func survivors(
        _ originals: [[UInt8]], count: Int, seed: UInt64, reencode: ([UInt8]) -> [UInt8]?
    ) -> Int {
        var random = Xoshiro256(seed: seed)
        var accepted = 0
        for round in 0..<count {
            let bytes = damaged(originals[round % originals.count], &random)
            guard let again = reencode(bytes) else { continue }
            accepted += 1
            if again != bytes {
                Issue.record("seed \(seed), round \(round): \(Hex.encode(bytes))")
            }
        }
        return accepted
    }

    @Test("of transactions")
    func transactions() {
        let originals = SampleTransactions.all.map(\.bytes)
        let accepted = survivors(originals, count: 40_000, seed: 1) { bytes in
            do throws(TransactionError) {
                return try Transaction.decode(raw: bytes).encoded
            } catch {
                return nil
            }
        }
        // Changes inside numbers and data are harmless, so many survive, but not most.
        #expect((2_000..<20_000).contains(accepted), "\(accepted)")
    }

    @Test("of trees")
    func trees() {
        let originals = RLPTests.examples.map(\.0.encoded).filter { $0.count < 400 }
        let accepted = survivors(originals, count: 40_000, seed: 2) { bytes in
            do throws(RLPError) {
                return try RLPItem(decoding: bytes).encoded
            } catch {
                return nil
            }
        }
        #expect((1_000..<30_000).contains(accepted), "\(accepted)")
    }

    @Test("of headers and withdrawals")
    func headers() {
        let originals = [SampleBlocks.prague.encoded, SampleBlocks.london[0].0.encoded]
        let accepted = survivors(originals, count: 10_000, seed: 3) { bytes in
            do throws(RLPError) {
                return try BlockHeader(decoding: bytes).encoded
            } catch {
                return nil
            }
        }
        #expect((500..<9_000).contains(accepted), "\(accepted)")

        let payments = SampleBlocks.pragueWithdrawals.map(\.encoded)
        let paid = survivors(payments, count: 10_000, seed: 4) { bytes in
            do throws(RLPError) {
                return try Withdrawal(decoding: bytes).encoded
            } catch {
                return nil
            }
        }
        #expect((500..<9_000).contains(paid), "\(paid)")
    }
}
