import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("AVS directory")
struct DirectoryTests {
    let world: AllocationWorld
    private let `operator` = AllocationWorld.operator
    private let salt = Hash(UInt256(7))

    /// The operator is a wallet that accepts every signature.
    init() throws {
        world = try AllocationWorld()
        world.ledger.accounts.table.update(AllocationWorld.operator) {
            $0.code = CodeID(rawValue: 2)
        }
        world.surroundings.acceptsSignatures = true
    }

    private var call: Call {
        Call(sender: AllocationWorld.avs, contract: world.parameters.avsDirectory)
    }

    private func register(
        _ operator: Address, expiry: UInt256 = 1_750_000_000
    ) throws(Revert) {
        try world.restaking.registerOperatorToAVS(
            call, operator: `operator`,
            signature: SignatureWithSaltAndExpiry(signature: [], salt: salt, expiry: expiry))
    }

    @Test("registers once per salt, and lets go")
    func registration() throws {
        try register(`operator`)
        #expect(
            world.restaking.registrationStatus(of: `operator`, avs: AllocationWorld.avs)
                == .registered)
        #expect(world.restaking.isDirectorySaltSpent(salt, of: `operator`))
        world.expectRefusal(DirectoryError.operatorAlreadyRegisteredToAVS) { () throws(Revert) in
            try register(`operator`)
        }
        try world.restaking.deregisterOperatorFromAVS(call, operator: `operator`)
        #expect(
            world.restaking.registrationStatus(of: `operator`, avs: AllocationWorld.avs)
                == .unregistered)
        world.expectRefusal(DirectoryError.saltSpent) { () throws(Revert) in
            try register(`operator`)
        }
        world.expectRefusal(DirectoryError.operatorNotRegisteredToAVS) { () throws(Revert) in
            try world.restaking.deregisterOperatorFromAVS(call, operator: `operator`)
        }
    }

    @Test("refuses in order of precedence and changes nothing")
    func refusals() throws {
        world.expectRefusal(DirectoryError.operatorNotRegisteredToEigenLayer) {
            () throws(Revert) in
            try register(AllocationWorld.stranger, expiry: 0)
        }
        world.expectRefusal(SignatureRefusal.signatureExpired) { () throws(Revert) in
            try register(`operator`, expiry: 1_749_999_999)
        }
        world.surroundings.acceptsSignatures = false
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            try register(`operator`)
        }
        world.restaking.cancelDirectorySalt(
            Call(sender: `operator`, contract: world.parameters.avsDirectory), salt)
        world.expectRefusal(DirectoryError.saltSpent) { () throws(Revert) in
            try register(AllocationWorld.operator, expiry: 0)
        }
    }
}
