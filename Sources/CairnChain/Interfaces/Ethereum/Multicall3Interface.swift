import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Many calls in one, as wallets and libraries batch their reads.
///
/// - Spec: mds1/multicall3, `Multicall3`
extension ContractTable {
    static let multicall3 = ContractTable("Multicall3") { contract in
        contract.addAggregates()
        contract.addChainFacts()
    }

    private mutating func addAggregates() {
        method("aggregate", .payable, gas: 5_000) {
            (frame: borrowing Frame, calls: [Multicall.Call])
                throws(Revert) -> Outputs<UInt256, [Bytes]> in
            var outputs: [Bytes] = []
            for call in calls {
                let result = try Multicall.run(call.target, .zero, call.data, frame)
                try require(result.succeeded, RevertMessage("Multicall3: call failed"))
                outputs.append(result.output)
            }
            return Outputs(UInt256(frame.ledger.moment.number), outputs)
        }
        method("tryAggregate", .payable, gas: 5_000) {
            (frame: borrowing Frame, mustSucceed: Bool, calls: [Multicall.Call])
                throws(Revert) -> [Multicall.Result] in
            try Multicall.tryAll(calls, mustSucceed: mustSucceed, frame)
        }
        method("tryBlockAndAggregate", .payable, gas: 5_000) {
            (frame: borrowing Frame, mustSucceed: Bool, calls: [Multicall.Call])
                throws(Revert) -> Outputs<UInt256, Hash, [Multicall.Result]> in
            let results = try Multicall.tryAll(calls, mustSucceed: mustSucceed, frame)
            return Outputs(UInt256(frame.ledger.moment.number), .zero, results)
        }
        method("blockAndAggregate", .payable, gas: 5_000) {
            (frame: borrowing Frame, calls: [Multicall.Call])
                throws(Revert) -> Outputs<UInt256, Hash, [Multicall.Result]> in
            let results = try Multicall.tryAll(calls, mustSucceed: true, frame)
            return Outputs(UInt256(frame.ledger.moment.number), .zero, results)
        }
        method("aggregate3", .payable, gas: 5_000) {
            (frame: borrowing Frame, calls: [Multicall.Call3])
                throws(Revert) -> [Multicall.Result] in
            var results: [Multicall.Result] = []
            for call in calls {
                let result = try Multicall.run(call.target, .zero, call.data, frame)
                try require(
                    result.succeeded || call.allowsFailure,
                    RevertMessage("Multicall3: call failed"))
                results.append(result)
            }
            return results
        }
        method("aggregate3Value", .payable, gas: 5_000) {
            (frame: borrowing Frame, calls: [Multicall.Call3Value])
                throws(Revert) -> [Multicall.Result] in
            var results: [Multicall.Result] = []
            var spent = UInt256.zero
            for call in calls {
                spent = try checked { () throws(ArithmeticFault) in try spent.adding(call.value) }
                let value = Wei(rawValue: call.value)
                let result = try Multicall.run(call.target, value, call.data, frame)
                try require(
                    result.succeeded || call.allowsFailure,
                    RevertMessage("Multicall3: call failed"))
                results.append(result)
            }
            try require(
                spent == frame.value.rawValue, RevertMessage("Multicall3: value mismatch"))
            return results
        }
    }

    private mutating func addChainFacts() {
        method("getBlockNumber", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.ledger.moment.number)
        }
        method("getCurrentBlockTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.ledger.moment.timestamp)
        }
        method("getChainId", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.ledger.moment.chainID)
        }
        method("getEthBalance", .view) {
            (frame: borrowing Frame, account: Address) throws(Revert) -> UInt256 in
            frame.ledger.accounts.balance(of: account).rawValue
        }
    }
}

/// What Multicall3 takes and returns.
enum Multicall {
    struct Call: ABIRecord {
        let target: Address
        let data: Bytes

        init(fields: ABITuple<Address, Bytes>) { (target, data) = fields.fields }
        var fields: ABITuple<Address, Bytes> { ABITuple(target, data) }
    }

    struct Call3: ABIRecord {
        let target: Address
        let allowsFailure: Bool
        let data: Bytes

        init(fields: ABITuple<Address, Bool, Bytes>) {
            (target, allowsFailure, data) = fields.fields
        }
        var fields: ABITuple<Address, Bool, Bytes> { ABITuple(target, allowsFailure, data) }
    }

    struct Call3Value: ABIRecord {
        let target: Address
        let allowsFailure: Bool
        let value: UInt256
        let data: Bytes

        init(fields: ABITuple<Address, Bool, UInt256, Bytes>) {
            (target, allowsFailure, value, data) = fields.fields
        }
        var fields: ABITuple<Address, Bool, UInt256, Bytes> {
            ABITuple(target, allowsFailure, value, data)
        }
    }

    struct Result: ABIRecord {
        let succeeded: Bool
        let output: Bytes

        init(succeeded: Bool, output: Bytes) {
            self.succeeded = succeeded
            self.output = output
        }

        init(fields: ABITuple<Bool, Bytes>) { (succeeded, output) = fields.fields }
        var fields: ABITuple<Bool, Bytes> { ABITuple(succeeded, output) }
    }

    /// Makes a call; a failure is a result like any other, with the revert data as output.
    ///
    /// - Throws: When the transaction has run out of gas, which no contract can get round.
    static func run(
        _ target: Address, _ value: Wei, _ data: Bytes, _ frame: borrowing Frame
    ) throws(Revert) -> Result {
        do throws(Revert) {
            let output = try frame.world.call(
                Message(
                    sender: frame.contract, recipient: target, value: value, input: data,
                    isStatic: frame.call.isStatic))
            return Result(succeeded: true, output: output)
        } catch {
            try require(!frame.world.ranOutOfGas, EmptyRevert())
            return Result(succeeded: false, output: error.data.bytes)
        }
    }

    static func tryAll(
        _ calls: [Call], mustSucceed: Bool, _ frame: borrowing Frame
    ) throws(Revert) -> [Result] {
        var results: [Result] = []
        for call in calls {
            let result = try run(call.target, .zero, call.data, frame)
            try require(
                result.succeeded || !mustSucceed, RevertMessage("Multicall3: call failed"))
            results.append(result)
        }
        return results
    }
}
