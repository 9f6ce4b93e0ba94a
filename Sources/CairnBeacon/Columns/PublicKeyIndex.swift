/// A table from public keys to the validators that have them first.
///
/// It holds numbers only; the keys stay in their column.
struct PublicKeyIndex: Sendable {
    /// Open addressing: a validator's number plus one, or zero.
    private var slots: [UInt32] = []
    private var covered = 0

    var byteCount: Int { slots.capacity * 4 }

    /// Takes in the keys that came since the last time.
    mutating func extend(to keys: [BLSPublicKey]) {
        guard covered < keys.count else { return }
        if keys.count * 2 > slots.count {
            var size = 64
            while size < keys.count * 3 { size *= 2 }
            slots = [UInt32](repeating: 0, count: size)
            covered = 0
        }
        let mask = slots.count - 1
        slots.withUnsafeMutableBufferPointer { slots in
            for number in covered..<keys.count {
                let key = keys[number]
                var slot = Int(truncatingIfNeeded: key.scattered) & mask
                while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key {
                    slot = (slot + 1) & mask
                }
                if slots[slot] == 0 { slots[slot] = UInt32(number + 1) }
            }
        }
        covered = keys.count
    }

    /// The first validator with a key.
    func find(_ key: BLSPublicKey, in keys: [BLSPublicKey]) -> Int? {
        guard !slots.isEmpty else { return nil }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key.scattered) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
