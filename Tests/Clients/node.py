"""A node as a process: started, asked, killed."""

import itertools
import os
import pathlib
import re
import select
import signal
import subprocess
import time

import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]


def program():
    """The program under test: CAIRN, or the one that was built last."""
    named = os.environ.get("CAIRN")
    if named:
        return named
    built = [ROOT / ".build" / kind / "cairn" for kind in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise FileNotFoundError("build the program first, or name it in CAIRN")
    return str(max(built, key=lambda path: path.stat().st_mtime))


class RPCError(Exception):
    """The error object of an answer."""

    def __init__(self, method, error):
        super().__init__(f"{method}: {error}")
        self.code = error["code"]
        self.message = error["message"]
        self.data = error.get("data")
        self.error = error


class Client:
    """JSON-RPC over one kept HTTP connection."""

    def __init__(self, url, timeout=300):
        self.url = url
        self.timeout = timeout
        self.session = requests.Session()
        self._ids = itertools.count(1)

    def post(self, message, **headers):
        """Sends any JSON value; the decoded answer, or None for an empty one."""
        answer = self.session.post(
            self.url, json=message, timeout=self.timeout, headers=headers or None)
        assert answer.status_code in (200, 204), (answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def envelope(self, method, *params):
        return self.post(
            {"jsonrpc": "2.0", "id": next(self._ids), "method": method, "params": list(params)})

    def request(self, method, *params):
        body = self.envelope(method, *params)
        if "error" in body:
            raise RPCError(method, body["error"])
        return body["result"]

    def error(self, method, *params):
        """The error object that the request must be answered with."""
        body = self.envelope(method, *params)
        assert "error" in body, f"{method}{params} was answered with {body}"
        return body["error"]

    def number(self, method, *params):
        return int(self.request(method, *params), 16)

    def send(self, **transaction):
        """Sends from an account of the node; the receipt."""
        digest = self.request("eth_sendTransaction", transaction)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            receipt = self.request("eth_getTransactionReceipt", digest)
            if receipt:
                return receipt
            time.sleep(0.05)
        raise AssertionError(f"{digest} was not mined")

    def accounts(self):
        return self.request("eth_accounts")


class Node(Client):
    """A process of its own, and a client of it."""

    def __init__(self, *arguments, environment=None):
        self.arguments = [str(argument) for argument in arguments]
        started = time.monotonic()
        self.process = subprocess.Popen(
            [program(), "up", "--port", "0", "--silent", *self.arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, **(environment or {})})
        place = self._wait_until_listening()
        self.seconds_to_listen = time.monotonic() - started
        self.place = place
        super().__init__(f"http://{place}")

    def _wait_until_listening(self):
        said = ""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.process.stdout], [], [], 0.5)
            if ready:
                line = self.process.stdout.readline()
                found = re.match(r"Listening on (\S+)", line)
                if found:
                    return found[1]
                said += line
            if self.process.poll() is not None:
                said += self.process.stdout.read() or ""
                raise RuntimeError(f"the node ended with {self.process.returncode}: {said}")
        self.process.kill()
        raise RuntimeError(f"the node does not listen: {said}")

    @property
    def websocket(self):
        return f"ws://{self.place}"

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def kill(self):
        """Ends the process as a failing machine would."""
        self.process.kill()
        self._reap()

    def stop(self):
        """Ends the process as a person would; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self._reap()

    def _reap(self):
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.process.stdout.close()
            if hasattr(self, "session"):
                self.session.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
