import CairnEthereum
import CairnLedger

/// The same as the general forms of `method`, for each small number of arguments.
///
/// The compiler makes straight code of these for every entry of every table; of the general forms
/// it makes code that looks types up at run time, several times slower.
extension ContractTable {
    mutating func method<Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame) throws(Revert) -> Output
    ) {
        add(
            name, inputs: "()", outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, _, writer throws(Revert) in
            try run(frame).encodeOutput(to: &writer)
        }
    }

    mutating func method(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame) throws(Revert) -> Void
    ) {
        add(
            name, inputs: "()", outputs: "()", mutability,
            gas: gas
        ) { frame, _, _ throws(Revert) in
            try run(frame)
        }
    }

    mutating func method<A: ABIValue, Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let a = try Self.arguments(input) { (reader) throws(ABIError) in
                try A.decode(from: &reader)
            }
            try run(frame, a).encodeOutput(to: &writer)
        }
    }

    mutating func method<A: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let a = try Self.arguments(input) { (reader) throws(ABIError) in
                try A.decode(from: &reader)
            }
            try run(frame, a)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A, B>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let (a, b) = try Self.arguments(input) { (reader) throws(ABIError) in
                (try A.decode(from: &reader), try B.decode(from: &reader))
            }
            try run(frame, a, b).encodeOutput(to: &writer)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A, B>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let (a, b) = try Self.arguments(input) { (reader) throws(ABIError) in
                (try A.decode(from: &reader), try B.decode(from: &reader))
            }
            try run(frame, a, b)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, C: ABIValue, Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A, B, C>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let (a, b, c) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader)
                )
            }
            try run(frame, a, b, c).encodeOutput(to: &writer)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, C: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A, B, C>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let (a, b, c) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader)
                )
            }
            try run(frame, a, b, c)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, Output: ABIOutput>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let (a, b, c, d) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d).encodeOutput(to: &writer)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let (a, b, c, d) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d)
        }
    }

    mutating func method<
        A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, E: ABIValue, Output: ABIOutput
    >(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D, E) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D, E>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let (a, b, c, d, e) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader),
                    try E.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d, e).encodeOutput(to: &writer)
        }
    }

    mutating func method<A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, E: ABIValue>(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D, E) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D, E>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let (a, b, c, d, e) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader),
                    try E.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d, e)
        }
    }

    mutating func method<
        A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, E: ABIValue, F: ABIValue,
        Output: ABIOutput
    >(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D, E, F) throws(Revert) -> Output
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D, E, F>.abiType, outputs: Output.abiTypes, mutability,
            gas: gas
        ) { frame, input, writer throws(Revert) in
            let (a, b, c, d, e, f) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader),
                    try E.decode(from: &reader), try F.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d, e, f).encodeOutput(to: &writer)
        }
    }

    mutating func method<
        A: ABIValue, B: ABIValue, C: ABIValue, D: ABIValue, E: ABIValue, F: ABIValue
    >(
        _ name: String, _ mutability: Mutability = .nonpayable, gas: UInt64? = nil,
        _ run: @escaping @Sendable (borrowing Frame, A, B, C, D, E, F) throws(Revert) -> Void
    ) {
        add(
            name, inputs: ABITuple<A, B, C, D, E, F>.abiType, outputs: "()", mutability,
            gas: gas
        ) { frame, input, _ throws(Revert) in
            let (a, b, c, d, e, f) = try Self.arguments(input) { (reader) throws(ABIError) in
                (
                    try A.decode(from: &reader), try B.decode(from: &reader),
                    try C.decode(from: &reader), try D.decode(from: &reader),
                    try E.decode(from: &reader), try F.decode(from: &reader)
                )
            }
            try run(frame, a, b, c, d, e, f)
        }
    }
}
