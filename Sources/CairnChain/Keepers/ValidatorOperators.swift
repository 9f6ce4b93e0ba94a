import CairnBeacon

extension World {
    /// The name of the operator whose key a protocol has registered; nil where none has.
    func validatorOperator(of key: BLSPublicKey) -> String? { nil }
}
