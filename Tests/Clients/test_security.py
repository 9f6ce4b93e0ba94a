"""Who may talk to a node, and how much they may ask of it."""

import json
import socket

import pytest
from contracts import ADDRESSES, ETHER
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

CHAIN_ID = {"jsonrpc": "2.0", "id": 1, "method": "eth_chainId"}
LIDO = ADDRESSES["Lido"]


def post(node, body=CHAIN_ID, **headers):
    return node.session.post(
        node.url, data=json.dumps(body) if not isinstance(body, bytes) else body,
        headers={name.replace("_", "-"): value for name, value in headers.items()}, timeout=30)


def raw_answer(node, text):
    """The first line of the answer to bytes that no library would send."""
    host, port = node.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        raw.sendall(text.encode())
        return raw.recv(65_536).decode("latin-1").splitlines()[0]


# Pages of other sites

@pytest.mark.parametrize("host", [
    "localhost", "LOCALHOST:8545", "127.0.0.1", "127.0.0.1:1", "[::1]:8545", "dapp.localhost:3000"])
def test_hosts_that_are_this_machine(node, host):
    assert post(node, Host=host).json()["result"] == "0x7a69"


@pytest.mark.parametrize("host", [
    "attacker.example", "attacker.example:8545", "127.0.0.1.attacker.example",
    "localhost.attacker.example", "10.0.0.1", "0x7f000001", "1.2.3.4"])
def test_a_name_that_was_pointed_here(node, host):
    """DNS rebinding: the browser sends its page's own name, which this node does not have."""
    answer = post(node, Host=host)
    assert answer.status_code == 403
    assert "result" not in answer.text
    assert " 403 " in raw_answer(
        node, f"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")


@pytest.mark.parametrize("origin", [
    "http://localhost:3000", "https://127.0.0.1", "http://[::1]:5173",
    "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn", "moz-extension://abc"])
def test_origins_that_are_let_in(node, origin):
    answer = post(node, Origin=origin)
    assert answer.json()["result"] == "0x7a69"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("origin", [
    "https://attacker.example", "http://localhost.attacker.example", "null", "file://",
    "https://127.0.0.1.attacker.example", "http://localhost@attacker.example", ""])
def test_origins_that_are_not(node, origin):
    for content in ("application/json", "text/plain"):
        answer = post(node, Origin=origin, Content_Type=content)
        assert answer.status_code == 403, origin
    if not origin:
        return
    with pytest.raises(InvalidStatus) as refusal:
        connect(node.url.replace("http", "ws"), origin=origin)
    assert refusal.value.response.status_code == 403


def test_listed_origins(fresh):
    node = fresh("--allow-origin", "https://app.example")
    assert post(node, Origin="https://app.example").status_code == 200
    assert post(node, Origin="https://APP.example").status_code == 200
    assert post(node, Origin="http://app.example").status_code == 403
    assert post(node, Origin="https://other.example").status_code == 403
    with connect(node.websocket, origin="https://app.example") as socket:
        socket.send(json.dumps(CHAIN_ID))
        assert json.loads(socket.recv())["result"] == "0x7a69"


def test_preflight(node):
    answer = node.session.options(node.url, headers={
        "Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-special"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "x-special" in answer.headers["access-control-allow-headers"]
    assert node.session.options(
        node.url, headers={"Origin": "https://attacker.example"}).status_code == 403


# Amounts

def test_body_size(node):
    padded = json.dumps(CHAIN_ID).encode()
    limit = 2 << 20
    assert post(node, padded.ljust(limit)).json()["result"] == "0x7a69"
    answer = post(node, padded.ljust(limit + 1))
    assert answer.status_code == 413 and str(limit) in answer.text
    # Without a stated length, too.
    answer = node.session.post(node.url, data=iter([b" " * (1 << 20)] * 3))
    assert answer.status_code == 413
    assert node.request("eth_chainId") == "0x7a69"


def test_messages_over_websockets(node):
    with connect(node.url.replace("http", "ws"), max_size=None) as client:
        client.send(json.dumps(CHAIN_ID).ljust(8 << 20))
        assert json.loads(client.recv())["result"] == "0x7a69"
        client.ping().wait(5)
        with pytest.raises(ConnectionClosed) as end:
            client.send(" " * ((16 << 20) + 1))
            client.recv(timeout=20)
        # The node closes in the middle of the message; its reason may be lost on the way.
        assert end.value.rcvd is None or end.value.rcvd.code == 1009
    assert node.request("eth_chainId") == "0x7a69"


def test_batch_length(node):
    assert len(node.post([CHAIN_ID] * 1_000)) == 1_000
    refused = node.post([CHAIN_ID] * 1_001)
    assert refused["error"]["code"] == -32600 and "1000" in refused["error"]["message"]


def test_the_answers_to_a_batch_are_limited(fresh):
    node = fresh()
    node.request("evm_setAutomine", False)
    for _ in range(1_000):
        node.request("eth_sendTransaction", {
            "from": node.accounts()[0], "to": LIDO, "value": "0x0", "gas": "0x7530"})
    node.request("evm_mine")
    ask = {"jsonrpc": "2.0", "id": 1, "method": "eth_getBlockByNumber", "params": ["latest", True]}
    answers = node.post([ask] * 100)
    assert len(answers) == 100
    refused = [answer for answer in answers if "error" in answer]
    assert refused and {answer["error"]["code"] for answer in refused} == {-32003}


def test_log_range(fresh):
    node = fresh()
    node.request("anvil_mine", hex(1_000_000))
    node.request("anvil_mine")
    assert node.request("eth_getLogs", {"fromBlock": "0x2", "toBlock": "latest"}) == []
    error = node.error("eth_getLogs", {"fromBlock": "0x0", "toBlock": "latest"})
    assert error["code"] == -32602 and "1000000" in error["message"]


def test_the_pool_is_limited(fresh):
    node = fresh("--no-mining")
    sender = node.accounts()[0]
    payment = {"from": sender, "to": sender, "value": "0x0", "gas": "0x5208"}
    answers = node.post([
        {"jsonrpc": "2.0", "id": number, "method": "eth_sendTransaction", "params": [payment]}
        for number in range(1_000)])
    assert all("result" in answer for answer in answers)
    error = node.error("eth_sendTransaction", payment)
    assert error["code"] == -32000 and "1000" in error["message"]


def test_filters_and_subscriptions_are_limited(fresh):
    node = fresh()
    answers = node.post([
        {"jsonrpc": "2.0", "id": 1, "method": "eth_newBlockFilter"}] * 1_000)
    assert all("result" in answer for answer in answers)
    assert node.error("eth_newBlockFilter")["code"] == -32000
    with connect(node.websocket, max_size=None) as client:
        client.send(json.dumps([
            {"jsonrpc": "2.0", "id": 1, "method": "eth_subscribe", "params": ["newHeads"]}] * 1_000))
        assert all("result" in answer for answer in json.loads(client.recv()))
        client.send(json.dumps(
            {"jsonrpc": "2.0", "id": 1, "method": "eth_subscribe", "params": ["newHeads"]}))
        assert json.loads(client.recv())["error"]["code"] == -32000


def test_slow_and_silent_clients_hold_nothing_up(node):
    address = node.url.removeprefix("http://").split(":")
    idle = [socket.create_connection((address[0], int(address[1]))) for _ in range(50)]
    for half in idle[:25]:
        half.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
    assert node.request("eth_chainId") == "0x7a69"
    for one in idle:
        one.close()


@pytest.mark.parametrize("text", [
    b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00", b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST / HTTP/9.9\r\n\r\n", b"A" * 200_000])
def test_what_is_no_http(node, text):
    host, port = node.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        raw.sendall(text)
        raw.shutdown(socket.SHUT_WR)
        try:
            while raw.recv(65_536):
                pass
        except ConnectionResetError:
            pass
    assert node.request("eth_chainId") == "0x7a69"


@pytest.mark.parametrize("method, path, status", [
    ("PUT", "/", 405), ("GET", "/nothing", 404), ("GET", "/../../etc/passwd", 404),
    ("GET", "/%2e%2e/etc/passwd", 404), ("POST", "/elsewhere", 404), ("GET", "/health", 200)])
def test_other_paths(node, method, path, status):
    assert f" {status} " in raw_answer(
        node, f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
        "Connection: close\r\n\r\n")


# Development methods

def own_address():
    """An address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
        except OSError:
            return None


def test_no_development_methods_beyond_loopback(fresh):
    node = fresh("--host", "0.0.0.0")
    node.url = f"http://127.0.0.1:{node.place.rsplit(':', 1)[1]}"
    assert node.request("eth_chainId") == "0x7a69"
    assert node.request("eth_accounts") == []
    for method, params in [
            ("anvil_mine", []), ("hardhat_mine", []), ("evm_mine", []), ("evm_snapshot", []),
            ("anvil_setBalance", [LIDO, "0x1"]), ("tenderly_setBalance", [LIDO, "0x1"]),
            ("anvil_impersonateAccount", [LIDO]), ("anvil_dumpState", []), ("anvil_nodeInfo", []),
            ("eth_sendUnsignedTransaction", [{"from": LIDO, "to": LIDO}])]:
        error = node.error(method, *params)
        assert (error["code"], error["message"]) == (
            -32601, f"the method {method} does not exist/is not available")
    first = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"
    for method, params in [
            ("eth_sendTransaction", [{"from": first, "to": LIDO, "value": "0x1"}]),
            ("eth_sign", [first, "0x00"]), ("personal_sign", ["0x00", first]),
            ("eth_signTransaction", [{"from": first, "to": LIDO}]),
            ("eth_signTypedData_v4", [first, {}])]:
        assert "error" in node.envelope(method, *params), method
    modules = node.request("rpc_modules")
    assert not {"anvil", "evm", "hardhat", "tenderly"} & set(modules)
    address = own_address()
    if address:
        node.url = f"http://{address}:{node.place.rsplit(':', 1)[1]}"
        assert node.request("eth_chainId") == "0x7a69"
        assert node.error("anvil_mine")["code"] == -32601


def test_the_node_listens_where_it_was_told(fresh):
    node = fresh()
    assert node.place.startswith("127.0.0.1:")
    address = own_address()
    if address and not address.startswith("127."):
        with pytest.raises(OSError):
            socket.create_connection((address, int(node.place.rsplit(":", 1)[1])), timeout=2)


def test_values_stay_what_they_are(node):
    """Nothing in this file has moved anything."""
    assert node.number("eth_getBalance", "0x" + "99" * 20) == 0
    assert node.number("eth_getBalance", node.accounts()[9]) == 10_000 * ETHER
