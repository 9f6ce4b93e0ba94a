/// One step of SHA-256: `d` and `h` take their new values, the others turn by name.
///
/// - Spec: FIPS 180-4, section 6.2.2, step 3.
@inline(__always)
func sha256Step(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
) {
    let spreadE = e.turned(6) ^ e.turned(11) ^ e.turned(25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ spreadE &+ choice &+ input
    let spreadA = a.turned(2) ^ a.turned(13) ^ a.turned(22)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ spreadA &+ majority
}

extension UInt32 {
    /// This word turned right by `count` bits, `0 < count < 32`.
    @inline(__always)
    func turned(_ count: UInt32) -> UInt32 {
        (self &>> count) | (self &<< (32 &- count))
    }
}
