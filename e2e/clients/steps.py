"""What the walk is made of: steps that are told one a line, a client, and a receiver of webhooks."""

import hashlib
import hmac
import http.server
import json
import re
import threading
import time
import traceback

import requests

NAIVE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$")


class Client:
    """A client as the first vomeet's documentation shows it: requests, a base URL and a header."""

    def __init__(self, base, **headers):
        self.base = base
        self.session = requests.Session()
        self.session.headers.update({name.replace("_", "-"): value for name, value in headers.items()})

    def call(self, method, path, expected, **arguments):
        answer = self.session.request(method, self.base + path, timeout=30, **arguments)
        assert answer.status_code == expected, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        return answer.json() if answer.text else None

    def get(self, path, expected=200, **arguments):
        return self.call("GET", path, expected, **arguments)

    def post(self, path, expected, body=None, **arguments):
        return self.call("POST", path, expected, json=body, **arguments)

    def put(self, path, expected, body):
        return self.call("PUT", path, expected, json=body)

    def patch(self, path, expected, body):
        return self.call("PATCH", path, expected, json=body)

    def delete(self, path, expected):
        return self.call("DELETE", path, expected)


class Receiver:
    """Keeps what is posted to it, with the very bytes."""

    def __init__(self):
        self.calls = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append((dict(self.headers), body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def calls_of(self, meeting):
        return [call for call in list(self.calls) if json.loads(call[1]).get("meeting", {}).get("id") == meeting]

    def bodies(self, meeting):
        return [json.loads(body) for _, body in self.calls_of(meeting)]

    def events(self, meeting):
        return [body["event"] for body in self.bodies(meeting)]


def signature(secret, body):
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def wait(what, look, seconds=30):
    """What `look` finds, as soon as it is something."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come within {seconds} s")
        threading.Event().wait(0.1)


class Walk:
    """Runs steps in order and tells each in a line: `ok`, or `failed` and why."""

    def __init__(self):
        self.failed = 0

    def step(self, name, act):
        try:
            act()
            print("ok\t" + name, flush=True)
        except Exception as problem:
            self.failed += 1
            where = traceback.extract_tb(problem.__traceback__)[-1]
            print(f"failed\t{name}\t{where.name}:{where.lineno} {problem!r}"[:1000], flush=True)

    def all(self, steps):
        for act in steps:
            self.step(act.__doc__, act)
