import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Pausing and ownership")
struct PausingTests {
    let world: StakingWorld
    private let pauser: Call
    private let unpauser: Call
    private let stranger: Call
    private let contract: Address

    init() throws {
        world = try StakingWorld()
        contract = world.parameters.delegationManager
        pauser = Call(sender: world.parameters.pausers[0], contract: contract)
        unpauser = Call(sender: world.parameters.unpauser, contract: contract)
        stranger = Call(sender: StakingWorld.stranger, contract: contract)
    }

    @Test("pausing only sets bits, unpausing only clears them")
    func bits() throws {
        let restaking = world.restaking
        try restaking.pause(pauser, to: 0b011)
        #expect(restaking.isPaused(0, in: contract))
        #expect(!restaking.isPaused(2, in: contract))
        #expect(!restaking.isPaused(0, in: world.parameters.strategyManager))
        world.expectRefusal(PausingError.invalidNewPausedStatus) { () throws(Revert) in
            try restaking.pause(pauser, to: 0b110)
        }
        world.expectRefusal(PausingError.invalidNewPausedStatus) { () throws(Revert) in
            try restaking.unpause(unpauser, to: 0b100)
        }
        try restaking.unpause(unpauser, to: 0b010)
        #expect(restaking.pausedStatus(of: contract) == 0b010)
        try restaking.pauseAll(pauser)
        #expect(restaking.isPaused(255, in: contract))
    }

    @Test("each role does its own")
    func roles() throws {
        let restaking = world.restaking
        world.expectRefusal(PausingError.onlyPauser) { () throws(Revert) in
            try restaking.pauseAll(unpauser)
        }
        world.expectRefusal(PausingError.onlyUnpauser) { () throws(Revert) in
            try restaking.unpause(pauser, to: 0)
        }
        world.expectRefusal(PausingError.onlyUnpauser) { () throws(Revert) in
            try restaking.setIsPauser(stranger, .zero, canPause: true)
        }
        world.expectRefusal(PausingError.inputAddressZero) { () throws(Revert) in
            try restaking.setIsPauser(unpauser, .zero, canPause: true)
        }
        try restaking.setIsPauser(unpauser, StakingWorld.stranger, canPause: true)
        try restaking.pause(stranger, to: 1)
        try restaking.setUnpauser(unpauser, StakingWorld.stranger)
        try restaking.unpause(stranger, to: 0)
        world.expectRefusal(PausingError.onlyUnpauser) { () throws(Revert) in
            try restaking.unpause(unpauser, to: 0)
        }
    }

    @Test("a contract changes hands, and can be left without an owner")
    func ownership() throws {
        let manager = world.parameters.strategyManager
        let ownership = world.restaking.ownership
        let owner = Call(sender: world.parameters.owner, contract: manager)
        let heir = Call(sender: StakingWorld.stranger, contract: manager)
        world.expectRefusal(MechanismError.newOwnerZero) { () throws(Revert) in
            try ownership.transfer(owner, to: .zero)
        }
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try ownership.transfer(heir, to: StakingWorld.stranger)
        }
        try ownership.transfer(owner, to: StakingWorld.stranger)
        #expect(ownership.owner(of: manager) == StakingWorld.stranger)
        #expect(ownership.owner(of: world.parameters.strategyFactory) == world.parameters.owner)
        try ownership.renounce(heir)
        #expect(ownership.owner(of: manager).isZero)
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try ownership.renounce(heir)
        }
    }
}
