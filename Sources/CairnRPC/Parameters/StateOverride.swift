import CairnJSON
public import CairnPrimitives

/// What a call is to believe about one account.
///
/// - Spec: go-ethereum, `internal/ethapi/override`, `OverrideAccount`
public struct StateOverride: Sendable, Equatable {
    /// One storage word.
    public struct Word: Sendable, Equatable {
        /// Where it stands.
        public var slot: Hash
        /// What stands there.
        public var value: Hash

        /// Joins slot and value.
        public init(slot: Hash, value: Hash) {
            self.slot = slot
            self.value = value
        }
    }

    /// How an account's storage differs.
    public enum Storage: Sendable, Equatable {
        /// Not at all.
        case unchanged
        /// These words stand where others did; the rest stays.
        case changed([Word])
        /// These words are all there is.
        case replaced([Word])
    }

    /// The account.
    public var address: Address
    /// Its balance in wei.
    public var balance: UInt256?
    /// Its nonce.
    public var nonce: UInt64?
    /// Its code.
    public var code: [UInt8]?
    /// Its storage.
    public var storage: Storage
    /// Where the precompile that stands at the address is to be found instead.
    public var movePrecompileTo: Address?

    /// Changes nothing about an account yet.
    public init(_ address: Address) {
        self.address = address
        storage = .unchanged
    }
}

extension StateOverride {
    /// Reads an object whose member names are addresses, in its order.
    static func list(_ argument: Argument) throws(RPCError) -> [StateOverride] {
        var overrides: [StateOverride] = []
        for (name, argument) in try argument.fields().all {
            let key = Argument(place: argument.place, value: .string(name))
            overrides.append(try StateOverride(key.address(), argument))
        }
        return overrides
    }

    private init(_ address: Address, _ argument: Argument) throws(RPCError) {
        self.init(address)
        let fields = try argument.fields()
        balance = try fields.optional("balance")?.quantity()
        nonce = try fields.optional("nonce")?.quantity64()
        code = try fields.optional("code")?.data()
        movePrecompileTo = try fields.optional("movePrecompileToAddress")?.address()
        switch (fields.optional("state"), fields.optional("stateDiff")) {
        case (nil, nil): break
        case (let state?, nil): storage = .replaced(try StateOverride.words(state))
        case (nil, let difference?): storage = .changed(try StateOverride.words(difference))
        case (_?, _?): throw argument.refusal(expected: "either state or stateDiff, not both")
        }
    }

    private static func words(_ argument: Argument) throws(RPCError) -> [Word] {
        var words: [Word] = []
        for (name, argument) in try argument.fields().all {
            let slot = Argument(place: argument.place, value: .string(name))
            words.append(Word(slot: try slot.hash(), value: try argument.hash()))
        }
        return words
    }
}
