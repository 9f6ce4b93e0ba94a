"""What the tests of clients and of the page share: one node, started when first needed."""

import os

import pytest
from node import Client, Node


@pytest.fixture(scope="session")
def node():
    """The node that CAIRN_URL names, or one of its own for all tests that do not mind others.

    It has no keepers: tests report for Lido and ether.fi themselves.
    """
    url = os.environ.get("CAIRN_URL")
    if url:
        yield Client(url.rstrip("/"))
        return
    with Node("--no-keepers") as node:
        yield node


@pytest.fixture
def fresh():
    """Starts nodes with arguments of their own; all are ended after the test."""
    nodes = []

    def start(*arguments, **options):
        nodes.append(Node(*arguments, **options))
        return nodes[-1]

    yield start
    for node in nodes:
        if node.process.poll() is None:
            node.stop()
