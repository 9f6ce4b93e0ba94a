import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Operator tables as the calculators make them that value all stake alike.
///
/// - Spec: EigenLayer middleware, `ECDSATableCalculator`, `BN254TableCalculator`
extension Restaking {
    /// The members of a set that it can slash, and for each of them the sum of what it can slash in
    /// all strategies for some blocks to come.
    ///
    /// - Throws: A panic where a sum exceeds 256 bits, or a block number 32.
    public func operatorWeights(
        of set: OperatorSet
    ) throws(Revert) -> (operators: [Address], weights: [[UInt256]]) {
        let members = members(of: set)
        let future =
            ledger.moment.number + UInt64(parameters.certificates.calculatorLookaheadBlocks)
        let stakes = minimumSlashableStake(
            in: set, operators: members, strategies: strategies(in: set),
            futureBlock: UInt32(truncatingIfNeeded: future))
        var operators: [Address] = []
        var weights: [[UInt256]] = []
        for (member, stake) in zip(members, stakes) {
            var sum = UInt256.zero
            for shares in stake {
                let before = sum
                sum = try checked { () throws(ArithmeticFault) in
                    try before.adding(shares.rawValue)
                }
            }
            guard !sum.isZero else { continue }
            operators.append(member)
            weights.append([sum])
        }
        return (operators, weights)
    }

    /// One operator's weight in a set; empty for those who have none.
    public func operatorWeights(
        of operator: Address, in set: OperatorSet
    ) throws(Revert) -> [UInt256] {
        let (operators, weights) = try operatorWeights(of: set)
        return operators.firstIndex(of: `operator`).map { weights[$0] } ?? []
    }

    // MARK: ECDSA

    /// The operators of a set that have weight and an address as their key.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func ecdsaTable(of set: OperatorSet) throws(Revert) -> [ECDSAOperatorInfo] {
        let (operators, weights) = try operatorWeights(of: set)
        var table: [ECDSAOperatorInfo] = []
        for (member, weight) in zip(operators, weights)
        where isKeyRegistered(set, operator: member) {
            table.append(
                ECDSAOperatorInfo(
                    pubkey: try ecdsaAddress(of: member, in: set), weights: weight))
        }
        return table
    }

    // MARK: BN254

    /// The operators of a set that have weight and a pair of points as their key, in the order of
    /// the table's leaves.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func bn254Operators(
        of set: OperatorSet
    ) throws(Revert) -> (operators: [Address], infos: [BN254OperatorInfo]) {
        let (members, weights) = try operatorWeights(of: set)
        var operators: [Address] = []
        var infos: [BN254OperatorInfo] = []
        for (member, weight) in zip(members, weights)
        where isKeyRegistered(set, operator: member) {
            let key = try bn254Key(of: member, in: set)
            operators.append(member)
            infos.append(
                BN254OperatorInfo(pubkey: BN254Point(x: key.x, y: key.y), weights: weight))
        }
        return (operators, infos)
    }

    /// The operators that have weight in the order of their weights; those without a key have
    /// neither point nor weight here.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func bn254OperatorInfos(
        of set: OperatorSet
    ) throws(Revert) -> [BN254OperatorInfo] {
        let (members, weights) = try operatorWeights(of: set)
        var infos: [BN254OperatorInfo] = []
        for (member, weight) in zip(members, weights) {
            guard isKeyRegistered(set, operator: member) else {
                infos.append(BN254OperatorInfo())
                continue
            }
            let key = try bn254Key(of: member, in: set)
            infos.append(
                BN254OperatorInfo(pubkey: BN254Point(x: key.x, y: key.y), weights: weight))
        }
        return infos
    }

    /// The table of a set, all zeros if nobody is in it.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys; a panic where a
    ///   sum exceeds 256 bits.
    public func bn254Table(of set: OperatorSet) throws(Revert) -> BN254OperatorSetInfo {
        let infos = try bn254Operators(of: set).infos
        guard let first = infos.first else { return BN254OperatorSetInfo() }
        var totals: [UInt256] = Array(repeating: .zero, count: first.weights.count)
        for info in infos { try add(info.weights, to: &totals) }
        return BN254OperatorSetInfo(
            operatorInfoTreeRoot: KeccakMerkle.root(of: infos.map(\.leaf)),
            operatorCount: UInt256(infos.count),
            aggregatePubkey: try sum(of: infos.map(\.pubkey)), totalWeights: totals)
    }

    /// For those of a set that have not signed, the proofs that they are in its table, and the sum
    /// of their keys.
    public func nonSigners(
        of set: OperatorSet, signers: [Address]
    ) throws(Revert) -> (witnesses: [BN254OperatorWitness], key: BN254Point) {
        let (operators, infos) = try bn254Operators(of: set)
        let leaves = infos.map(\.leaf)
        let signing = Set(signers)
        var witnesses: [BN254OperatorWitness] = []
        for (index, member) in operators.enumerated() where !signing.contains(member) {
            witnesses.append(
                BN254OperatorWitness(
                    operatorIndex: UInt32(truncatingIfNeeded: index),
                    proof: KeccakMerkle.proof(of: leaves, at: index), operatorInfo: infos[index]))
        }
        return (witnesses, try sum(of: witnesses.map(\.operatorInfo.pubkey)))
    }

    /// - Throws: ``EmptyRevert`` for a point that does not exist.
    private func sum(of points: [BN254Point]) throws(Revert) -> BN254Point {
        var sum = BN254G1.infinity
        for point in points {
            guard let point = BN254G1(x: point.x, y: point.y) else { throw Revert(EmptyRevert()) }
            sum = sum + point
        }
        return BN254Point(sum)
    }
}
