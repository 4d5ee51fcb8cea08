"""Walks the API as a client of the first vomeet does that has changed its base URL and nothing else.

    VOMEET_URL=http://127.0.0.1:8056 ADMIN_API_TOKEN=... python3 walk.py

Prints a line a step; the exit status is the number of steps that failed. Bots are played by bot.py.
"""

import datetime
import os
import sys

from steps import NAIVE, Client, Receiver, Walk, signature, wait

BASE = os.environ["VOMEET_URL"].rstrip("/")
ACCOUNTS = "/admin/accounts"
MEET = "abc-defg-hij"
BOT = "/bots/google_meet/" + MEET
MEETING = "/meetings/google_meet/" + MEET
TRANSCRIPT = "/transcripts/google_meet/" + MEET
SECRET = "a-secret-of-the-receiver"
FIELDS = [
    "id", "user_id", "platform", "native_meeting_id", "constructed_meeting_url", "status", "bot_container_id",
    "start_time", "end_time", "scheduled_start_time", "scheduled_end_time", "data", "created_at", "updated_at",
]

ACCOUNT_FIELDS = [
    "id", "name", "api_key", "google_client_id", "webhook_url", "max_concurrent_bots", "enabled", "created_at", "updated_at",
]
USER_FIELDS = ["email", "name", "image_url", "max_concurrent_bots", "data", "id", "created_at"]

anyone = Client(BASE)
admin = Client(BASE, X_Admin_API_Key=os.environ["ADMIN_API_TOKEN"])
receiver = Receiver()
have = {}


def listed(client, meeting):
    return next(one for one in client.get("/meetings")["meetings"] if one["id"] == meeting)


def becomes(client, meeting, status):
    return wait(f"meeting {meeting} {status}", lambda: listed(client, meeting)["status"] == status)


def welcome():
    """the gateway welcomes, is healthy, and has a page of documentation"""
    assert "message" in anyone.get("/")
    assert anyone.get("/healthz")["status"] == "ok"
    assert anyone.session.get(BASE + "/docs", timeout=10).status_code == 200
    assert anyone.get("/openapi.json")["info"]["title"] == "Vomeet API Gateway"


def admin_makes_an_account():
    """the operator makes an account, sees it, and sets its webhook"""
    made = admin.post(ACCOUNTS, 201, {"name": "Old client", "webhook_url": receiver.url, "max_concurrent_bots": 2})
    assert len(made["api_key"]) == 40 and made["enabled"] is True and NAIVE.match(made["created_at"])
    have["account"] = made["id"]
    have["client"] = Client(BASE, X_API_Key=made["api_key"])
    changed = admin.patch(f"{ACCOUNTS}/{made['id']}", 200, {"webhook_secret": SECRET})
    assert changed["webhook_url"] == receiver.url
    assert any(one["id"] == made["id"] for one in admin.get(ACCOUNTS + "?skip=0&limit=50"))
    Client(BASE, X_Admin_API_Key="wrong").get(ACCOUNTS, 403)


def account_is_looked_at():
    """the operator looks at one account, which shows its key no more and its secret never"""
    one = admin.get(f"{ACCOUNTS}/{have['account']}")
    assert list(one)[:9] == ACCOUNT_FIELDS and "webhook_secret" not in one, list(one)
    assert one["name"] == "Old client" and one["max_concurrent_bots"] == 2 and NAIVE.match(one["updated_at"])
    assert admin.get(ACCOUNTS + "/999999", 404) == {"detail": "Account not found"}


def own_webhook_is_set():
    """an account takes its webhook's address away and sets it again, and its secret stays"""
    client = have["client"]
    assert client.put("/user/webhook", 200, {"webhook_url": None}) == {"webhook_url": None}
    assert admin.get(f"{ACCOUNTS}/{have['account']}")["webhook_url"] is None
    own = receiver.url + "/own"
    assert client.put("/user/webhook", 200, {"webhook_url": own}) == {"webhook_url": own}
    assert admin.get(f"{ACCOUNTS}/{have['account']}")["webhook_url"] == own


def accounts_users_are_asked_for():
    """an account without calendars has no users of its own, and there is none to be deleted"""
    users = f"{ACCOUNTS}/{have['account']}/users"
    assert admin.get(users + "?skip=0&limit=10") == []
    assert admin.get(users + "/user-123", 404) == {"detail": "Account user not found"}
    assert admin.delete(users + "/user-123", 404) == {"detail": "Account user not found"}
    assert admin.get(ACCOUNTS + "/999999/users", 404) == {"detail": "Account not found"}


def keys_are_needed():
    """no key and a wrong key get 403 in the known words"""
    assert anyone.get("/meetings", 403) == {"detail": "Missing API key (X-API-Key header)"}
    assert Client(BASE, X_API_Key="x" * 40).get("/meetings", 403) == {"detail": "Invalid API key"}


def wrong_requests_are_explained():
    """a wrong request gets 422 with a list that names the field"""
    problems = have["client"].post("/bots", 422, {"platform": "webex", "native_meeting_id": MEET})["detail"]
    assert problems[0]["loc"] == ["body", "platform"] and problems[0]["type"] == "enum"
    assert problems[0]["msg"] == "Input should be 'google_meet', 'zoom' or 'teams'"
    problems = have["client"].post("/bots", 422, {"platform": "google_meet", "native_meeting_id": "ABC"})["detail"]
    assert problems[0]["type"] == "value_error"


def bot_is_sent():
    """POST /bots answers 201 with the meeting in the known shape"""
    meeting = have["client"].post("/bots", 201, {"platform": "google_meet", "native_meeting_id": MEET, "bot_name": "Notes"})
    assert list(meeting) == FIELDS, list(meeting)
    assert meeting["status"] == "requested" and meeting["user_id"] is None
    assert meeting["constructed_meeting_url"] == "https://meet.google.com/" + MEET
    assert NAIVE.match(meeting["created_at"])
    have["meeting"] = meeting["id"]


def second_is_refused():
    """a second bot for the same meeting gets 409 in the known words"""
    detail = have["client"].post("/bots", 409, {"platform": "google_meet", "native_meeting_id": MEET})["detail"]
    assert detail.startswith("An active or requested meeting already exists"), detail


def status_lists_it():
    """GET /bots/status lists the running bot, and none to another account"""
    running = have["client"].get("/bots/status")["running_bots"]
    assert [bot["native_meeting_id"] for bot in running] == [MEET]
    assert running[0]["meeting_id_from_name"] == str(have["meeting"])
    other = admin.post(ACCOUNTS, 201, {"name": "Somebody else"})
    have["other"] = Client(BASE, X_API_Key=other["api_key"])
    assert have["other"].get("/bots/status") == {"running_bots": []}
    have["other"].get(TRANSCRIPT, 404)


def it_becomes_active():
    """the meeting becomes active and has a start time"""
    becomes(have["client"], have["meeting"], "active")
    assert NAIVE.match(listed(have["client"], have["meeting"])["start_time"])


def it_is_reconfigured():
    """PUT config is accepted while it is active"""
    answer = have["client"].put(BOT + "/config", 202, {"language": "de", "task": "transcribe"})
    assert answer == {"message": "Reconfiguration request accepted and sent to the bot."}
    have["client"].put("/bots/google_meet/zzz-zzzz-zzz/config", 404, {"language": "de"})


def text_is_there():
    """GET transcript has who said what, in the known shape"""
    segments = wait("two segments", lambda: len(have["client"].get(TRANSCRIPT)["segments"]) == 2 and have["client"].get(TRANSCRIPT)["segments"])
    known = {"start", "end", "text", "language", "created_at", "speaker", "absolute_start_time", "absolute_end_time"}
    assert known <= set(segments[0]) and segments[0]["speaker"] == "Ann"
    assert segments[0]["absolute_start_time"].endswith("Z")
    assert len(have["client"].get(f"{TRANSCRIPT}?meeting_id={have['meeting']}")["segments"]) == 2
    have["client"].get(TRANSCRIPT + "?meeting_id=999999", 404)


def meeting_is_named():
    """PATCH merges name, participants and notes into data"""
    changed = have["client"].patch(MEETING, 200, {"data": {"name": "Weekly", "participants": ["Ann", "Ben"], "notes": None}})
    assert changed["data"]["name"] == "Weekly" and changed["data"]["participants"] == ["Ann", "Ben"]
    assert have["client"].patch(MEETING, 400, {"data": {}}) == {"detail": "No data provided for update."}


def live_text_is_not_deleted():
    """DELETE of a meeting that goes on gets 409"""
    detail = have["client"].delete(MEETING, 409)["detail"]
    assert detail.startswith("Meeting not finalized; cannot delete transcripts. Current status:"), detail


def bot_is_called_back():
    """DELETE /bots answers 202, the meeting ends, and once more is no error"""
    answer = have["client"].delete(BOT, 202)
    assert answer == {"message": "Stop request accepted and is being processed."}
    becomes(have["client"], have["meeting"], "completed")
    ended = listed(have["client"], have["meeting"])
    assert ended["data"]["completion_reason"] == "stopped" and NAIVE.match(ended["end_time"])
    assert have["client"].delete(BOT, 202) == {"message": "Meeting already completed."}
    assert have["client"].delete("/bots/google_meet/zzz-zzzz-zzz", 404) == {"detail": "No meeting found to stop."}


def webhooks_came():
    """webhooks came once each, in order, with the known bodies"""
    wait("transcript.ready", lambda: "transcript.ready" in receiver.events(have["meeting"]))
    events = receiver.events(have["meeting"])
    known = ["bot.joining", "bot.awaiting_admission", "bot.active", "bot.ended", "transcript.ready"]
    assert [event for event in events if event in known] == known, events
    assert len(events) == len(set(events)), events
    bodies = {body["event"]: body for body in receiver.bodies(have["meeting"])}
    active = bodies["bot.active"]
    assert active["data"]["new_status"] == "active" and active["data"]["transition_source"] == "bot_callback"
    assert active["meeting"]["account_id"] == have["account"] and active["meeting"]["status"] == "active"
    text = bodies["transcript.ready"]["transcript"]
    assert text["segment_count"] == 2 and "Ann: Good morning." in text["full_text"], text["full_text"]


def webhooks_are_signed():
    """each webhook is signed over its very bytes with the account's secret"""
    assert receiver.calls
    for headers, body in receiver.calls:
        assert headers["X-Vomeet-Signature"] == signature(SECRET, body)
        assert headers["X-Vomeet-Event"] in body.decode()


def webhook_secret_is_changed():
    """a regenerated webhook secret is not shown and signs at once, until the account's own is set again"""
    account = f"{ACCOUNTS}/{have['account']}"
    changed = admin.post(account + "/regenerate-webhook-secret", 200)
    assert list(changed)[:9] == ACCOUNT_FIELDS and "webhook_secret" not in changed, list(changed)
    client = have["client"]
    meeting = client.post("/bots", 201, {"platform": "google_meet", "native_meeting_id": "sec-rets-new"})
    wait("a call", lambda: receiver.events(meeting["id"]))
    headers, body = receiver.calls_of(meeting["id"])[0]
    assert headers["X-Vomeet-Signature"].startswith("sha256=") and headers["X-Vomeet-Signature"] != signature(SECRET, body)
    client.delete("/bots/google_meet/sec-rets-new", 202)
    becomes(client, meeting["id"], "completed")
    admin.patch(account, 200, {"webhook_secret": SECRET})


def text_comes_from_elsewhere():
    """a transcription proxy posts text with the meeting's token, twice, and it is in the transcript once"""
    client = have["client"]
    meeting = client.post("/bots", 201, {"platform": "google_meet", "native_meeting_id": "pro-xies-txt", "bot_name": "Proxied"})
    path = "/transcripts/google_meet/pro-xies-txt"
    wait("its text", lambda: client.get(path)["segments"])
    becomes(client, meeting["id"], "active")
    client.delete("/bots/google_meet/pro-xies-txt", 202)
    becomes(client, meeting["id"], "completed")
    ended = listed(client, meeting["id"])
    assert ended["data"]["completion_reason"] == "stopped", ended["data"]
    segments = client.get(path)["segments"]
    assert [(one["speaker"], one["text"].strip(), one["language"]) for one in segments] == [("Cleo", "Good evening.", "en")]
    assert segments[0]["absolute_end_time"] == "2026-01-01T10:01:00Z", segments[0]


def bots_are_scheduled():
    """a scheduled time is taken with a zone and without one, and shown in UTC without one"""
    client = have["client"]
    start = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(hours=2)
    naive = start.replace(tzinfo=None).isoformat()
    end = (start + datetime.timedelta(hours=1)).replace(tzinfo=None).isoformat()
    elsewhere = start.astimezone(datetime.timezone(datetime.timedelta(hours=2))).isoformat()
    for number, given in (("sch-edul-one", naive), ("sch-edul-two", naive + "Z"), ("sch-edul-thr", elsewhere)):
        meeting = client.post(
            "/bots", 201,
            {"platform": "google_meet", "native_meeting_id": number, "scheduled_start_time": given, "scheduled_end_time": end},
        )
        assert (meeting["scheduled_start_time"], meeting["scheduled_end_time"]) == (naive, end), meeting
        assert listed(client, meeting["id"])["scheduled_start_time"] == naive
        client.delete("/bots/google_meet/" + number, 202)
        becomes(client, meeting["id"], "completed")


def failed_is_retried():
    """a meeting that failed is sent again by retry; one that did not fail is not"""
    client = have["client"]
    failed = client.post("/bots", 201, {"platform": "google_meet", "native_meeting_id": "fai-lsfa-ils", "bot_name": "Fails"})
    becomes(client, failed["id"], "failed")
    again = client.post("/bots/google_meet/fai-lsfa-ils/retry?bot_name=Again", 201)
    assert again["id"] != failed["id"] and again["data"]["retry_of_meeting_id"] == failed["id"]
    detail = client.post("/bots/google_meet/fai-lsfa-ils/retry", 409)["detail"]
    assert "Only 'failed' meetings can be retried." in detail, detail
    client.delete("/bots/google_meet/fai-lsfa-ils", 202)
    becomes(client, again["id"], "completed")


def seats_are_kept():
    """no more bots than the account has seats"""
    admin.patch(f"{ACCOUNTS}/{have['account']}", 200, {"max_concurrent_bots": 1})
    client = have["client"]
    first = client.post("/bots", 201, {"platform": "teams", "native_meeting_id": "1234567890", "passcode": "abcDEF123"})
    assert first["constructed_meeting_url"] == "https://teams.live.com/meet/1234567890"
    refused = client.post("/bots", 403, {"platform": "google_meet", "native_meeting_id": "sea-tsse-ats"})
    assert refused == {"detail": "Account has reached the maximum concurrent bot limit (1)."}
    client.delete("/bots/teams/1234567890", 202)
    becomes(client, first["id"], "completed")


def text_is_deleted():
    """DELETE of an ended meeting removes its text and its name"""
    answer = have["client"].delete(MEETING, 200)
    assert answer == {"message": f"Meeting google_meet/{MEET} transcripts deleted and data anonymized"}
    have["client"].get(TRANSCRIPT, 404)
    redacted = listed(have["client"], have["meeting"])
    assert redacted["native_meeting_id"] is None and redacted["data"]["redacted"] is True


def users_and_tokens_work():
    """a user and a token of the first vomeet's admin API open the API, until the token is revoked"""
    user = admin.post("/admin/users", 201, {"email": "ann@example.com", "name": "Ann"})
    assert list(user)[:7] == USER_FIELDS, list(user)
    have["user"] = user
    assert admin.post("/admin/users", 200, {"email": "ann@example.com"})["id"] == user["id"]
    assert user in admin.get("/admin/users") and admin.get("/admin/users?skip=1&limit=10") == []
    assert admin.get("/admin/users/email/ann@example.com")["id"] == user["id"]
    admin.patch(f"/admin/users/{user['id']}", 400, {"email": "ben@example.com"})
    token = admin.post(f"/admin/users/{user['id']}/tokens", 201)
    assert len(token["token"]) == 40 and token["user_id"] == user["id"]
    client = Client(BASE, X_API_Key=token["token"])
    meeting = client.post("/bots", 201, {"platform": "google_meet", "native_meeting_id": "use-rsus-ers"})
    assert client.get("/meetings")["meetings"][0]["id"] == meeting["id"]
    client.delete("/bots/google_meet/use-rsus-ers", 202)
    becomes(client, meeting["id"], "completed")
    assert admin.get(f"/admin/users/{user['id']}")["api_tokens"][0]["id"] == token["id"]
    admin.delete(f"/admin/tokens/{token['id']}", 204)
    client.get("/meetings", 403)


def key_is_changed():
    """a regenerated key works at once and the old one no more"""
    old = have["client"]
    made = admin.post(f"{ACCOUNTS}/{have['account']}/regenerate-key", 200)
    old.get("/meetings", 403)
    have["client"] = Client(BASE, X_API_Key=made["api_key"])
    have["client"].get("/meetings")


def figures_are_there():
    """statistics and analytics answer"""
    stats = admin.get("/admin/stats/meetings-users")
    assert stats["total"] >= 3 and "items" in stats
    assert any(one["email"] == "ann@example.com" for one in admin.get("/admin/analytics/users"))
    assert admin.get("/admin/analytics/meetings")[0]["status"]
    telematics = admin.get(f"/admin/analytics/meetings/{have['meeting']}/telematics")
    assert telematics["meeting"]["id"] == have["meeting"] and telematics["sessions"]


def user_has_figures():
    """a user's figures are told as they are asked for without a word, and with its tokens"""
    path = f"/admin/analytics/users/{have['user']['id']}/details"
    details = admin.get(path)
    assert list(details) == ["user", "meeting_stats", "usage_patterns", "api_tokens"], list(details)
    assert details["user"]["email"] == "ann@example.com" and details["api_tokens"] is None
    stats = details["meeting_stats"]
    assert list(stats) == [
        "total_meetings", "completed_meetings", "failed_meetings", "active_meetings", "total_duration", "average_duration",
    ], list(stats)
    assert (stats["total_meetings"], stats["completed_meetings"], stats["active_meetings"]) == (1, 1, 0), stats
    patterns = details["usage_patterns"]
    assert list(patterns) == ["most_used_platform", "meetings_per_day", "peak_usage_hours", "last_activity"], list(patterns)
    assert patterns["most_used_platform"] == "google_meet" and NAIVE.match(patterns["last_activity"])
    assert admin.get(path + "?include_tokens=true")["api_tokens"] == []


def other_doors():
    """calendars answer 503, a text without a token 401, an unknown path 404, a superfluous slash leads on"""
    detail = have["client"].get("/google/users/ann/status", 503)["detail"]
    assert detail == "Google Integration service not configured"
    chunk = {"session_id": "s", "chunk_index": 0, "timestamp": 1, "text": "t"}
    assert anyone.post("/transcripts/webhook", 401, chunk) == {"detail": "Missing Authorization header"}
    assert anyone.get("/nowhere", 404) == {"detail": "Not Found"}
    slash = have["client"].session.get(BASE + "/meetings/", timeout=10, allow_redirects=False)
    assert slash.status_code == 307, slash.status_code
    assert "meetings" in have["client"].get("/meetings/")


def other_origins_may_call():
    """a page of another origin may call with a key"""
    headers = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key,content-type"}
    asked = anyone.session.options(BASE + "/bots", headers=headers, timeout=10)
    assert asked.status_code in (200, 204)
    allowed = asked.headers["Access-Control-Allow-Origin"]
    assert allowed in ("*", "https://app.example.com"), allowed
    assert "x-api-key" in asked.headers["Access-Control-Allow-Headers"].lower() or asked.headers["Access-Control-Allow-Headers"] == "*"


def account_is_deleted():
    """an account is deleted with its meetings, and its key opens nothing"""
    admin.delete(f"{ACCOUNTS}/{have['account']}", 204)
    have["client"].get("/meetings", 403)
    admin.get(f"{ACCOUNTS}/{have['account']}", 404)


walk = Walk()
walk.all([
    welcome, admin_makes_an_account, account_is_looked_at, own_webhook_is_set, accounts_users_are_asked_for, keys_are_needed,
    wrong_requests_are_explained, bot_is_sent, second_is_refused, status_lists_it, it_becomes_active, it_is_reconfigured,
    text_is_there, meeting_is_named, live_text_is_not_deleted, bot_is_called_back, webhooks_came, webhooks_are_signed,
    webhook_secret_is_changed, failed_is_retried, text_comes_from_elsewhere, bots_are_scheduled, seats_are_kept, text_is_deleted,
    users_and_tokens_work, key_is_changed, figures_are_there, user_has_figures, other_doors, other_origins_may_call,
    account_is_deleted,
])
sys.exit(walk.failed)
