import CairnBeacon
import CairnJSON
import CairnPrimitives

/// What a client names a validator by.
enum ValidatorID: Hashable {
    /// Its number.
    case index(ValidatorIndex)
    /// Its key.
    case publicKey(BLSPublicKey)

    /// Reads a number in decimal digits or a key of `0x` and 96 digits.
    ///
    /// - Throws: 400.
    init(_ text: String) throws(BeaconAPIError) {
        if let index = UInt64(decimalDigits: text) {
            self = .index(index)
        } else if text.utf8.count == 98, let bytes = Bytes(hex: text), text.hasPrefix("0x"),
            let key = BLSPublicKey(bytes)
        {
            self = .publicKey(key)
        } else {
            throw .invalid(
                "validator ID", text,
                expected: "an index in decimal digits or a public key of 0x and 96 "
                    + "hexadecimal digits")
        }
    }

    /// The validator's place in the registry, or nil when it is not registered.
    func place(in validators: inout ValidatorColumns) -> Int? {
        switch self {
        case .index(let index): index < UInt64(validators.count) ? Int(index) : nil
        case .publicKey(let key): validators.firstIndex(of: key)
        }
    }
}

extension ValidatorID {
    /// Reads the strings of an array; none when it is absent or null.
    ///
    /// - Throws: 400.
    static func list(_ value: JSON?, _ name: String) throws(BeaconAPIError) -> [ValidatorID] {
        var ids: [ValidatorID] = []
        for text in try JSON.strings(value, name) { ids.append(try ValidatorID(text)) }
        return ids
    }

    /// The places of the validators that are registered, each once, in the order of the list.
    static func places(
        of ids: [ValidatorID], in validators: inout ValidatorColumns
    ) -> [Int] {
        var seen = Set<Int>()
        var places: [Int] = []
        for id in ids {
            guard let place = id.place(in: &validators), seen.insert(place).inserted else {
                continue
            }
            places.append(place)
        }
        return places
    }
}

extension JSON {
    /// The strings of an array; none when it is absent or null.
    ///
    /// - Throws: 400.
    static func strings(_ value: JSON?, _ name: String) throws(BeaconAPIError) -> [String] {
        guard let value, !value.isNull else { return [] }
        guard case .array(let elements) = value else {
            throw .badRequest("\(name) is \(value.kind); it must be an array of strings")
        }
        var strings: [String] = []
        for (index, element) in elements.enumerated() {
            guard let text = element.text else {
                throw .badRequest(
                    "\(name)[\(index)] is \(element.kind); it must be a string, as in [\"0\"]")
            }
            strings.append(text)
        }
        return strings
    }
}
