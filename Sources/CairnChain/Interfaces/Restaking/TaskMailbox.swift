import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let taskMailbox = ContractTable("TaskMailbox") { contract in
        contract.addTaskTransitions()
        contract.addTaskSettings()
        contract.addTaskViews()
        contract.addTaskForms()
        contract.addRestakingOwnership()
    }

    private mutating func addTaskTransitions() {
        method("setExecutorOperatorSetTaskConfig", gas: 160_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, configuration: TaskConfiguration)
                throws(Revert) in
            try frame.restaking.setTaskConfiguration(
                frame.call, of: operatorSet, configuration)
        }
        method("registerExecutorOperatorSet", gas: 50_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, isRegistered: Bool)
                throws(Revert) in
            try frame.restaking.registerTaskExecutor(
                frame.call, operatorSet, isRegistered: isRegistered)
        }
        method("createTask", gas: 330_000) {
            (frame: borrowing Frame, request: TaskRequest) throws(Revert) -> Hash in
            try frame.restaking.createTask(frame.call, request)
        }
        method("submitResult", gas: 220_000) {
            (frame: borrowing Frame, taskHash: Hash, certificate: Bytes, result: Bytes)
                throws(Revert) in
            try frame.restaking.submitTaskResult(
                frame.call, taskHash, certificate: certificate, result: result)
        }
        method("refundFee", gas: 55_000) {
            (frame: borrowing Frame, taskHash: Hash) throws(Revert) in
            try frame.restaking.refundTaskFee(frame.call, taskHash)
        }
    }

    private mutating func addTaskSettings() {
        method("initialize") {
            (frame: borrowing Frame, owner: Address, feeSplit: UInt16, collector: Address)
                throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("setFeeSplit", gas: 30_000) {
            (frame: borrowing Frame, feeSplit: UInt16) throws(Revert) in
            try frame.restaking.setTaskFeeSplit(frame.call, feeSplit)
        }
        method("setFeeSplitCollector", gas: 30_000) {
            (frame: borrowing Frame, collector: Address) throws(Revert) in
            try frame.restaking.setTaskFeeSplitCollector(frame.call, collector)
        }
        method("feeSplit", .view) { (frame: borrowing Frame) throws(Revert) -> UInt16 in
            frame.restaking.taskFeeSplit
        }
        method("feeSplitCollector", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.taskFeeSplitCollector
        }
        method("MAX_TASK_SLA", .view) {
            (frame: borrowing Frame) throws(Revert) -> ABIUInt<Bits96> in
            ABIUInt(UInt256(frame.restaking.parameters.tasks.maxTaskSeconds))
        }
        addNeighbour("BN254_CERTIFICATE_VERIFIER") { $0.certificates.bn254Verifier }
        addNeighbour("ECDSA_CERTIFICATE_VERIFIER") { $0.certificates.ecdsaVerifier }
    }

    private mutating func addTaskViews() {
        method("isExecutorOperatorSetRegistered", .view) {
            (frame: borrowing Frame, key: Hash) throws(Revert) -> Bool in
            frame.restaking.isTaskExecutor(key)
        }
        method("getExecutorOperatorSetTaskConfig", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> TaskConfiguration in
            frame.restaking.taskConfiguration(of: operatorSet)
        }
        method("getTaskInfo", .view) {
            (frame: borrowing Frame, taskHash: Hash) throws(Revert) -> MailboxTask in
            frame.restaking.task(taskHash)
        }
        method("getTaskStatus", .view) {
            (frame: borrowing Frame, taskHash: Hash) throws(Revert) -> TaskStatus in
            frame.restaking.taskStatus(taskHash)
        }
        method("getTaskResult", .view) {
            (frame: borrowing Frame, taskHash: Hash) throws(Revert) -> Bytes in
            try frame.restaking.taskResult(taskHash)
        }
    }

    private mutating func addTaskForms() {
        method("getBN254CertificateBytes", .view) {
            (frame: borrowing Frame, certificate: BN254Certificate) throws(Revert) -> Bytes in
            Bytes(ABITuple(certificate).encoded())
        }
        method("getECDSACertificateBytes", .view) {
            (frame: borrowing Frame, certificate: ECDSACertificate) throws(Revert) -> Bytes in
            Bytes(ABITuple(certificate).encoded())
        }
        method("getMessageHash", .view) {
            (frame: borrowing Frame, taskHash: Hash, result: Bytes) throws(Revert) -> Hash in
            Restaking.taskMessageHash(taskHash, result: result)
        }
    }
}
