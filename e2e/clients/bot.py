"""A bot without a browser, for the test of clients: it says over HTTP and Redis what a bot says, and goes when it is told to.

It is started as any bot is, with BOT_CONFIG in its environment. A bot that is called "Fails" does not get into the meeting; the text of
one that is called "Proxied" is posted with its meeting's token, as the first vomeet's transcription proxy does.
"""

import datetime
import hashlib
import hmac
import json
import os
import socket
import time
import urllib.parse

import requests

CONFIG = json.loads(os.environ["BOT_CONFIG"])
MANAGER = CONFIG["botManagerCallbackUrl"].split("/bots/internal/")[0]
BASE = MANAGER + "/bots/internal/"


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def post(path, body):
    data = json.dumps(body).encode()
    stamp = str(int(time.time()))
    mac = hmac.new(CONFIG["callbackSecret"].encode(), stamp.encode() + b"." + data, hashlib.sha256)
    headers = {
        "Content-Type": "application/json",
        "X-Vomeet-Timestamp": stamp,
        "X-Vomeet-Signature": "sha256=" + mac.hexdigest(),
    }
    answer = requests.post(BASE + path, data=data, headers=headers, timeout=60)
    answer.raise_for_status()
    return answer.json()


class Reports:
    """Status reports, counted from 1."""

    def __init__(self):
        self.sequence = 0

    def say(self, status, **more):
        self.sequence += 1
        body = {
            "connection_id": CONFIG["connectionId"],
            "meeting_id": CONFIG["meeting_id"],
            "container_id": CONFIG.get("container_name"),
            "status": status,
            "sequence": self.sequence,
            "evidence": [{"cue": "played." + status, "text": "played"}],
            "timestamp": iso(now()),
        }
        post("callback/status_change", {**body, **more})


def redis_command(connection, *words):
    parts = [b"*%d\r\n" % len(words)]
    for word in words:
        data = word.encode()
        parts.append(b"$%d\r\n%s\r\n" % (len(data), data))
    connection.sendall(b"".join(parts))
    answer = connection.recv(65536)
    if not answer.startswith((b"+", b"$")):
        raise RuntimeError("Redis said " + answer.decode(errors="replace"))


def write(kind, **more):
    """One entry of the stream that the manager reads."""
    url = urllib.parse.urlsplit(CONFIG["redisUrl"])
    entry = {
        "type": kind,
        "token": CONFIG["token"],
        "platform": CONFIG["platform"],
        "meeting_id": CONFIG["meeting_id"],
        "uid": CONFIG["connectionId"],
        "source": "vomeet-bot",
        **more,
    }
    with socket.create_connection((url.hostname, url.port or 6379), timeout=10) as connection:
        if url.password:
            user = urllib.parse.unquote(url.username or "default")
            redis_command(connection, "AUTH", user, urllib.parse.unquote(url.password))
        redis_command(connection, "XADD", "transcription_segments", "*", "payload", json.dumps(entry))


def segment(number, speaker, text, start):
    begin = start + datetime.timedelta(seconds=3 * number)
    return {
        "number": number,
        "start": 3.0 * number,
        "end": 3.0 * number + 2.5,
        "text": text,
        "completed": True,
        "language": "en",
        "speaker": speaker,
        "absolute_start_time": iso(begin),
        "absolute_end_time": iso(begin + datetime.timedelta(seconds=2.5)),
    }


def chunk(authorization):
    """What a proxy has recognised in two and a half seconds of audio."""
    body = {
        "session_id": "proxy-" + CONFIG["connectionId"],
        "meeting_id": CONFIG["meeting_id"],
        "chunk_index": 0,
        "timestamp": 1767261660000,
        "text": " Good evening.",
        "segments": [{"start": 0.0, "end": 2.5, "text": " Good evening.", "avg_logprob": -0.2}],
        "language": "en",
        "duration": 2.5,
        "speaker": "Cleo",
    }
    answer = requests.post(MANAGER + "/transcripts/webhook", json=body, headers={"Authorization": authorization}, timeout=30)
    answer.raise_for_status()
    return answer.json()


def beat(status, version, stored, last=2):
    return post(
        "heartbeat",
        {
            "connection_id": CONFIG["connectionId"],
            "meeting_id": CONFIG["meeting_id"],
            "status": status,
            "version": version,
            "last_segment": last,
            "stored": stored,
            "wait_millis": 10000,
            "audio_seconds": 6.0,
            "audio_gaps": 0,
            "speech_reconnects": 0,
            "speech_connected": True,
            "redis_connected": True,
        },
    )


def attend(reports):
    reports.say("awaiting_admission")
    reports.say("active")
    start = now()
    write("session_start", start_timestamp=iso(start))
    said = [segment(1, "Ann", "Good morning.", start), segment(2, "Ben", "Good morning, Ann.", start)]
    write("transcription", segments=said)
    version = stored = 0
    while True:
        wanted = beat("active", version, stored)
        version, stored = wanted["version"], wanted["stored"]
        if wanted["leave"]:
            break
    while stored < 2:
        stored = beat("active", version, stored)["stored"]
    write("session_end", end_timestamp=iso(now()), last_segment=2)
    reports.say("completed", reason="stopped", exit_code=0)


def is_heard_elsewhere(reports):
    reports.say("awaiting_admission")
    reports.say("active")
    token = CONFIG["token"]
    stored = chunk("Bearer " + token)
    assert list(stored) == ["status", "meeting_id", "chunk_id", "audio_key", "language"], stored
    assert stored["status"] == "success" and stored["meeting_id"] == CONFIG["meeting_id"], stored
    # Once more, and without the word before it.
    assert chunk(token) == stored
    version = 0
    while True:
        wanted = beat("active", version, 0, last=0)
        version = wanted["version"]
        if wanted["leave"]:
            break
    reports.say("completed", reason="stopped", exit_code=0)


def main():
    reports = Reports()
    reports.say("joining")
    if CONFIG["botName"] == "Fails":
        reports.say("failed", reason="page_not_understood", exit_code=1, failure_stage="joining")
        raise SystemExit(1)
    if CONFIG["botName"] == "Proxied":
        is_heard_elsewhere(reports)
    else:
        attend(reports)


main()
