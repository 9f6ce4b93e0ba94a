extension PauseFlag {
    enum AllocationManager {
        /// Allocating and deallocating.
        static let modifyAllocations: UInt8 = 0
        static let operatorSlashing: UInt8 = 1
        /// Joining and leaving operator sets.
        static let operatorSetRegistration: UInt8 = 2
    }
}
