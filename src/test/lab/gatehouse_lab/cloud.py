"""The lab's AWS account: the emulator, and a client for it."""

import datetime
import json
import pathlib
import subprocess
import sys
import threading
import urllib.parse
import xml.etree.ElementTree as xml
from http.client import HTTPConnection

from .namespaces import add, background, cable, inside, sh
from .vpc import INTERNET, OUTSIDE_MTU

ADDRESS = "203.0.115.10"
ENDPOINT = f"http://{ADDRESS}"
_NAMESPACE = "aws"
_HERE = pathlib.Path(__file__).parent


class Cloud:
    """The emulator in a namespace of the internet, where the members reach it through their management addresses.

    "changed" is called with its state (see emulator.py) before whoever changed it gets an answer.
    """

    def __init__(self, region, python, record, changed, policies):
        self._region = region
        self._record = record
        self._changed = changed
        self._answers = {}
        self.state = None
        add(_NAMESPACE)
        prefix = ADDRESS.rpartition(".")[0]
        cable((INTERNET, _NAMESPACE, f"{prefix}.1/24", None), (_NAMESPACE, "eth0", f"{ADDRESS}/24", None), OUTSIDE_MTU)
        sh(f"ip -n {_NAMESPACE} route add default via {prefix}.1")
        command = ["ip", "netns", "exec", _NAMESPACE, python, str(_HERE / "emulator.py"), ADDRESS, "80", str(record)]
        self._process = subprocess.Popen(
            command + [json.dumps(policies)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            stderr=open(f"{record}.log", "w"),
        )
        if "ready" not in self._process.stdout.readline():
            raise RuntimeError(f"the emulator did not start: {open(f'{record}.log').read()}")
        background(self._listen)

    def _listen(self):
        for line in self._process.stdout:
            said = json.loads(line)
            if "state" in said:
                self.state = said["state"]
                self._changed(self.state)
                self._say({"heard": said["number"]})
            else:
                self._answers.pop(said["answer"])(said)

    def _say(self, what):
        self._process.stdin.write(json.dumps(what) + "\n")

    # Faults, and what was called

    def faults(self, *faults):
        """From now on these go wrong (see emulator.py), and nothing else."""
        self._say({"faults": faults})

    def revoke(self, keys):
        """These access keys have expired."""
        self._say({"revoked": list(keys)})

    def set_ahead(self, seconds):
        """From now on, AWS's clock is ahead of the members' by so many seconds."""
        self._say({"clock": seconds})

    def unused_permissions(self):
        """By member, the actions that its policy allows and that it has never needed."""
        answered, answers = threading.Event(), []
        self._answers["unused"] = lambda said: (answers.append(said["unused"]), answered.set())
        self._say({"ask": "unused"})
        answered.wait(10)
        return answers[0]

    def calls(self, since=0.0):
        """The record of the calls, in the order in which they ended."""
        with open(self._record) as record:
            return [call for call in map(json.loads, record) if call["at"] >= since]

    # The client

    def ec2(self, action, **parameters):
        """Calls EC2 and gives the answer. Dots in names of parameters are written as two underscores."""
        form = {"Action": action, "Version": "2016-11-15"}
        form |= {name.replace("__", "."): str(value) for name, value in parameters.items()}
        body = urllib.parse.urlencode(form)
        answer = self.send("ec2", "POST", "/", body, {"Content-Type": "application/x-www-form-urlencoded"})
        return _without_namespace(xml.fromstring(answer))

    def sqs(self, action, **parameters):
        headers = {"X-Amz-Target": f"AmazonSQS.{action}", "Content-Type": "application/x-amz-json-1.0"}
        return json.loads(self.send("sqs", "POST", "/", json.dumps(parameters), headers) or "{}")

    def s3(self, method, path, body=b"", **metadata):
        return self.send("s3", method, path, body, {f"x-amz-meta-{name}": value for name, value in metadata.items()})

    def send(self, service, method, path, body, headers):
        scope = f"{datetime.date.today():%Y%m%d}/{self._region}/{service}/aws4_request"
        authorization = f"AWS4-HMAC-SHA256 Credential=AKIALAB/{scope}, SignedHeaders=host, Signature=0"
        with inside(_NAMESPACE):
            connection = HTTPConnection(ADDRESS, 80, timeout=30)
            connection.connect()
        connection.request(method, path, body, {"Authorization": authorization, **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{service} answered {answer.status}: {content.decode()}")
        return content


def python_with_moto():
    """A Python that has moto: this one, the system's, or that of an environment which the Java tests have made."""
    for python in (sys.executable, "python3", "target/moto-venv/bin/python"):
        try:
            if subprocess.run([python, "-c", "import moto.server"], capture_output=True).returncode == 0:
                return str(pathlib.Path(python).absolute()) if "/" in python else python
        except FileNotFoundError:
            pass
    raise RuntimeError("No Python here has moto: python3 -m venv target/moto-venv && "
                       "target/moto-venv/bin/pip install 'moto[server]'")


def _without_namespace(element):
    for each in element.iter():
        each.tag = each.tag.rpartition("}")[2]
    return element
