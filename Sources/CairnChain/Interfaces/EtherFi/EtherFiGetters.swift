public import CairnEthereum
import CairnLedger
public import CairnLiquid
public import CairnPrimitives

extension Frame {
    var etherFi: EtherFi { world.etherFi }
}

/// What many contracts of ether.fi have in common.
extension ContractTable {
    // MARK: Getters

    /// Adds a getter of an address that never changes.
    mutating func addressGetter(
        _ name: String, _ path: any KeyPath<EtherFiParameters, Address> & Sendable
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFi.parameters[keyPath: path]
        }
    }

    /// Adds a getter of a number that genesis fixes.
    mutating func numberGetter<Number: ABIValue & ABIOutput & Sendable>(
        _ name: String, _ path: any KeyPath<EtherFiParameters, Number> & Sendable
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Number in
            frame.etherFi.parameters[keyPath: path]
        }
    }

    /// Adds a getter of a constant.
    mutating func constantGetter<Constant: ABIValue & ABIOutput & Sendable>(
        _ name: String, _ constant: Constant
    ) {
        method(name, .view) { (_: borrowing Frame) throws(Revert) -> Constant in constant }
    }

    /// Adds the initialiser, which genesis has run.
    mutating func initializedByGenesis() {
        method("initialize") { (_: borrowing Frame) throws(Revert) -> Void in
            throw Revert(EtherFiError.initializedTwice)
        }
    }

    // MARK: Pauses

    /// Adds the functions of a contract that can be paused without a term.
    mutating func addPauses() {
        addressGetter("roleRegistry", \.contracts.roleRegistry)
        method("pause") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.pause(frame.call)
        }
        method("unpause") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.unpause(frame.call)
        }
        method("paused", .view) { (frame: borrowing Frame) throws(Revert) -> Bool in
            frame.etherFi.state.pauses[frame.contract].isPaused.isSet
        }
    }

    /// Adds the functions of a contract that can also be paused for a time.
    mutating func addTimedPauses() {
        addPauses()
        constantGetter("MIN_PAUSE_DURATION", UInt256(PauseRecord.minimumSeconds))
        constantGetter("MAX_PAUSE_DURATION", UInt256(PauseRecord.maximumSeconds))
        constantGetter("PAUSER_UNTIL_COOLDOWN", UInt256(PauseRecord.cooldownSeconds))
        method("pauseUntil") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.pauseUntil(frame.call)
        }
        method("unpauseUntil") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.unpauseUntil(frame.call)
        }
        method("setPauseUntilDuration") {
            (frame: borrowing Frame, seconds: UInt256) throws(Revert) -> Void in
            try frame.etherFi.setPauseUntilDuration(frame.call, seconds: seconds)
        }
        method("pausedUntil", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.pauses[frame.contract].pausedUntil)
        }
        method("pauseUntilDuration", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.pauses[frame.contract].durationSeconds)
        }
        method("lastPauseTimestamp", .view) {
            (frame: borrowing Frame, pauser: Address) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.lastPauses[Pair(frame.contract, pauser)])
        }
    }

    // MARK: Recoveries

    /// Adds the functions that hand out what was sent to a token's contract by mistake.
    mutating func addRecoveries() {
        method("recoverETH") {
            (frame: borrowing Frame, to: Address, amount: Wei) throws(Revert) -> Void in
            try frame.etherFi.recoverETH(frame.call, to: to, amount: amount)
        }
        method("recoverERC20") {
            (frame: borrowing Frame, token: Address, to: Address, amount: UInt256)
                throws(Revert) -> Void in
            try frame.etherFi.recoverERC20(frame.call, token: token, to: to, amount: amount)
        }
        method("recoverERC721") {
            (frame: borrowing Frame, token: Address, to: Address, id: UInt256)
                throws(Revert) -> Void in
            try frame.etherFi.recoverERC721(frame.call, token: token, to: to, id: id)
        }
    }
}

// MARK: - Structs and enumerations

extension SourceOfFunds: ABIEnumeration {}
extension DepositAsset: ABIEnumeration {}

extension PermitInput: ABIRecord {
    public typealias Fields = ABITuple<UInt256, UInt256, UInt8, Hash, Hash>

    public init(fields: Fields) {
        let (value, deadline, v, r, s) = fields.fields
        self.init(
            value: value, deadline: deadline, signature: SignatureParts(v: v, r: r, s: s))
    }

    public var fields: Fields {
        ABITuple(value, deadline, signature.v, signature.r, signature.s)
    }
}

extension SignedDeposit: ABIRecord {
    public typealias Fields = ABITuple<Bytes, Bytes, Hash, ABIText>

    public init(fields: Fields) {
        let (publicKey, signature, root, ipfsHash) = fields.fields
        self.init(
            publicKey: publicKey, signature: signature, depositDataRoot: root,
            ipfsHashForEncryptedValidatorKey: ipfsHash.bytes)
    }

    public var fields: Fields {
        ABITuple(
            publicKey, signature, depositDataRoot, ABIText(ipfsHashForEncryptedValidatorKey))
    }
}

extension Quantity {
    /// The lower 128 bits, for functions that return that width.
    var narrow: UInt128 { rawValue.lowHalf }
}
