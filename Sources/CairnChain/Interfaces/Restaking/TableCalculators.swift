import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// The calculators of the middleware that value all stake alike.
extension ContractTable {
    static let ecdsaTableCalculator = ContractTable("ECDSATableCalculator") { contract in
        contract.addCalculator()
        contract.method("calculateOperatorTable", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> [ECDSAOperatorInfo] in
            try frame.restaking.ecdsaTable(of: operatorSet)
        }
        contract.method("calculateOperatorTableBytes", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bytes in
            Bytes(ABITuple(try frame.restaking.ecdsaTable(of: operatorSet)).encoded())
        }
    }

    static let bn254TableCalculator = ContractTable("BN254TableCalculator") { contract in
        contract.addCalculator()
        contract.addBN254Calculator()
        contract.addLeaves()
    }

    private mutating func addCalculator() {
        addNeighbour("allocationManager") { $0.allocationManager }
        addNeighbour("keyRegistrar") { $0.keyRegistrar }
        method("LOOKAHEAD_BLOCKS", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(UInt64(frame.restaking.parameters.certificates.calculatorLookaheadBlocks))
        }
        method("getOperatorSetWeights", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> Outputs<[Address], [[UInt256]]> in
            let table = try frame.restaking.operatorWeights(of: operatorSet)
            return Outputs(table.operators, table.weights)
        }
        method("getOperatorWeights", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address) throws(Revert)
                -> [UInt256] in
            try frame.restaking.operatorWeights(of: `operator`, in: operatorSet)
        }
    }

    private mutating func addBN254Calculator() {
        method("calculateOperatorTable", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> BN254OperatorSetInfo in
            try frame.restaking.bn254Table(of: operatorSet)
        }
        method("calculateOperatorTableBytes", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bytes in
            Bytes(ABITuple(try frame.restaking.bn254Table(of: operatorSet)).encoded())
        }
        method("getOperatorInfos", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> [BN254OperatorInfo] in
            try frame.restaking.bn254OperatorInfos(of: operatorSet)
        }
        method("getOperatorIndex", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, operator: Address) throws(Revert)
                -> Outputs<Bool, UInt32> in
            let operators = try frame.restaking.bn254Operators(of: operatorSet).operators
            let index = operators.firstIndex(of: `operator`)
            return Outputs(index != nil, UInt32(index ?? 0))
        }
        method("getNonSignerWitnessesAndApk", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, signers: [Address]) throws(Revert)
                -> Outputs<[BN254OperatorWitness], BN254Point> in
            let absent = try frame.restaking.nonSigners(of: operatorSet, signers: signers)
            return Outputs(absent.witnesses, absent.key)
        }
    }
}
