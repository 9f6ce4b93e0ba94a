import CairnJSON
import Hummingbird
import NIOCore

/// A long JSON array that is written while it is made, so that it never stands in memory whole.
struct StreamedArray: Sendable {
    /// How many elements are made between two writes.
    static let elementsPerPart = 1_024

    /// How many elements there are.
    let count: Int
    /// Makes an element.
    let element: @Sendable (Int) -> JSON

    /// Writes the array, beginning with text that stands before it.
    ///
    /// - Returns: The text that could not fill a part and is still to be written.
    func write(
        after text: [UInt8], to writer: inout any ResponseBodyWriter
    ) async throws -> [UInt8] {
        var part = text
        part.append(UInt8(ascii: "["))
        for index in 0..<count {
            if index > 0 { part.append(UInt8(ascii: ",")) }
            element(index).write(into: &part)
            if (index + 1) % Self.elementsPerPart == 0 {
                try await writer.write(ByteBuffer(bytes: part))
                part.removeAll(keepingCapacity: true)
            }
        }
        part.append(UInt8(ascii: "]"))
        return part
    }
}

extension BeaconPlace {
    /// What follows from a state, where it is a long list.
    func answer(_ data: StreamedArray) -> BeaconAnswer {
        let start = #"{"execution_optimistic":false,"finalized":\#(isFinalized),"data":"#
        return BeaconAnswer(
            body: ResponseBody { writer in
                var rest = try await data.write(after: Array(start.utf8), to: &writer)
                rest.append(UInt8(ascii: "}"))
                try await writer.write(ByteBuffer(bytes: rest))
                try await writer.finish(nil)
            })
    }
}
