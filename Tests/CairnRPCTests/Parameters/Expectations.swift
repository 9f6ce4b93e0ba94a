import CairnJSON
import CairnRPC
import Testing

/// Parameters from JSON text.
func makeParameters(_ text: String) throws -> Parameters {
    try #require(Parameters(JSON(parsing: Array(text.utf8))))
}

/// Expects `-32602` with a message that contains the given words.
func expectInvalid(
    _ words: String, sourceLocation: SourceLocation = #_sourceLocation, _ read: () throws -> Void
) {
    do {
        try read()
        Issue.record("Nothing was refused.", sourceLocation: sourceLocation)
    } catch let error as RPCError {
        #expect(error.code == -32602, sourceLocation: sourceLocation)
        #expect(
            error.message.contains(words), "\(error.message)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("Another error: \(error)", sourceLocation: sourceLocation)
    }
}
