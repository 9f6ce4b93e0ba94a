public import CairnEthereum
import CairnLedger
import CairnPrimitives
public import CairnRestaking

extension ContractTable {
    /// Keys with which operators sign for operator sets.
    ///
    /// - Spec: EigenLayer core, `KeyRegistrar`
    static let keyRegistrar = ContractTable("KeyRegistrar") { contract in
        contract.addKeyRegistration()
        contract.addKeyQuestions()
        contract.addKeyDigests()
        contract.addKeySettings()
        contract.addSignatureDomain()
    }

    private mutating func addKeyRegistration() {
        method("configureOperatorSet", gas: 35_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, curveType: CurveType)
                throws(Revert) in
            try frame.restaking.configureOperatorSet(
                frame.call, operatorSet, curveType: curveType)
        }
        method("registerKey", gas: 400_000) {
            (
                frame: borrowing Frame, operator: Address, operatorSet: OperatorSet, key: Bytes,
                signature: Bytes
            ) throws(Revert) in
            try frame.restaking.registerKey(
                frame.call, operator: `operator`, operatorSet: operatorSet, key: key,
                signature: signature)
        }
        method("deregisterKey", gas: 40_000) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet)
                throws(Revert) in
            try frame.restaking.deregisterKey(
                frame.call, operator: `operator`, operatorSet: operatorSet)
        }
    }

    private mutating func addKeyQuestions() {
        method("isRegistered", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address)
                throws(Revert) -> Bool in
            frame.restaking.isKeyRegistered(operatorSet, operator: `operator`)
        }
        method("getOperatorSetCurveType", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> CurveType in
            frame.restaking.curveType(of: operatorSet)
        }
        method("getBN254Key", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address)
                throws(Revert) -> Outputs<BN254G1Words, BN254G2Words> in
            let key = try frame.restaking.bn254Key(of: `operator`, in: operatorSet)
            return Outputs(BN254G1Words(key), BN254G2Words(key))
        }
        method("getECDSAKey", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address)
                throws(Revert) -> Bytes in
            try frame.restaking.ecdsaKey(of: `operator`, in: operatorSet)
        }
        method("getECDSAAddress", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address)
                throws(Revert) -> Address in
            try frame.restaking.ecdsaAddress(of: `operator`, in: operatorSet)
        }
        method("isKeyGloballyRegistered", .view) {
            (frame: borrowing Frame, keyHash: Hash) throws(Revert) -> Bool in
            frame.restaking.isKeyGloballyRegistered(keyHash)
        }
        method("getKeyHash", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address)
                throws(Revert) -> Hash in
            frame.restaking.keyHash(of: `operator`, in: operatorSet)
        }
        method("getOperatorFromSigningKey", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, key: Bytes)
                throws(Revert) -> Outputs<Address, Bool> in
            let owner = try frame.restaking.operatorOfSigningKey(key, in: operatorSet)
            return Outputs(owner.operator, owner.isRegistered)
        }
    }

    private mutating func addKeyDigests() {
        method("getECDSAKeyRegistrationMessageHash", .view) {
            (
                frame: borrowing Frame, operator: Address, operatorSet: OperatorSet,
                key: Address
            ) throws(Revert) -> Hash in
            frame.restaking.ecdsaKeyDigest(
                operator: `operator`, operatorSet: operatorSet, key: key,
                registrar: frame.contract)
        }
        method("getBN254KeyRegistrationMessageHash", .view) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet, key: Bytes)
                throws(Revert) -> Hash in
            frame.restaking.bn254KeyDigest(
                operator: `operator`, operatorSet: operatorSet, key: key,
                registrar: frame.contract)
        }
        method("encodeBN254KeyData", .view) {
            (frame: borrowing Frame, g1: BN254G1Words, g2: BN254G2Words)
                throws(Revert) -> Bytes in
            BN254Key.encode(x: g1.x, y: g1.y, x2: g2.x.words, y2: g2.y.words)
        }
    }

    private mutating func addKeySettings() {
        method("allocationManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.allocationManager
        }
        method("permissionController", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.permissionController
        }
        method("ECDSA_KEY_REGISTRATION_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            KeyTypeHash.ecdsa
        }
        method("BN254_KEY_REGISTRATION_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            KeyTypeHash.bn254
        }
    }
}

extension CurveType: ABIEnumeration {}

/// `uint256[2]`
struct WordPair: ABIValue {
    let words: [UInt256]

    static var abiType: String { "uint256[2]" }
    static var headSize: Int { 64 }

    static func decode(from reader: inout ABIReader) throws(ABIError) -> WordPair {
        let first = try reader.word()
        return WordPair(words: [first, try reader.word()])
    }

    func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(words[0], at: head)
        writer.put(words[1], at: head + 32)
    }
}

/// `BN254.G1Point`
struct BN254G1Words: ABIRecord {
    let x: UInt256
    let y: UInt256

    init(_ key: BN254Key) { (x, y) = (key.x, key.y) }
    init(fields: ABITuple<UInt256, UInt256>) { (x, y) = fields.fields }

    var fields: ABITuple<UInt256, UInt256> { ABITuple(x, y) }
}

/// `BN254.G2Point`
struct BN254G2Words: ABIRecord {
    let x: WordPair
    let y: WordPair

    init(_ key: BN254Key) { (x, y) = (WordPair(words: key.x2), WordPair(words: key.y2)) }
    init(fields: ABITuple<WordPair, WordPair>) { (x, y) = fields.fields }

    var fields: ABITuple<WordPair, WordPair> { ABITuple(x, y) }
}

extension KeyRegistrarError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidCurveType: .custom("InvalidCurveType()")
        case .configurationAlreadySet: .custom("ConfigurationAlreadySet()")
        case .operatorSetNotConfigured: .custom("OperatorSetNotConfigured()")
        case .operatorAlreadyRegistered: .custom("OperatorAlreadyRegistered()")
        case .invalidKeyFormat: .custom("InvalidKeyFormat()")
        case .zeroPubkey: .custom("ZeroPubkey()")
        case .keyAlreadyRegistered: .custom("KeyAlreadyRegistered()")
        case .operatorStillSlashable(let operatorSet, let `operator`):
            .custom(
                "OperatorStillSlashable((address,uint32),address)",
                ABITuple(operatorSet, `operator`))
        case .keyNotFound(let operatorSet, let `operator`):
            .custom("KeyNotFound((address,uint32),address)", ABITuple(operatorSet, `operator`))
        }
    }
}

extension EventSignatures {
    /// Events of the key registrar.
    mutating func addKeyEvents() {
        add("OperatorSetConfigured") { (event: KeyEvent.OperatorSetConfigured) in
            ABITuple(event.operatorSet, event.curveType)
        }
        add("KeyRegistered", indexed: [1]) { (event: KeyEvent.KeyRegistered) in
            ABITuple(event.operatorSet, event.operator, event.curveType, event.key)
        }
        add("KeyDeregistered", indexed: [1]) { (event: KeyEvent.KeyDeregistered) in
            ABITuple(event.operatorSet, event.operator, event.curveType)
        }
    }
}
