"""Whether memory stays flat over many automined transactions.

    .venv/bin/python Tests/Clients/measure_memory.py [TRANSACTIONS] [--data-dir]

The node keeps the states of the last minute, so memory follows the rate: transactions are sent at
a constant one, for longer than a minute before the count begins over which it should not rise.
"""

import sys
import tempfile
import threading
import time

from node import Client, Node

BATCH = 500
RATE = 3_000
WARM_UP_SECONDS = 90


def pay(url, sender, receiver, done, pause):
    """Sends a batch of payments every `pause` seconds until `done` is set."""
    client = Client(url)
    payment = {"from": sender, "to": receiver, "value": "0x1", "gas": "0x5208",
               "maxFeePerGas": hex(10**10), "maxPriorityFeePerGas": "0x0"}
    due = time.monotonic()
    while not done.wait(max(0, due - time.monotonic())):
        due += pause
        answers = client.post([
            {"jsonrpc": "2.0", "id": number, "method": "eth_sendTransaction", "params": [payment]}
            for number in range(BATCH)])
        failed = [answer for answer in answers if "error" in answer]
        assert not failed, failed[0]


def slope(samples):
    """The least-squares rise in bytes for each transaction."""
    n = len(samples)
    mean_x = sum(x for x, _ in samples) / n
    mean_y = sum(y for _, y in samples) / n
    above = sum((x - mean_x) * (y - mean_y) for x, y in samples)
    below = sum((x - mean_x) ** 2 for x, _ in samples)
    return above / below


def measure(node, transactions):
    accounts = node.accounts()

    def count():
        """Transactions so far: those that arrive together share a block."""
        return sum(node.number("eth_getTransactionCount", account) for account in accounts)

    done = threading.Event()
    pause = BATCH * len(accounts) / RATE
    senders = [
        threading.Thread(target=pay, args=(node.url, account, accounts[place - 1], done, pause))
        for place, account in enumerate(accounts)]
    for sender in senders:
        sender.start()
    time.sleep(WARM_UP_SECONDS)
    first = count()
    started = time.monotonic()
    print(f"after {WARM_UP_SECONDS} s and {first:,} transactions: "
          f"{node.resident_bytes() / 2**20:.1f} MiB", flush=True)
    samples = [(first, node.resident_bytes())]
    while samples[-1][0] < first + transactions:
        time.sleep(1)
        samples.append((count(), node.resident_bytes()))
        if len(samples) % 15 == 0:
            print(f"{samples[-1][0] - first:>11,} {samples[-1][1] / 2**20:7.1f} MiB", flush=True)
    taken = time.monotonic() - started
    done.set()
    for sender in senders:
        sender.join()
    sent = samples[-1][0] - first
    print(f"{sent:,} transactions in {taken:.0f} s: {sent / taken:,.0f} a second; "
          f"{node.number('eth_blockNumber'):,} blocks in all")
    print(f"slope: {slope(samples):+.2f} bytes a transaction, in the second half "
          f"{slope(samples[len(samples) // 2:]):+.2f}; at the end {samples[-1][1] / 2**20:.1f} MiB")


def main():
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    transactions = int(numbers[0]) if numbers else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        place = ["--data-dir", folder] if "--data-dir" in sys.argv else []
        with Node(*place) as node:
            measure(node, transactions)


if __name__ == "__main__":
    main()
