import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    /// The methods of a contract of the restaking core that can be stopped in parts.
    mutating func addPausing() {
        method("pauserRegistry", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.pauserRegistry
        }
        method("pause", gas: 30_000) {
            (frame: borrowing Frame, newPausedStatus: UInt256) throws(Revert) in
            try frame.restaking.pause(frame.call, to: newPausedStatus)
        }
        method("pauseAll", gas: 30_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.restaking.pauseAll(frame.call)
        }
        method("unpause", gas: 30_000) {
            (frame: borrowing Frame, newPausedStatus: UInt256) throws(Revert) in
            try frame.restaking.unpause(frame.call, to: newPausedStatus)
        }
        method("paused", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.restaking.pausedStatus(of: frame.contract)
        }
        method("paused", .view) { (frame: borrowing Frame, index: UInt8) throws(Revert) -> Bool in
            frame.restaking.isPaused(index, in: frame.contract)
        }
    }

    /// The methods of a contract of the restaking core that has an owner.
    mutating func addRestakingOwnership() {
        method("owner", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.ownership.owner(of: frame.contract)
        }
        method("transferOwnership", gas: 30_000) {
            (frame: borrowing Frame, newOwner: Address) throws(Revert) in
            try frame.restaking.ownership.transfer(frame.call, to: newOwner)
        }
        method("renounceOwnership", gas: 30_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.restaking.ownership.renounce(frame.call)
        }
    }

    /// The methods of a contract of the restaking core for which accounts sign typed data.
    mutating func addSignatureDomain() {
        method("domainSeparator", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.restaking.domainSeparator(of: frame.contract)
        }
        method("version", .view) { (frame: borrowing Frame) throws(Revert) -> String in
            frame.restaking.parameters.version
        }
    }

    /// Who may stop and restart the contracts.
    static let pauserRegistry = ContractTable("PauserRegistry") { contract in
        contract.method("isPauser", .view) {
            (frame: borrowing Frame, account: Address) throws(Revert) -> Bool in
            frame.restaking.isPauser(account)
        }
        contract.method("unpauser", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.unpauser
        }
        contract.method("setIsPauser", gas: 30_000) {
            (frame: borrowing Frame, newPauser: Address, canPause: Bool) throws(Revert) in
            try frame.restaking.setIsPauser(frame.call, newPauser, canPause: canPause)
        }
        contract.method("setUnpauser", gas: 30_000) {
            (frame: borrowing Frame, newUnpauser: Address) throws(Revert) in
            try frame.restaking.setUnpauser(frame.call, newUnpauser)
        }
    }
}
