public import CairnLedger

/// A bucket that drains by use and refills with time.
///
/// - Spec: ether.fi, `BucketLimiter`
/// - Invariant: What remains does not exceed the capacity.
public struct RateBucket: TableRecord, Equatable {
    public var capacity: UInt64
    public var remaining: UInt64
    /// When ``remaining`` held, in Unix seconds.
    public var lastRefill: UInt64
    /// Units a second.
    public var refillRate: UInt64

    init(capacity: UInt64, refillRate: UInt64, now: UInt64) {
        self.capacity = capacity
        remaining = capacity
        lastRefill = now
        self.refillRate = refillRate
    }

    /// Whether the bucket was ever made.
    @inline(__always)
    public var exists: Bool { capacity | remaining | lastRefill | refillRate != 0 }

    /// Fills up to the moment `now`.
    @inline(__always)
    mutating func refill(now: UInt64) {
        guard now != lastRefill else { return }
        let (high, low) = (now &- lastRefill).multipliedFullWidth(by: refillRate)
        let (sum, overflow) = low.addingReportingOverflow(remaining)
        remaining = high != 0 || overflow || sum > capacity ? capacity : sum
        lastRefill = now
    }

    /// What could be taken at `now`.
    func consumable(now: UInt64) -> UInt64 {
        var bucket = self
        bucket.refill(now: now)
        return bucket.remaining
    }

    /// Takes an amount, or takes nothing and tells so if too little remains.
    @inline(__always)
    mutating func consume(_ amount: UInt64, now: UInt64) -> Bool {
        refill(now: now)
        guard remaining >= amount else { return false }
        remaining -= amount
        return true
    }

    mutating func setCapacity(_ newCapacity: UInt64, now: UInt64) {
        refill(now: now)
        capacity = newCapacity
        remaining = min(remaining, newCapacity)
    }

    mutating func setRefillRate(_ newRate: UInt64, now: UInt64) {
        refill(now: now)
        refillRate = newRate
    }

    mutating func setRemaining(_ newRemaining: UInt64, now: UInt64) {
        refill(now: now)
        remaining = min(newRemaining, capacity)
    }
}
