public import CairnJSON
public import CairnPrimitives

/// The values of the wire as JSON; addresses, hashes and data in lower case.
extension JSON {
    /// A quantity: `0x` and digits without leading zeros.
    public static func quantity(_ value: UInt64) -> JSON {
        .string("0x" + String(value, radix: 16))
    }

    /// A quantity of up to 256 bits.
    public static func quantity(_ value: UInt256) -> JSON {
        .string(value.hexQuantity)
    }

    /// A quantity from a count.
    ///
    /// - Precondition: The value is not negative.
    public static func quantity(_ value: Int) -> JSON {
        quantity(UInt64(value))
    }

    /// An amount of wei as a quantity.
    public static func quantity(_ amount: Wei) -> JSON {
        .string(amount.rawValue.hexQuantity)
    }

    /// Bytes: `0x` and two digits for each.
    public static func data(_ bytes: [UInt8]) -> JSON {
        .string(Hex.encode(bytes))
    }

    /// Bytes that are lent: `0x` and two digits for each.
    public static func data(_ bytes: UnsafeRawBufferPointer) -> JSON {
        .string(Hex.encode(bytes))
    }

    /// An address.
    public static func address(_ address: Address) -> JSON {
        .string(address.hex)
    }

    /// A hash, a topic or a storage word.
    public static func hash(_ hash: Hash) -> JSON {
        .string(hash.hex)
    }
}
