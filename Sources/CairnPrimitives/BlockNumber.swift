/// The height of a block; genesis is 0.
public typealias BlockNumber = UInt64

/// Seconds since 1 January 1970, as a block carries them.
public typealias Timestamp = UInt64
