/// The parts of the contracts that can be stopped, by their bit in the contract's bitmap.
enum PauseFlag {
    enum StrategyManager {
        static let deposits: UInt8 = 0
    }

    enum Strategy {
        static let deposits: UInt8 = 0
        static let withdrawals: UInt8 = 1
    }

    enum StrategyFactory {
        static let newStrategies: UInt8 = 0
    }

    enum DelegationManager {
        static let newDelegation: UInt8 = 0
        static let enterWithdrawalQueue: UInt8 = 1
        static let exitWithdrawalQueue: UInt8 = 2
    }
}
