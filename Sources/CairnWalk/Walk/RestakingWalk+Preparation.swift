import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension RestakingWalk {
    var owner: Address { WalkSetting.account(0x70, 1) }

    /// Opens the core: strategies take deposits, services have registrars, stakers have approved.
    func prepare() throws(WalkFault) {
        let parameters = setting.parameters
        try require(
            Message(
                sender: owner, recipient: parameters.strategyFactory,
                input: writer.input("whitelistStrategies(address[])", setting.strategies)),
            "strategies are whitelisted")
        try require(
            Message(
                sender: owner, recipient: parameters.eigenPodManager,
                input: writer.input("setProofTimestampSetter(address)", owner)),
            "the owner sets the fork")
        try require(
            Message(
                sender: owner, recipient: parameters.eigenPodManager,
                input: writer.input("setPectraForkTimestamp(uint64)", UInt64(1))),
            "the fork has come")
        for service in setting.services {
            try require(
                Message(
                    sender: service, recipient: parameters.allocationManager,
                    input: writer.input(
                        "updateAVSMetadataURI(address,string)", service, Bytes([0x78]))),
                "a service announces itself")
            try require(
                Message(
                    sender: service, recipient: parameters.allocationManager,
                    input: writer.input(
                        "setAVSRegistrar(address,address)", service, setting.registrar)),
                "a service has a registrar")
        }
        for staker in setting.stakers {
            for token in setting.tokens {
                // One of four has a limit, which deposits use up.
                let amount: UInt256 =
                    chance(4) ? 1_000_000_000_000_000_000_000 : .max
                try require(
                    Message(
                        sender: staker, recipient: token,
                        input: writer.input(
                            "approve(address,uint256)", parameters.strategyManager, amount)),
                    "a staker approves")
                shadow.allowances[Pair(token, staker)] = amount
            }
        }
        for staker in setting.stakers.prefix(WalkSetting.rewardSenderCount) {
            for token in shadow.rewards.tokens {
                try require(
                    Message(
                        sender: staker, recipient: token,
                        input: writer.input(
                            "approve(address,uint256)", parameters.rewardsCoordinator,
                            UInt256.max)), "a payer of rewards approves")
            }
        }
        try prepareLiquid()
        for _ in 0..<12 {
            guard let attempt = registerOperator() else { continue }
            try perform(attempt)
        }
    }

    /// The call for an action, or nil if nobody can make it now.
    func attempt(_ action: WalkAction) -> Attempt? {
        switch action {
        case .approve: approve()
        case .transferToken: transferToken(action)
        case .donate: transferToken(action)
        case .deposit: deposit()
        case .registerOperator: registerOperator()
        case .delegate: delegate()
        case .undelegate: undelegate()
        case .redelegate: redelegate()
        case .queueWithdrawals: queueWithdrawals()
        case .completeAsTokens, .completeAsShares: complete(action)
        case .createSet, .createRedistributingSet: createSet(action)
        case .addStrategy, .removeStrategy: changeStrategies(action)
        case .updateSlasher: updateSlasher()
        case .registerForSet: registerForSet()
        case .deregisterFromSet: deregisterFromSet()
        case .setAllocationDelay: setAllocationDelay()
        case .allocate, .deallocate: modifyAllocation(action)
        case .clearDeallocations: clearDeallocations()
        case .slash: slash()
        case .clearSlashed: clearSlashed()
        case .createPod: createPod()
        case .stake: stake()
        case .verifyCredentials: verifyCredentials()
        case .startCheckpoint: startCheckpoint()
        case .proveCheckpoint: proveCheckpoint()
        case .proveStale: proveStale()
        case .requestWithdrawal, .requestConsolidation: request(action)
        case .sendEther: sendEther()
        case .setProofSubmitter: setProofSubmitter()
        case .fundRewards: fundRewards()
        case .submitRoot: submitRoot()
        case .disableRoot: disableRoot()
        case .claimRewards: claimRewards()
        case .pause: pause()
        case .unpause: unpause()
        default: shadow.liquid.flatMap { attempt(action, on: $0) }
        }
    }
}
