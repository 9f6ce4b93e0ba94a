extension Bytes48 {
    /// Whether a validator can have this key: a point of the group that is not infinity.
    ///
    /// - Spec: draft-irtf-cfrg-bls-signature, "KeyValidate"
    public var isPublicKey: Bool { G1Point(self)?.isInGroup ?? false }
}
