public import CairnLedger
public import CairnPrimitives

/// What the permission controller announces.
public enum PermissionEvent {
    public struct AppointeeSet: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let appointee: Address
        public let target: Address
        public let selector: Selector
    }

    public struct AppointeeRemoved: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let appointee: Address
        public let target: Address
        public let selector: Selector
    }

    public struct PendingAdminAdded: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let admin: Address
    }

    public struct PendingAdminRemoved: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let admin: Address
    }

    public struct AdminSet: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let admin: Address
    }

    public struct AdminRemoved: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let admin: Address
    }
}
