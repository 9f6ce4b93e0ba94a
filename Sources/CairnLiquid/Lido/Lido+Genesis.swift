import CairnEthereum
import CairnLedger
import CairnPrimitives

extension Lido {
    /// Writes what the deployed contracts' initialisers leave, and opens the protocol to users
    /// where the parameters say so.
    ///
    /// The token is stopped, staking and the queue are paused, nothing is limited. The bootstrap
    /// ether is buffered, its shares belong to an address that nobody has.
    ///
    /// - Spec: Lido core, `Lido.initialize`, `WithdrawalQueue.initialize`,
    ///   `StakingRouter.initialize`, `OracleReportSanityChecker.constructor`
    public func initialize() {
        initializeToken()
        initializeQueue()
        initializeRouter()
        state.limits.value = parameters.limits
        initializeRoles()
        if let opening = parameters.opening { open(opening) }
    }

    private func initializeToken() {
        let ether = parameters.bootstrapEther
        ledger.accounts.issue(ether, to: contracts.stETH)
        state.pool.update { $0.bufferedEther = ether }
        // The first holder can never move the shares, so that there always are some.
        let stone = Address(truncating: 0xdead)
        do throws(Revert) {
            try ledger.tokens.mint(ether.rawValue, of: contracts.stETH, to: stone)
        } catch {
            preconditionFailure("the bootstrap ether exceeds 256 bits")
        }
        ledger.tokens.setAllowance(
            .max, of: contracts.burner, by: contracts.withdrawalQueue, in: contracts.stETH)
    }

    private func initializeQueue() {
        state.requests[0] = WithdrawalRequest(
            cumulativeStETH: .zero, cumulativeShares: .zero, owner: .zero,
            timestamp: ledger.moment.timestamp, reportTimestamp: 0, isClaimed: true)
        state.queue.update {
            $0.resumeSince = .max
            $0.bunkerSince = .max
        }
    }

    private func initializeRouter() {
        state.router.update { $0.withdrawalCredentials = parameters.withdrawalCredentials }
        for module in parameters.modules {
            let index = state.router.update { status in
                status.moduleCount += 1
                status.lastModuleID += 1
                return status.moduleCount - 1
            }
            state.modules[index] = StakingModule(
                id: index + 1, address: module.address, moduleFee: module.moduleFee,
                treasuryFee: module.treasuryFee, stakeShareLimit: module.stakeShareLimit,
                statusNumber: 0, lastDepositTime: ledger.moment.timestamp,
                lastDepositBlock: ledger.moment.number, exitedValidators: .zero,
                priorityExitShareThreshold: module.priorityExitShareThreshold,
                maxDepositsPerBlock: module.maxDepositsPerBlock,
                minDepositBlockDistance: module.minDepositBlockDistance)
            state.moduleNames[index] = Bytes(Array(module.name.utf8))
            state.moduleIndices[index + 1] = index + 1
            if module.operators.isEmpty {
                state.moduleKeys[module.address] = ModuleKeys(
                    total: module.keys, deposited: .zero)
            }
        }
    }

    private func initializeRoles() {
        let controlled = [
            contracts.withdrawalQueue, contracts.burner, contracts.stakingRouter,
            contracts.sanityChecker,
        ]
        for contract in controlled {
            roles.grant(
                AccessControl.defaultAdmin, to: parameters.admin, on: contract,
                by: parameters.admin)
        }
        for permission in parameters.permissions {
            let role = keccak256(utf8: permission.role)
            for holder in permission.holders {
                roles.grant(role, to: holder, on: permission.contract, by: parameters.admin)
            }
        }
    }

    /// Resumes the token, staking and the queue, and sets limits, without a word.
    private func open(_ opening: LidoOpening) {
        let block = ledger.moment.number
        state.pool.update { pool in
            pool.isActive = true
            pool.maxExternalRatio = opening.maxExternalRatio
            pool.stakeLimit.previous = opening.maxStakeLimit
            pool.stakeLimit.maximum = opening.maxStakeLimit
            if !opening.stakeLimitIncreasePerBlock.isZero {
                let blocks =
                    opening.maxStakeLimit.rawValue / opening.stakeLimitIncreasePerBlock.rawValue
                pool.stakeLimit.growthBlocks = blocks.limb0
            }
            // Block zero would mean that staking is paused.
            pool.stakeLimit.setPaused(false, at: max(block, 1))
        }
        state.queue.update { $0.resumeSince = UInt256(ledger.moment.timestamp) }
    }
}
