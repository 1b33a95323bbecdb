"""A call to AWS as it comes over the wire, with its signature.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
"""

import datetime
import hashlib
import hmac
import json
import re
import urllib.parse

_ACTIONS_OF_S3 = {("GET", True): "GetObject", ("PUT", True): "PutObject", ("HEAD", True): "GetObject"}


def secret_of(key):
    """The secret of an access key that the lab has made."""
    return hashlib.sha256(f"secret of {key}".encode()).hexdigest()[:40]


def token_of(key):
    """The session token of an access key that the metadata of an instance hands out."""
    return hashlib.sha256(f"token of {key}".encode()).hexdigest()


class Call:
    """What is asked ("service", "action", "parameters"), and by whom ("caller"; "policed" if by a member)."""

    def __init__(self, environment, body):
        self.method = environment["REQUEST_METHOD"]
        self.headers = _headers(environment)
        self.path, _, self.query = (environment.get("RAW_URI") or environment["REQUEST_URI"]).partition("?")
        self.body = body
        authorization = self.headers.get("authorization", "")
        found = re.search(r"Credential=([^/]+)/(\d+)/([^/]+)/([^/]+)/aws4_request", authorization)
        self.key, self.date, self.region, self.service = found.groups() if found else ("", "", "", "s3")
        member = re.fullmatch(r"ASIALAB(NAT)([A-Z])\d+", self.key)
        self.policed = not self.key.startswith("AKIALAB")
        self.caller = f"nat-{member[2].lower()}" if member else "lab" if not self.policed else "stranger"
        self.action, self.parameters = self._asked()
        self.denied = False  # by the policy of the caller's role

    @property
    def signed_at(self):
        stamp = self.headers.get("x-amz-date")
        if not stamp:
            return None
        return datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)

    @property
    def iam_action(self):
        return f"{self.service}:{self.action}"

    def _asked(self):
        if self.service == "s3":
            bucket, _, key = urllib.parse.unquote(self.path).lstrip("/").partition("/")
            action = _ACTIONS_OF_S3.get((self.method, bool(key)), f"{self.method} a bucket")
            return action, {"Bucket": bucket, "Key": key}
        target = self.headers.get("x-amz-target")
        if target:
            return target.partition(".")[2], json.loads(self.body or b"{}")
        form = dict(urllib.parse.parse_qsl(self.body.decode() or self.query, keep_blank_values=True))
        return form.pop("Action", "nothing"), form

    def signature_is_right(self):
        authorization = self.headers.get("authorization", "")
        found = re.search(r"SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)", authorization)
        if not found or self.headers.get("x-amz-security-token") != token_of(self.key):
            return False
        key = b"AWS4" + secret_of(self.key).encode()
        for part in (self.date, self.region, self.service, "aws4_request"):
            key = _hmac(key, part)
        scope = f"{self.date}/{self.region}/{self.service}/aws4_request"
        canonical = hashlib.sha256(self._canonical(found[1]).encode()).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{self.headers.get('x-amz-date')}\n{scope}\n{canonical}"
        return hmac.compare_digest(_hmac(key, text).hex(), found[2])

    def _canonical(self, names):
        query = sorted(urllib.parse.parse_qsl(self.query, keep_blank_values=True))
        query = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in query)
        headers = "".join(f"{name}:{' '.join(self.headers.get(name, '').split())}\n" for name in names.split(";"))
        digest = self.headers.get("x-amz-content-sha256") or hashlib.sha256(self.body).hexdigest()
        return f"{self.method}\n{self.path}\n{query}\n{headers}\n{names}\n{digest}"

    def error(self, code, text):
        """The body of a refusal."""
        if self.service == "ec2":
            return (f"<Response><Errors><Error><Code>{code}</Code><Message>{text}</Message></Error></Errors>"
                    "<RequestID>lab</RequestID></Response>").encode()
        if self.service == "sqs":
            return json.dumps({"__type": code, "message": text}).encode()
        return f"<Error><Code>{code}</Code><Message>{text}</Message></Error>".encode()


def _headers(environment):
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environment.items() if name[:5] == "HTTP_"}
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environment.get(name):
            headers[name.replace("_", "-").lower()] = environment[name]
    return headers


def _hmac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _quoted(text):
    return urllib.parse.quote(text, safe="-_.~")
