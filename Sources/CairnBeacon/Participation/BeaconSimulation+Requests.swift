import CairnPrimitives

extension BeaconSimulation {
    /// Takes what the execution chain asks, as a block of the current slot would.
    ///
    /// Validators that deposits register follow those of the model's operators, and do their duties
    /// always.
    /// - Spec: electra `beacon-chain.md`, `process_operations`.
    /// - Throws: `listFull`; `overflow`. Nothing is taken then.
    public mutating func take(_ requests: ExecutionRequests) throws(BeaconError) {
        try state.transact { (state) throws(BeaconError) in
            for request in requests.deposits { try state.processDepositRequest(request) }
            for request in requests.withdrawals { try state.processWithdrawalRequest(request) }
            for request in requests.consolidations {
                try state.processConsolidationRequest(request)
            }
        }
    }
}
