"""Addresses and interfaces of mainnet, as an address book from anywhere would have them."""

import json
import pathlib

from web3 import Web3

ABI = pathlib.Path(__file__).parent / "abi"
ETHER = 10**18

ADDRESSES = {
    "Lido": "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84",
    "WstETH": "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0",
    "Accounting": "0x23ED611be0e1a820978875C0122F92260804cdDf",
    "WithdrawalQueueERC721": "0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1",
    "StrategyManager": "0x858646372CC42E1A627fcE94aa7A7033e7CF075A",
    "StrategyBase": "0x93c4b944D05dfe6df7645A86cd2206016c51564D",
    "DelegationManager": "0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A",
    "EigenPodManager": "0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338",
    "LiquidityPool": "0x308861A430be4cce5502d0A12724771Fc6DaF216",
    "EETH": "0x35fA164735182de50811E8e2E824cFb9B6118ac2",
    "WeETH": "0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee",
    "WithdrawRequestNFT": "0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c",
}
ACCOUNTING_ORACLE = "0x852deD011285fe67063a08005c71a85690503Cee"
EL_REWARDS_VAULT = "0x388C818CA8B9251b393131C08a736A67ccB19297"
ETHER_FI_ADMIN = "0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705"
STETH_STRATEGY = ADDRESSES["StrategyBase"]

MNEMONIC = "test test test test test test test test test test test junk"
KEYS = [
    "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
    "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
    "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
    "0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
]


def interface(name):
    return json.loads((ABI / f"{name}.json").read_text())


def contract(web3, name):
    return web3.eth.contract(address=ADDRESSES[name], abi=interface(name))


class Book:
    """Every contract as an attribute: `book.Lido.functions.submit(…)`."""

    def __init__(self, web3: Web3):
        for name in ADDRESSES:
            setattr(self, name, contract(web3, name))


def calldata(name, method, *arguments):
    """The bytes of a call; addresses may be in lower case."""
    arguments = [
        Web3.to_checksum_address(argument) if Web3.is_address(argument) else argument
        for argument in arguments]
    return Web3().eth.contract(abi=interface(name)).encode_abi(method, arguments)
