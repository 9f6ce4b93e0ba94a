public import CairnPrimitives

extension BN254G1 {
    /// The first point whose x is not below a digest: what is signed in the digest's stead.
    ///
    /// - Spec: EigenLayer core, `BN254.hashToG1`
    public init(hashing digest: Hash) {
        var x = digest.word % BN254.fieldModulus
        while true {
            if let point = BN254G1(x: x) {
                self = point
                return
            }
            x = x + .one == BN254.fieldModulus ? .zero : x + .one
        }
    }
}
