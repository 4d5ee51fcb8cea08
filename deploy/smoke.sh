#!/bin/bash
# smoke.sh ENVIRONMENT: one meeting in the new release, from the request to the last word: a lab beside it, a real bot, text that was
# really said. All that it makes goes again.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
need kubectl jq curl
use_cluster
forwards=()

at_the_end() {
    local forward
    set +e
    [ -z "${account:-}" ] || admin account delete "$account" >/dev/null || say "The account $account of the smoke test is left behind."
    for forward in "${forwards[@]}"; do kill "$forward" 2>/dev/null; done
    here delete secret smoke-lab --ignore-not-found --wait=false >/dev/null
    [ ! -f "$work/lab.yaml" ] || here delete -f "$work/lab.yaml" --ignore-not-found --wait=false >/dev/null
    rm -rf "$work"
}

admin() { here exec service/bot-manager -- vomeet-admin "$@"; }

# forward TARGET PORT NAME: $work/NAME then holds a port of this machine that leads there.
forward() {
    kubectl -n "$namespace" port-forward "$1" ":$2" >"$work/$3.log" 2>&1 &
    forwards+=($!)
    await 30 "a way to $1" forwarded "$3"
}
forwarded() { sed -nE 's/^Forwarding from 127\.0\.0\.1:([0-9]+) .*/\1/p;q' "$work/$1.log" >"$work/$1" && [ -s "$work/$1" ]; }

lab() { curl -sS --fail-with-body -m 20 --cacert "$work/ca.pem" -X "$1" "https://localhost:$(cat "$work/lab")$2" "${@:3}"; }

# The key is in a file: what a program is called with, everybody on the machine can read.
api() {
    curl -sS --fail-with-body -m 20 -X "$1" -H @"$work/key" -H 'Content-Type: application/json' "${@:3}" \
        "http://127.0.0.1:$(cat "$work/api")$2"
}

start_lab() {
    sed -e "s|@IMAGE@|$(pinned lab)|; s|@NAMESPACE@|$namespace|" "$root/deploy/smoke-lab.yaml" >"$work/lab.yaml"
    here apply -f "$work/lab.yaml" >/dev/null
    here rollout status deployment/smoke-lab --timeout 180s >/dev/null || fail "the lab did not start: kubectl describe pod -n $namespace"
    forward service/smoke-lab 443 lab
    # Through the cluster's own door: who answers is the pod.
    curl -sS --fail -m 20 --insecure "https://localhost:$(cat "$work/lab")/ca.pem" >"$work/ca.pem"
    here create secret generic smoke-lab --from-file=BOT_CA="$work/ca.pem" --dry-run=client -o yaml | here apply -f - >/dev/null
}

open_account() {
    local made
    made=$(admin account create "smoke test" --json)
    account=$(jq -r .id <<<"$made")
    jq -r '"X-API-Key: \(.api_key)"' <<<"$made" >"$work/key"
}

# is STATUS: whether the meeting is there. One that has ended otherwise never will be.
is() {
    local now
    api GET "/meetings/$meeting" >"$work/meeting" || return 1
    now=$(jq -r .status "$work/meeting")
    [ "$now" != "$1" ] || return 0
    case $now in
    completed | failed)
        api GET "/meetings/$meeting/events" >&2 || true
        fail "the meeting has ended: $now, $(jq -r '.data.completion_reason' "$work/meeting")"
        ;;
    esac
    return 1
}

# Words of the transcript that were said in the lab.
understood() {
    lab GET "/lab/meetings/$code/truth" | jq '[.spoken[].text]' >"$work/said"
    api GET "/transcripts/google_meet/$code?meeting_id=$meeting" | jq '[.segments[].text]' >"$work/heard"
    jq -n --slurpfile said "$work/said" --slurpfile heard "$work/heard" '
        def words: [.[0][] | ascii_downcase | scan("[a-z]{4,}")] | unique;
        ($heard | words) - (($heard | words) - ($said | words)) | join(" ")' -r >"$work/words"
    [ "$(wc -w <"$work/words")" -ge 3 ]
}

start_lab
forward service/bot-manager 8080 api
open_account
code=$(lab POST /lab/meetings --data-binary @"$root/deploy/smoke.yaml" | jq -r .code)
jq -n --arg url "https://smoke-lab.$namespace.svc/$code" '{meeting_url: $url, bot_name: "Smoke test"}' >"$work/wish"
api POST /bots --data-binary @"$work/wish" >"$work/bot" || fail "no bot is sent: $(cat "$work/bot")"
meeting=$(jq -r .id "$work/bot")
await 180 "the bot is in the meeting" is active
await 90 "text of the meeting" understood
api DELETE "/bots/google_meet/$code" >/dev/null
await 60 "the bot has left" is completed
reason=$(jq -r .data.completion_reason "$work/meeting")
[ "$reason" = stopped ] || fail "the meeting ended as '$reason' and not as 'stopped'"
report "A bot was in a meeting of namespace $namespace and understood: $(cat "$work/words")"
