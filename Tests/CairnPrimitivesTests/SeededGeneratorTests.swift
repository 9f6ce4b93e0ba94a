import CairnPrimitives
import Testing

@Suite("Seeded streams")
struct SeededGeneratorTests {
    @Test("SplitMix64 gives the published numbers")
    func splitMix() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973,
                9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test("xoshiro256** gives the published numbers")
    func xoshiro() {
        var generator = Xoshiro256(state: (1, 2, 3, 4))
        #expect(
            (0..<10).map { _ in generator.next() } == [
                11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240,
                1_216_172_134_540_287_360, 607_988_272_756_665_600,
                16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
                10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
            ])
    }

    @Test("a seed fills the state of xoshiro with SplitMix64")
    func seeding() {
        var source = SplitMix64(seed: 42)
        let state = (source.next(), source.next(), source.next(), source.next())
        #expect(Xoshiro256(seed: 42) == Xoshiro256(state: state))
        #expect(Xoshiro256(state: Xoshiro256(seed: 42).state) == Xoshiro256(seed: 42))
    }

    @Test("numbers below a bound are below it, and each as likely")
    func bounded() {
        var generator = Xoshiro256(seed: 9)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[Int(generator.next(below: 6))] += 1 }
        // Expected 10,000 with a standard deviation of 91; six of those on either side.
        #expect(counts.allSatisfy { 9_450...10_550 ~= $0 })
        #expect((0..<100).allSatisfy { _ in generator.next(below: 1) == 0 })
        // Of a bound of 3 · 2^62, without refusals, the multiples of three would come twice
        // as often as the other numbers.
        let bound: UInt64 = 3 << 62
        var residues = [Int](repeating: 0, count: 3)
        for _ in 0..<30_000 {
            let number = generator.next(below: bound)
            #expect(number < bound)
            residues[Int(number % 3)] += 1
        }
        #expect(residues.allSatisfy { 9_500...10_500 ~= $0 })
    }

    @Test("words have at most the bits asked for")
    func words() {
        var generator = SplitMix64(seed: 10)
        #expect(generator.nextUInt256(bits: 0) == .zero)
        for bits in 1...256 {
            var union = UInt256.zero
            for _ in 0..<40 { union |= generator.nextUInt256(bits: bits) }
            #expect(union == .max >> (256 - bits))
        }
    }

    @Test("split streams differ from each other and from their parent, and repeat")
    func split() {
        func check(_ parent: some SeededGenerator & Equatable) {
            let before = parent
            var firsts: Set<UInt64> = []
            for index in UInt64(0)..<1_000 {
                var child = parent.split(index: index)
                var again = parent.split(index: index)
                let first = child.next()
                #expect(again.next() == first)
                firsts.insert(first)
            }
            var itself = parent
            firsts.insert(itself.next())
            #expect(firsts.count == 1_001)
            #expect(parent == before)
        }
        check(SplitMix64(seed: 11))
        check(Xoshiro256(seed: 11))
    }

    @Test("the streams of this project never change")
    func pinned() {
        var child = Xoshiro256(seed: 7).split(index: 3)
        var small = SplitMix64(seed: 7).split(index: 3)
        #expect(child.next() == 15_513_151_578_426_825_412)
        #expect(small.next() == 7_250_273_413_821_410_515)
        var word = Xoshiro256(seed: 7)
        let address = Address(truncating: word.nextUInt256(bits: 160))
        #expect(address == "0xfb2938731e807240d6f1d349952c7996475c3d96")
    }
}
