#!/bin/bash
# smoke.sh ENVIRONMENT: one meeting in the new release, from the request to the last word: a lab beside it, a real bot, text that was
# really said. All that it makes goes again.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
need kubectl jq curl
rm -f "$unseen"
use_cluster
account_name="smoke test (deploy/smoke.sh)"

at_the_end() {
    local status=$? way
    set +e
    [ -z "${account:-}" ] || admin account delete "$account" >/dev/null || say "The account $account of the smoke test is left behind."
    for way in lab api; do close "$way"; done
    here delete secret smoke-lab --ignore-not-found --wait=false >/dev/null
    [ ! -f "$work/lab.yaml" ] || here delete -f "$work/lab.yaml" --ignore-not-found --wait=false >/dev/null
    [ "$status" = 0 ] || [ ! -s "$work/lost" ] || { mkdir -p "$made" && cp "$work/lost" "$unseen"; }
    rm -rf "$work"
}

# newest_pod DEPLOYMENT: one that is ready, of its newest revision; empty for none. Those of the release before may be there for a while yet,
# and whatever leads to them ends with them.
newest_pod() {
    here get replicasets,pods -o json >"$work/pods" || return
    jq -r --arg deployment "$1" '
        def of($kind; $name): any(.metadata.ownerReferences[]?; .kind == $kind and .name == $name);
        ([.items[] | select(.kind == "ReplicaSet" and of("Deployment"; $deployment))]
            | max_by(.metadata.annotations["deployment.kubernetes.io/revision"] | tonumber) | .metadata.name) as $newest
        | [.items[] | select(.kind == "Pod" and of("ReplicaSet"; $newest) and .metadata.deletionTimestamp == null
                and any(.status.conditions[]?; .type == "Ready" and .status == "True")) | .metadata.name][0] // empty' "$work/pods"
}

admin() {
    local pod
    pod=$(newest_pod bot-manager)
    here exec "pod/$pod" -- vomeet-admin "$@"
}

# open NAME DEPLOYMENT PORT: a way to a pod; $work/NAME then holds a port of this machine that leads there. Where there is a pod and no way
# to it, $work/lost says so: that is not the release's fault.
open() {
    local pod
    close "$1"
    rm -f "$work/lost" "$work/$1"
    if ! pod=$(newest_pod "$2"); then
        echo "the cluster does not say which pods of $2 there are" >"$work/lost"
        return 1
    elif [ -z "$pod" ]; then
        say "No pod of $2 is ready."
        return 1
    fi
    kubectl -n "$namespace" port-forward "pod/$pod" ":$3" >"$work/$1.log" 2>&1 &
    echo $! >"$work/$1.pid"
    # Else its end is told in the midst of what this says.
    disown 2>/dev/null || true
    within 30 decided "$1" || true
    if ! forwarded "$1"; then
        echo "there is no way to pod $pod: $(tail -n 1 "$work/$1.log")" >"$work/lost"
        cat "$work/lost" >&2
        return 1
    fi
}
forwarded() { sed -nE 's/^Forwarding from 127\.0\.0\.1:([0-9]+) .*/\1/p;q' "$work/$1.log" >"$work/$1" && [ -s "$work/$1" ]; }
decided() { forwarded "$1" || ! kill -0 "$(cat "$work/$1.pid")" 2>/dev/null; }
close() { [ ! -f "$work/$1.pid" ] || kill "$(cat "$work/$1.pid")" 2>/dev/null || true; }

# through NAME BASE PATH CURL...: one call. A way that is lost is opened again, and the call repeated: none minds that it comes twice.
through() {
    local name=$1 status
    for _ in 1 2 3; do
        status=0
        rm -f "$work/$name.answer"
        if [ ! -s "$work/$name" ]; then "way_to_$name" || return; fi
        curl -sS --fail-with-body -m 20 -o "$work/$name.answer" "${@:4}" "$2:$(cat "$work/$name")$3" || status=$?
        case $status in
        # Not connected; cut off; not in time; nothing came back; broken.
        7 | 18 | 28 | 52 | 56) "way_to_$name" || return ;;
        *) break ;;
        esac
    done
    [ ! -f "$work/$name.answer" ] || cat "$work/$name.answer"
    return "$status"
}
way_to_lab() { open lab smoke-lab 8443; }
way_to_api() { open api bot-manager 8080; }

lab() { through lab https://localhost "$2" --cacert "$work/ca.pem" -X "$1" "${@:3}"; }

# The key is in a file: what a program is called with, everybody on the machine can read.
api() { through api http://127.0.0.1 "$2" -X "$1" -H @"$work/key" -H 'Content-Type: application/json' "${@:3}"; }

start_lab() {
    sed -e "s|@IMAGE@|$(pinned lab)|; s|@NAMESPACE@|$namespace|" "$root/deploy/smoke-lab.yaml" >"$work/lab.yaml"
    here apply -f "$work/lab.yaml" >/dev/null
    here rollout status deployment/smoke-lab --timeout 180s >/dev/null || fail "the lab did not start: kubectl describe pod -n $namespace"
    way_to_lab
    # Through the cluster's own door: who answers is the pod.
    through lab https://localhost /ca.pem --insecure >"$work/ca.pem"
    here create secret generic smoke-lab --from-file=BOT_CA="$work/ca.pem" --dry-run=client -o yaml | here apply -f - >/dev/null
}

# Those of tests whose runner died go first.
open_account() {
    local old new
    admin account list --json >"$work/accounts"
    for old in $(jq --arg name "$account_name" 'select(.name == $name) | .id' "$work/accounts"); do
        admin account delete "$old" >/dev/null || say "The account $old of an earlier smoke test is left behind."
    done
    new=$(admin account create "$account_name" --json)
    account=$(jq -r .id <<<"$new")
    jq -r '"X-API-Key: \(.api_key)"' <<<"$new" >"$work/key"
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
way_to_api
open_account
code=$(lab POST /lab/meetings --data-binary @"$root/deploy/smoke.yaml" | jq -r .code)
jq -n --arg url "https://smoke-lab.$namespace.svc/$code" '{meeting_url: $url, bot_name: "Smoke test"}' >"$work/wish"
api POST /bots -H 'Idempotency-Key: smoke-test' --data-binary @"$work/wish" >"$work/bot" || fail "no bot is sent: $(cat "$work/bot")"
meeting=$(jq -r .id "$work/bot")
await 180 "the bot is in the meeting" is active
await 90 "text of the meeting" understood
# Whether it was heard is seen by what comes of it: the second of two may find no bot.
api DELETE "/bots/google_meet/$code" >/dev/null || true
await 60 "the bot has left" is completed
reason=$(jq -r .data.completion_reason "$work/meeting")
[ "$reason" = stopped ] || fail "the meeting ended as '$reason' and not as 'stopped'"
report "A bot was in a meeting of namespace $namespace and understood: $(cat "$work/words")"
