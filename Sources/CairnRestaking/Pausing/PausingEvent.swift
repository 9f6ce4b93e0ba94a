public import CairnLedger
public import CairnPrimitives

/// What pausable contracts and their registry announce.
public enum PausingEvent {
    public struct Paused: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let newPausedStatus: UInt256
    }

    public struct Unpaused: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let newPausedStatus: UInt256
    }

    public struct PauserStatusChanged: LedgerEvent, BitwiseCopyable {
        public let pauser: Address
        public let canPause: Bool
    }

    public struct UnpauserChanged: LedgerEvent, BitwiseCopyable {
        public let previousUnpauser: Address
        public let newUnpauser: Address
    }
}
