import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Little contracts that stand for others: wallets that approve, registrars that agree.
extension ContractTable {
    /// Answers every call with one word, which the genesis names.
    static let fixedAnswer = ContractTable("FixedAnswer") { contract in
        contract.onAnythingElse { frame, _, output throws(Revert) in
            output.append((frame.world.configuration.fixedAnswers[frame.contract] ?? .zero).word)
        }
    }

    /// Accepts every call and all ether, and returns nothing.
    static let acceptsEverything = ContractTable("AcceptsEverything") { contract in
        contract.onAnythingElse { _, _, _ throws(Revert) in }
    }

    /// An AVS's registrar that serves every AVS, but lets operators neither in nor out.
    static let refusingRegistrar = registrar("RefusingRegistrar", serves: true, accepts: false)
    /// A registrar that lets operators in, but says that it serves no AVS.
    static let foreignRegistrar = registrar("ForeignRegistrar", serves: false, accepts: true)
    /// A registrar that does neither.
    static let closedRegistrar = registrar("ClosedRegistrar", serves: false, accepts: false)

    private static func registrar(
        _ name: String, serves: Bool, accepts: Bool
    ) -> ContractTable {
        ContractTable(name) { contract in
            contract.method("supportsAVS", .view) {
                (_: borrowing Frame, _: Address) throws(Revert) -> Bool in serves
            }
            contract.onAnythingElse { _, _, output throws(Revert) in
                try require(accepts, EmptyRevert())
                output.append(.one)
            }
        }
    }
}

extension ContractKind {
    public static let fixedAnswer = ContractKind(50, .fixedAnswer)
    public static let acceptsEverything = ContractKind(51, .acceptsEverything)
    public static let refusingRegistrar = ContractKind(52, .refusingRegistrar)
    public static let foreignRegistrar = ContractKind(53, .foreignRegistrar)
    public static let closedRegistrar = ContractKind(54, .closedRegistrar)

    static let stubKinds: [ContractKind] = [
        fixedAnswer, acceptsEverything, refusingRegistrar, foreignRegistrar, closedRegistrar,
    ]
}
