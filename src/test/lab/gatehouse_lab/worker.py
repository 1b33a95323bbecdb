"""Starts the processes that make traffic, and gives them orders."""

import json
import pathlib
import subprocess
import sys
import threading

_HERE = pathlib.Path(__file__).parent


class Worker:
    """A process of flows.py or knocks.py. Its methods are the orders that it takes."""

    def __init__(self, name):
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, str(_HERE / f"{name}.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )

    def __getattr__(self, order):
        def give(**arguments):
            with self._lock:
                self._process.stdin.write(json.dumps({"do": order, **arguments}) + "\n")
                self._process.stdin.flush()
                answer = self._process.stdout.readline()
            if not answer:
                raise RuntimeError(f"the traffic ended at {order}: {self._process.wait()}")
            return json.loads(answer)

        return give
