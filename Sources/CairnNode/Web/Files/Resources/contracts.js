// The contracts that the page knows: their addresses, the methods and events that it reads, and
// the tokens that they are. Addresses are those of the Ethereum main network.

import { declare } from "./abi.js";

const TRANSFER = "Transfer(address indexed from,address indexed to,uint256 value)";
const SHARES = "TransferShares(address indexed from,address indexed to,uint256 value)";
const CLAIM_TRANSFER = "Transfer(address indexed from,address indexed to,uint256 indexed id)";
const PERMIT = "permit(address owner,address spender,uint256 value,uint256 deadline,"
  + "uint8 v,bytes32 r,bytes32 s)";
const PERMIT_INPUT =
  "(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit";
const WITHDRAWAL = "(address staker,address delegatedTo,address withdrawer,uint256 nonce,"
  + "uint32 startBlock,address[] strategies,uint256[] scaledShares)";
const OPERATOR_SET = "(address avs,uint32 id)";
const SIGNATURE = "(bytes signature,uint256 expiry)";

const ERC20 = [
  "balanceOf(address account) -> (uint256 balance)",
  "allowance(address owner,address spender) -> (uint256 amount)",
  "transfer(address to,uint256 amount) -> (bool)",
  "transferFrom(address from,address to,uint256 amount) -> (bool)",
  "approve(address spender,uint256 amount) -> (bool)",
  "increaseAllowance(address spender,uint256 amount) -> (bool)",
  "decreaseAllowance(address spender,uint256 amount) -> (bool)",
  PERMIT,
];
const ERC721 = [
  "ownerOf(uint256 id) -> (address owner)",
  "approve(address to,uint256 id)",
  "setApprovalForAll(address operator,bool approved)",
  "transferFrom(address from,address to,uint256 id)",
  "safeTransferFrom(address from,address to,uint256 id)",
  "safeTransferFrom(address from,address to,uint256 id,bytes data)",
];

const book = new Map();

function contract(key, address, name, { token, methods = [], events = [], standards = [] } = {}) {
  const declared = [...standards.flat(), ...methods].map(declare);
  const entry = {
    key,
    address: address.toLowerCase(),
    name,
    token,
    methods: new Map(declared.map((method) => [method.selector, method])),
    named: new Map(declared.map((method) => [method.name, method])),
    events: new Map(events.map((text) => declare(text)).map((event) => [event.name, event])),
  };
  book.set(entry.address, entry);
  return entry;
}

export const lido = contract("lido", "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84",
  "Lido stETH", {
  token: "stETH",
  standards: [ERC20],
  methods: [
    "submit(address referral) -> (uint256 shares)",
    "sharesOf(address account) -> (uint256 shares)",
    "transferShares(address to,uint256 shares) -> (uint256 amount)",
    "transferSharesFrom(address from,address to,uint256 shares) -> (uint256 amount)",
    "deposit(uint256 count,uint256 module,bytes data)",
    "resume()", "stop()", "pauseStaking()", "resumeStaking()", "removeStakingLimit()",
    "setStakingLimit(uint256 limit,uint256 perBlock)",
  ],
  events: [
    TRANSFER, SHARES, "Submitted(address indexed sender,uint256 amount,address referral)",
    "Unbuffered(uint256 amount)",
    "TokenRebased(uint256 indexed timestamp,uint256 elapsed,uint256 sharesBefore,"
      + "uint256 etherBefore,uint256 sharesAfter,uint256 etherAfter,uint256 feeShares)",
  ],
});

export const wsteth = contract("wsteth", "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0",
  "Lido wstETH", {
  token: "wstETH",
  standards: [ERC20],
  methods: [
    "wrap(uint256 amount) -> (uint256 wrapped)",
    "unwrap(uint256 amount) -> (uint256 unwrapped)",
    "getStETHByWstETH(uint256 amount) -> (uint256 stETH)",
  ],
  events: [TRANSFER],
});

export const lidoQueue = contract(
  "lidoQueue", "0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1", "Lido WithdrawalQueue", {
    standards: [ERC721],
    methods: [
      "requestWithdrawals(uint256[] amounts,address owner) -> (uint256[] ids)",
      "requestWithdrawalsWstETH(uint256[] amounts,address owner) -> (uint256[] ids)",
      `requestWithdrawalsWithPermit(uint256[] amounts,address owner,${PERMIT_INPUT})`,
      `requestWithdrawalsWstETHWithPermit(uint256[] amounts,address owner,${PERMIT_INPUT})`,
      "claimWithdrawal(uint256 id)",
      "claimWithdrawals(uint256[] ids,uint256[] hints)",
      "claimWithdrawalsTo(uint256[] ids,uint256[] hints,address recipient)",
      "onOracleReport(bool isBunkerMode,uint256 since,uint256 timestamp)",
      "finalize(uint256 last,uint256 maxShareRate)",
      "resume()", "pauseFor(uint256 seconds)",
      "getWithdrawalRequests(address owner) -> (uint256[] ids)",
      "getWithdrawalStatus(uint256[] ids) -> ((uint256 amount,uint256 shares,address owner,"
        + "uint256 timestamp,bool isFinalized,bool isClaimed)[] statuses)",
    ],
    events: [
      "WithdrawalRequested(uint256 indexed id,address indexed requestor,address indexed owner,"
        + "uint256 amount,uint256 shares)",
      "WithdrawalClaimed(uint256 indexed id,address indexed owner,address indexed receiver,"
        + "uint256 amount)",
      "WithdrawalsFinalized(uint256 indexed from,uint256 indexed to,uint256 amount,"
        + "uint256 shares,uint256 timestamp)",
      CLAIM_TRANSFER,
    ],
  });

export const lidoAccounting = contract(
  "lidoAccounting", "0x23ED611be0e1a820978875C0122F92260804cdDf", "Lido Accounting", {
    methods: [
      "handleOracleReport((uint256 timestamp,uint256 elapsed,uint256 validators,uint256 balance,"
        + "uint256 withdrawals,uint256 rewards,uint256 sharesToBurn,uint256[] batches,"
        + "uint256 shareRate) report)",
    ],
  });

export const strategyManager = contract(
  "strategyManager", "0x858646372CC42E1A627fcE94aa7A7033e7CF075A", "EigenLayer StrategyManager", {
    methods: [
      "depositIntoStrategy(address strategy,address token,uint256 amount) -> (uint256 shares)",
      "depositIntoStrategyWithSignature(address strategy,address token,uint256 amount,"
        + "address staker,uint256 expiry,bytes signature) -> (uint256 shares)",
      "addStrategiesToDepositWhitelist(address[] strategies)",
      "removeStrategiesFromDepositWhitelist(address[] strategies)",
      `clearBurnOrRedistributableShares(${OPERATOR_SET} set,uint256 slashId) -> (uint256[] shares)`,
      "setStrategyWhitelister(address whitelister)",
    ],
    events: ["Deposit(address staker,address strategy,uint256 shares)"],
  });

export const delegationManager = contract(
  "delegationManager", "0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A",
  "EigenLayer DelegationManager", {
    methods: [
      "registerAsOperator(address approver,uint32 delay,string metadata)",
      "modifyOperatorDetails(address operator,address approver)",
      "updateOperatorMetadataURI(address operator,string metadata)",
      `delegateTo(address operator,${SIGNATURE} approval,bytes32 salt)`,
      "undelegate(address staker) -> (bytes32[] roots)",
      `redelegate(address operator,${SIGNATURE} approval,bytes32 salt) -> (bytes32[] roots)`,
      "queueWithdrawals((address[] strategies,uint256[] depositShares,address withdrawer)[] params)"
        + " -> (bytes32[] roots)",
      `completeQueuedWithdrawal(${WITHDRAWAL} withdrawal,address[] tokens,bool asTokens)`,
      `completeQueuedWithdrawals(${WITHDRAWAL}[] withdrawals,address[][] tokens,bool[] asTokens)`,
      "delegatedTo(address staker) -> (address operator)",
      "isOperator(address account) -> (bool answer)",
      "getOperatorShares(address operator,address[] strategies) -> (uint256[] shares)",
      "minWithdrawalDelayBlocks() -> (uint32 blocks)",
      "getDepositedShares(address staker) -> (address[] strategies,uint256[] shares)",
      "getWithdrawableShares(address staker,address[] strategies)"
        + " -> (uint256[] withdrawable,uint256[] deposited)",
      `getQueuedWithdrawals(address staker) -> (${WITHDRAWAL}[] withdrawals,uint256[][] shares)`,
    ],
    events: [
      "OperatorRegistered(address indexed operator,address approver)",
      "StakerDelegated(address indexed staker,address indexed operator)",
      "StakerUndelegated(address indexed staker,address indexed operator)",
      `SlashingWithdrawalQueued(bytes32 root,${WITHDRAWAL} withdrawal,uint256[] shares)`,
      "SlashingWithdrawalCompleted(bytes32 root)",
    ],
  });

const SET_PARAMETERS = "(uint32 operatorSetId,address[] strategies)[] params";
const SET_PARAMETERS_2 = "(uint32 operatorSetId,address[] strategies,address slasher)[] params";

export const allocationManager = contract(
  "allocationManager", "0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39",
  "EigenLayer AllocationManager", {
    methods: [
      `createOperatorSets(address avs,${SET_PARAMETERS})`,
      `createOperatorSets(address avs,${SET_PARAMETERS_2})`,
      `createRedistributingOperatorSets(address avs,${SET_PARAMETERS},address[] recipients)`,
      `createRedistributingOperatorSets(address avs,${SET_PARAMETERS_2},address[] recipients)`,
      "registerForOperatorSets(address operator,"
        + "(address avs,uint32[] operatorSetIds,bytes data) params)",
      "deregisterFromOperatorSets((address operator,address avs,uint32[] operatorSetIds) params)",
      `modifyAllocations(address operator,(${OPERATOR_SET} set,address[] strategies,`
        + "uint64[] newMagnitudes)[] params)",
      "clearDeallocationQueue(address operator,address[] strategies,uint16[] counts)",
      "setAllocationDelay(address operator,uint32 delay)",
      "slashOperator(address avs,(address operator,uint32 operatorSetId,address[] strategies,"
        + "uint256[] wads,string description) params) -> (uint256 slashId,uint256[] shares)",
      "addStrategiesToOperatorSet(address avs,uint32 operatorSetId,address[] strategies)",
      "removeStrategiesFromOperatorSet(address avs,uint32 operatorSetId,address[] strategies)",
      "setAVSRegistrar(address avs,address registrar)",
      "updateAVSMetadataURI(address avs,string metadata)",
      `updateSlasher(${OPERATOR_SET} set,address slasher)`,
      `getAllocatedSets(address operator) -> (${OPERATOR_SET}[] sets)`,
      `getAllocatedStrategies(address operator,${OPERATOR_SET} set) -> (address[] strategies)`,
      `getAllocation(address operator,${OPERATOR_SET} set,address strategy)`
        + " -> ((uint64 current,int128 pending,uint32 effectBlock) allocation)",
      "getMaxMagnitude(address operator,address strategy) -> (uint64 magnitude)",
      `isOperatorSlashable(address operator,${OPERATOR_SET} set) -> (bool answer)`,
      `isMemberOfOperatorSet(address operator,${OPERATOR_SET} set) -> (bool answer)`,
      "DEALLOCATION_DELAY() -> (uint32 blocks)",
    ],
    events: [
      `OperatorRemovedFromOperatorSet(address indexed operator,${OPERATOR_SET} set)`,
      `OperatorSlashed(address operator,${OPERATOR_SET} set,address[] strategies,`
        + "uint256[] wadSlashed,string description)",
    ],
  });

export const etherFiPool = contract(
  "etherFiPool", "0x308861A430be4cce5502d0A12724771Fc6DaF216", "ether.fi LiquidityPool", {
    methods: [
      "deposit() -> (uint256 shares)",
      "deposit(address referral) -> (uint256 shares)",
      "deposit(address user,address referral) -> (uint256 shares)",
      "depositToRecipient(address recipient,uint256 amount,address referral) -> (uint256 shares)",
      "requestWithdraw(address recipient,uint256 amount) -> (uint256 id)",
      `requestWithdrawWithPermit(address recipient,uint256 amount,${PERMIT_INPUT}) -> (uint256 id)`,
      "rebase(int128 rewards,uint128 fees)",
      "addEthAmountLockedForWithdrawal(uint128 amount)",
      "setMaxWithdrawAmount(uint256 amount)",
      "setMinWithdrawAmount(uint256 amount)",
    ],
    events: [
      "Deposit(address indexed sender,uint256 amount,uint8 source,address referral)",
      "Rebase(uint256 ether,uint256 shares)",
    ],
  });

export const eeth = contract("eeth", "0x35fA164735182de50811E8e2E824cFb9B6118ac2",
  "ether.fi eETH", {
  token: "eETH",
  standards: [ERC20],
  methods: ["shares(address account) -> (uint256 shares)"],
  events: [TRANSFER, SHARES],
});

export const weeth = contract("weeth", "0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee",
  "ether.fi weETH", {
  token: "weETH",
  standards: [ERC20],
  methods: [
    "wrap(uint256 amount) -> (uint256 wrapped)",
    `wrapWithPermit(uint256 amount,${PERMIT_INPUT}) -> (uint256 wrapped)`,
    "unwrap(uint256 amount) -> (uint256 unwrapped)",
    "getEETHByWeETH(uint256 amount) -> (uint256 eETH)",
  ],
  events: [TRANSFER],
});

export const etherFiRequests = contract(
  "etherFiRequests", "0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c", "ether.fi WithdrawRequestNFT", {
    standards: [ERC721],
    methods: [
      "claimWithdraw(uint256 id)",
      "batchClaimWithdraw(uint256[] ids)",
      "finalizeRequests(uint256 id)",
      "invalidateRequest(uint256 id)",
      "validateRequest(uint256 id)",
      "isFinalized(uint256 id) -> (bool answer)",
      "getRequest(uint256 id) -> ((uint96 amount,uint96 shares,bool isValid,uint32 fee) request)",
    ],
    events: [
      "WithdrawRequestCreated(uint32 indexed id,uint256 amount,uint256 shares,address owner)",
      "WithdrawRequestClaimed(uint32 indexed id,uint256 amount,uint256 shares,address owner)",
      CLAIM_TRANSFER,
    ],
  });

export const etherFiRedemption = contract(
  "etherFiRedemption", "0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0", "ether.fi RedemptionManager", {
    methods: [
      "redeemEEth(uint256 amount,address receiver,address token)",
      "redeemWeEth(uint256 amount,address receiver,address token)",
      `redeemEEthWithPermit(uint256 amount,address receiver,${PERMIT_INPUT},address token)`,
      `redeemWeEthWithPermit(uint256 amount,address receiver,${PERMIT_INPUT},address token)`,
    ],
    events: [
      "Redeemed(address indexed receiver,uint256 amount,uint256 toTreasury,uint256 toStakers,"
        + "address token)",
    ],
  });

contract(
  "depositContract", "0x00000000219ab540356cBB839Cbe05303d7705Fa", "Deposit contract", {
    methods: ["deposit(bytes key,bytes credentials,bytes signature,bytes32 root)"] });

contract("withdrawalRequests", "0x00000961Ef480Eb55e80D19ad83579A64c007002",
  "Withdrawal requests");
contract("consolidationRequests", "0x0000BBdDc7CE488642fb579F8B00f3a590007251",
  "Consolidation requests");

/** The tokens that strategies hold, by the strategy's address in lower case. */
const strategyTokens = new Map();
const STRATEGY = { methods: ["sharesToUnderlyingView(uint256 shares) -> (uint256 amount)"] };
for (const [token, address] of Object.entries({
  cbETH: "0x54945180dB7943c0ed0FEE7EdaB2Bd24620256bc",
  stETH: "0x93c4b944D05dfe6df7645A86cd2206016c51564D",
  rETH: "0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2",
  ETHx: "0x9d7eD45EE2E8FC5482fa2428f15C971e6369011d",
  ankrETH: "0x13760F50a9d7377e4F20CB8CF9e4c26586c658ff",
  OETH: "0xa4C637e0F704745D182e4D38cAb7E7485321d059",
  osETH: "0x57ba429517c3473B6d34CA9aCd56c0e735b94c02",
  swETH: "0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6",
  wBETH: "0x7CA911E83dabf90C90dD3De5411a10F1A6112184",
  sfrxETH: "0x8CA7A5d6f3acd3A7A8bC468a8CD0FB14B6BD28b6",
  lsETH: "0xAe60d8180437b5C34bB956822ac2710972584473",
  mETH: "0x298aFB19A105D59E74658C4C334Ff360BadE6dd2",
  EIGEN: "0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7",
})) {
  contract(`strategy.${token}`, address, `EigenLayer strategy ${token}`, STRATEGY);
  strategyTokens.set(address.toLowerCase(), token);
}
strategyTokens.set("0xbeac0eeeeeeeeeeeeeeeeeeeeeeeeeeeeeebeac0", "ETH");

contract("eigen", "0xec53bf9167f50cdeb3ae105f56099aaab9061f83", "EIGEN", {
  token: "EIGEN", standards: [ERC20], events: [TRANSFER],
});
contract("weth", "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2", "WETH", {
  token: "WETH",
  standards: [ERC20],
  methods: ["deposit()", "withdraw(uint256 amount)"],
  events: [TRANSFER],
});

for (const [name, address] of Object.entries({
  "Lido Burner": "0xE76c52750019b80B43E36DF30bf4060EB73F573a",
  "Lido StakingRouter": "0xFdDf38947aFB03C621C71b06C9C70bce73f12999",
  "Lido AccountingOracle": "0x852deD011285fe67063a08005c71a85690503Cee",
  "Lido SanityChecker": "0xf1647c86E6D7959f638DD9CE1d90e2F3C9503129",
  "Lido ELRewardsVault": "0x388C818CA8B9251b393131C08a736A67ccB19297",
  "Lido WithdrawalVault": "0xB9D7934878B5FB9610B3fE8A5e441e8fad7E293f",
  "Lido Locator": "0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb",
  "Lido DepositSecurityModule": "0xfFA96D84dEF2EA035c7AB153D8B991128e3d72fD",
  "Lido treasury": "0x3e40D73EB977Dc6a537aF587D48316feE66E9C8c",
  "EigenLayer EigenPodManager": "0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338",
  "EigenLayer AVSDirectory": "0x135dda560e946695d6f155dacafc6f1f25c1f5af",
  "EigenLayer RewardsCoordinator": "0x7750d328b314EfFa365A0402CcfD489B80B0adda",
  "EigenLayer PermissionController": "0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5",
  "EigenLayer StrategyFactory": "0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647",
  "ether.fi Admin": "0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705",
  "ether.fi Oracle": "0x57AaF0004C716388B21795431CD7D5f9D3Bb6a41",
  "ether.fi RateLimiter": "0x6C7c54cfC2225fA985cD25F04d923B93c60a02F8",
  "ether.fi RoleRegistry": "0x62247D29B4B9BECf4BB73E0c722cf6445cfC7cE9",
  "ether.fi Liquifier": "0x9FFDF407cDe9a93c47611799DA23924Af3EF764F",
  "ether.fi DepositAdapter": "0xcfC6d9Bd7411962Bfe7145451A7EF71A24b6A7A2",
  "ether.fi treasury": "0x0c83EAe1FE72c390A02E426572854931EefF93BA",
  "Multicall3": "0xcA11bde05977b3631167028862bE2a173976CA11",
})) contract(name, address, name);

/** The contract at an address, or undefined. */
export const contractAt = (address) => book.get(address?.toLowerCase());

/** The symbol of the token that a strategy holds, or undefined. */
export const strategyToken = (address) => strategyTokens.get(address.toLowerCase());

const plainToken = {
  methods: new Map(ERC20.map(declare).map((method) => [method.selector, method])),
  events: new Map([["Transfer", declare(TRANSFER)]]),
};

/** The ERC-20 method that a selector names, for tokens that the page does not know. */
export const plainTokenMethod = (selector) => plainToken.methods.get(selector);

/** What every token logs when it moves. */
export const transferEvent = plainToken.events.get("Transfer");

/** The call that a strategy answers with the worth of its shares. */
export const sharesToUnderlying = declare(STRATEGY.methods[0]);

/** The call that a strategy answers with all its shares. */
export const totalShares = declare("totalShares() -> (uint256 shares)");

/** Stands for native ether among the strategies. */
export const BEACON_ETHER = "0xbeac0eeeeeeeeeeeeeeeeeeeeeeeeeeeeeebeac0";

/** The strategies that hold tokens, by address. */
export const strategies = [...strategyTokens.keys()].filter((each) => each !== BEACON_ETHER);

/** The strategy of a token that the page knows. */
export const strategyOf = (symbol) =>
  strategies.find((address) => strategyTokens.get(address) === symbol);

/** Tells an account's ether to whoever asks by a call. */
export const multicall = contractAt("0xcA11bde05977b3631167028862bE2a173976CA11");
export const getEthBalance = declare("getEthBalance(address account) -> (uint256 balance)");
