"""From process start to the first answered request: an empty chain, and one of many blocks.

    .venv/bin/python Tests/Clients/measure_start.py [BLOCKS]
"""

import statistics
import sys
import tempfile
import time

from node import Node


def seconds_to_first_answer(*arguments):
    started = time.monotonic()
    with Node(*arguments) as node:
        head = node.number("eth_blockNumber")
        return time.monotonic() - started, head


def report(name, *arguments, times):
    taken = [seconds_to_first_answer(*arguments) for _ in range(times)]
    seconds = [second for second, _ in taken]
    print(f"{name} (head {taken[-1][1]:,}): median {statistics.median(seconds):.3f} s, "
          f"worst {max(seconds):.3f} s of {times}", flush=True)


def main():
    blocks = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    report("an empty chain in memory", times=15)
    with tempfile.TemporaryDirectory() as folder:
        report("an empty chain on disk", "--data-dir", folder, times=15)
    with tempfile.TemporaryDirectory() as folder:
        with Node("--data-dir", folder) as node:
            started = time.monotonic()
            node.timeout = 3_600
            node.request("anvil_mine", hex(blocks))
            taken = time.monotonic() - started
            print(f"anvil_mine of {blocks:,} blocks: {taken:.1f} s, "
                  f"{blocks / taken:,.0f} blocks/s", flush=True)
            node.kill()
        report("after kill -9", "--data-dir", folder, times=1)
        report("stored blocks", "--data-dir", folder, times=7)


if __name__ == "__main__":
    main()
