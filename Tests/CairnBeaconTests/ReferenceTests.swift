import CairnConformance
import Testing

@Suite("The consensus reference tests")
struct ReferenceTests {
    @Test("every state, root, refusal and proof comes out as recorded")
    func archives() throws {
        for path in Conformance.files(in: "beacon", ending: ".tar.gz") {
            var replay = BeaconReplay(path: path, keeping: 5)
            let report = try replay.run()
            #expect(report.differed == 0, "\(report.name): \(report.differences)")
            #expect(report.matched > 0)
            #expect(report.matched > 10 * report.skipped)
        }
    }
}
