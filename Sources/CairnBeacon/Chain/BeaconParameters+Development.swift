import CairnEthereum
public import CairnPrimitives

extension BeaconParameters {
    /// A small network that yields about what main network does.
    ///
    /// 524,288 ether are staked, where main network has some 35 million. Rewards and churn follow
    /// from what is staked, so two numbers are scaled: `BASE_REWARD_FACTOR` is 10 and not 64, which
    /// makes about 3.6 % a year; `CHURN_LIMIT_QUOTIENT` is 1,024 and not 65,536, so that an epoch
    /// lets through 256 ether of activations and exits and as much of consolidations.
    public static let development: BeaconParameters = {
        var parameters = BeaconParameters(
            operators: [
                entry("Granite", 64, uptime: 998_000, client: 0, group: 0),
                entry("Meridian", 56, uptime: 997_000, client: 1, group: 1),
                entry("Solo stakers", 56, uptime: 985_000, client: 1, group: 2),
                entry("Harbour", 48, uptime: 996_000, client: 2, group: 3),
                // In the data centre of the first.
                entry("Kestrel", 32, uptime: 994_000, client: 3, group: 0),
            ])
        parameters.preset.baseRewardFactor = 10
        parameters.configuration.churnLimitQuotient = 1_024
        parameters.configuration.blobSchedule = []
        return parameters
    }()

    private static func entry(
        _ name: String, _ count: Int, uptime: UInt32, client: UInt8, group: UInt8
    ) -> GenesisOperator {
        GenesisOperator(
            BeaconOperator(
                name: name, validatorCount: count, uptimePartsPerMillion: uptime, client: client,
                correlationGroup: group),
            balance: BeaconConstants.maxEffectiveBalance,
            withdrawalAddress: withdrawalAddress(ofOperator: name))
    }

    /// Where an operator that names no other account has its withdrawals paid: the last 20 bytes of
    /// the hash of `cairn.operator.` and its name.
    public static func withdrawalAddress(ofOperator name: String) -> Address {
        Address(truncating: keccak256(utf8: "cairn.operator." + name).word)
    }
}
