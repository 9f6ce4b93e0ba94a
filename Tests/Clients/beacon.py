"""The Beacon API of a node, and acts that change what it tells."""

import hashlib
import json
import threading

import requests
from contracts import ETHER
from node import Node

DEPOSIT_CONTRACT = "0x00000000219ab540356cBB839Cbe05303d7705Fa"
WITHDRAWAL_REQUESTS = "0x00000961Ef480Eb55e80D19ad83579A64c007002"
CONSOLIDATION_REQUESTS = "0x0000BBdDc7CE488642fb579F8B00f3a590007251"
# 1000 times the generator of the group: a key that no validator of the genesis has.
FREE_KEY = "0xa60e75190e62b6a54142d147289a735c4ce11a9d997543da539a3db57def5ed83ba40b74e55065f02b35aa1d504c404b"
EPOCH = 384


class BeaconNode(Node):
    """A node of its own, asked by both of its interfaces."""

    def get(self, path, **options):
        return self.session.get(self.url + path, timeout=60, **options)

    def data(self, path, **options):
        """The data of an answer that must be good."""
        answer = self.get(path, **options)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return answer.json()["data"]

    def ask(self, path, body, **options):
        return self.session.post(self.url + path, json=body, timeout=60, **options)

    def jump(self, seconds):
        """Lets time pass, and a block come."""
        self.request("evm_increaseTime", seconds)
        self.request("evm_mine")

    def act_as(self, account, **transaction):
        """Sends in the name of an account whose key nobody needs."""
        self.request("anvil_impersonateAccount", account)
        self.request("anvil_addBalance", account, hex(ETHER))
        receipt = self.send(**{"from": account}, **transaction)
        assert receipt["status"] == "0x1"
        return receipt


def deposit_call(key, credentials, gwei):
    """The calldata of `deposit(bytes,bytes,bytes,bytes32)`, with a signature of zeros."""
    sha = lambda data: hashlib.sha256(data).digest()
    key, credentials, signature = bytes.fromhex(key[2:]), bytes.fromhex(credentials[2:]), bytes(96)
    signature_root = sha(sha(signature[:64]) + sha(signature[64:] + bytes(32)))
    root = sha(
        sha(sha(key + bytes(16)) + credentials)
        + sha(gwei.to_bytes(8, "little") + bytes(24) + signature_root))
    word = lambda value: value.to_bytes(32, "big")
    padded = key + bytes(16)
    head = word(128) + word(128 + 96) + word(128 + 96 + 64) + root
    tail = word(48) + padded + word(32) + credentials + word(96) + signature
    return "0x22895118" + (head + tail).hex()


class Events:
    """A plain client of the event stream, which reads until it is closed."""

    def __init__(self, node, topics, headers=None):
        self.events, self.comments = [], 0
        self._news = threading.Condition()
        self.answer = requests.get(
            f"{node.url}/eth/v1/events", params={"topics": topics}, stream=True, timeout=60,
            headers=headers)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        topic = None
        try:
            for line in self.answer.iter_lines(chunk_size=1, decode_unicode=True):
                with self._news:
                    if line.startswith(":"):
                        self.comments += 1
                    elif line.startswith("event: "):
                        topic = line[7:]
                    elif line.startswith("data: "):
                        self.events.append((topic, json.loads(line[6:])))
                    self._news.notify_all()
        except (requests.exceptions.RequestException, AttributeError, OSError):
            pass

    def wait(self, enough, seconds=20):
        """Waits until `enough` says so of the events; they are returned and forgotten."""
        with self._news:
            done = self._news.wait_for(lambda: enough(self.events), seconds)
            assert done, f"after {seconds} seconds there is only {self.events}"
            events, self.events = self.events, []
            return events

    def wait_for_comments(self, count, seconds=20):
        with self._news:
            assert self._news.wait_for(lambda: self.comments >= count, seconds), self.comments

    def close(self):
        self.answer.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
