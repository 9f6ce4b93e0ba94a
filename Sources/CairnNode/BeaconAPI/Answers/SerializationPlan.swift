import CairnBeacon

/// How a container is serialized a field at a time, so that its bytes never stand in memory whole.
///
/// - Spec: consensus specifications, `ssz/simple-serialize.md`
struct SerializationPlan: Sendable {
    /// The fields of fixed size, with the offsets of the others.
    let fixedPart: [UInt8]
    /// How many fields have a varying size.
    let varyingCount: Int
    /// The size of the whole.
    let byteCount: Int

    /// Measures a container.
    init(of container: some SSZContainer & RuledContainer) {
        var copy = container
        var survey = Survey(rules: container.rules)
        Self.visit(&copy, with: &survey)
        fixedPart = survey.finished
        varyingCount = survey.varyingSizes.count
        byteCount = fixedPart.count + survey.varyingSizes.reduce(0, +)
    }

    /// The bytes of a field of varying size.
    ///
    /// - Parameter number: The field's place among those of varying size.
    func varyingField(
        _ number: Int, of container: some SSZContainer & RuledContainer
    ) -> [UInt8] {
        var copy = container
        var picker = Picker(rules: container.rules, wanted: number)
        Self.visit(&copy, with: &picker)
        return picker.writer.output
    }

    private static func visit(
        _ container: inout some SSZContainer, with visitor: inout some SSZVisitor
    ) {
        do throws(SSZError) { try container.visitFields(&visitor) } catch {
            preconditionFailure("Nothing that is written can be wrong: \(error)")
        }
    }
}

/// A container that knows the rules of its network.
protocol RuledContainer {
    var rules: BeaconRules { get }
}

extension BeaconState: RuledContainer {}

/// Writes the fields of fixed size and measures the others.
private struct Survey: SSZVisitor {
    let rules: BeaconRules
    private var writer: SSZWriter
    /// Where in the fixed part the offsets stand.
    private var places: [Int] = []
    private(set) var varyingSizes: [Int] = []

    init(rules: BeaconRules) {
        self.rules = rules
        writer = SSZWriter(rules: rules)
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        if shape.fixedByteCount(rules) != nil {
            shape.encode(&value, into: &writer)
            return
        }
        places.append(writer.output.count)
        withUnsafeBytes(of: UInt32.zero) { writer.append($0) }
        if let column = value as? any BeaconColumn {
            varyingSizes.append(column.byteCount)
        } else {
            var measure = SSZWriter(rules: rules)
            shape.encode(&value, into: &measure)
            varyingSizes.append(measure.output.count)
        }
    }

    /// The fixed part with its offsets.
    var finished: [UInt8] {
        var bytes = writer.output
        var offset = bytes.count
        for (place, size) in zip(places, varyingSizes) {
            withUnsafeBytes(of: UInt32(offset).littleEndian) { source in
                for (index, byte) in source.enumerated() { bytes[place + index] = byte }
            }
            offset += size
        }
        return bytes
    }
}

extension BeaconColumn {
    /// The size of the serialization.
    fileprivate var byteCount: Int { count * Self.elementByteCount }
}

/// Writes one field of varying size.
private struct Picker: SSZVisitor {
    let rules: BeaconRules
    let wanted: Int
    private var next = 0
    private(set) var writer: SSZWriter

    init(rules: BeaconRules, wanted: Int) {
        self.rules = rules
        self.wanted = wanted
        writer = SSZWriter(rules: rules)
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        guard shape.fixedByteCount(rules) == nil else { return }
        if next == wanted { shape.encode(&value, into: &writer) }
        next += 1
    }
}
