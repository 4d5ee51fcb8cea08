#!/bin/bash
# deploy.sh ENVIRONMENT: installs the images that images.sh has pushed, by digest, or goes back to what ran before.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
need helm kubectl jq
use_cluster
version=$(pinned manager)

make_namespace() {
    if ! kubectl get namespace "$namespace" >/dev/null 2>&1; then kubectl create namespace "$namespace"; fi
    # So that it is found, and nothing else is ever taken for a preview.
    [ "$kind" != preview ] || kubectl label --overwrite namespace "$namespace" "vomeet.io/preview=${namespace#vomeet-}" \
        pod-security.kubernetes.io/enforce=restricted >/dev/null
}

# What nodes pull with. Without a user of its own, whatever the namespace has is left alone.
make_pull_secret() {
    [ -n "${PULL_USER:-}" ] || return 0
    jq -n --arg host "${registry%%/*}" '{auths: {($host): {auth: ("\(env.PULL_USER):\(env.PULL_PASSWORD)" | @base64)}}}' >"$work/pull.json"
    here create secret generic image-pull-secrets --type kubernetes.io/dockerconfigjson \
        --from-file=.dockerconfigjson="$work/pull.json" --dry-run=client -o yaml | here apply -f - >/dev/null
}

# A run that was cancelled leaves a release that is for ever about to be installed, and Helm then refuses the next. What ran last is chosen
# here: Helm by itself takes the revision before, which after half a way back is the very one that did not run.
unlock_release() {
    local state ran
    state=$(helm status "$release" -n "$namespace" -o json 2>/dev/null | jq -r .info.status) || return 0
    case $state in
    pending-install | uninstalling) uninstall ;;
    pending-*)
        ran=$(last_revision deployed)
        [ -n "$ran" ] || ran=$(last_revision superseded)
        [ -n "$ran" ] || fail "the release is '$state', and no revision of it ever ran: helm uninstall $release -n $namespace"
        helm rollback "$release" "$ran" -n "$namespace" --wait --timeout "${DEPLOY_TIMEOUT:-10m}"
        ;;
    esac
}

# The lab of the smoke test is a place where bots may go, and its authority is trusted while its Secret is there.
smoke_values() {
    cat <<END
manager:
  env: {ALLOWED_MEETING_HOSTS: smoke-lab.$namespace.svc}
bots:
  bot:
    envFrom: [{secretRef: {name: smoke-lab, optional: true}}]
END
}

image_values() {
    local bot manager speech
    bot=$(pinned bot) manager=$(pinned manager) speech=$(pinned speech)
    cat <<END
global: {imageTag: "$(tag "$manager" | cut -d@ -f1)"}
manager: {image: {repository: "$(repository manager)", tag: "$(tag "$manager")"}}
speech: {image: {repository: "$(repository speech)", tag: "$(tag "$speech")"}}
bots: {imageRepository: "$(repository bot)", imageTag: "$(tag "$bot")"}
END
}

# What comes after the name: the registry's port has a colon too.
tag() { sed -E 's|^.*/[^/:@]+:||' <<<"$1"; }

# The environment's own values. Previews have them in common, and each its namespace in them.
own_values() {
    local values=${VALUES:-}
    printf '%s\n' "${values//@NAMESPACE@/$namespace}"
}

# Where the release is reached from outside; empty for one that is not.
hosts() {
    helm get values "$release" -n "$namespace" --all -o json | jq -r '
        [(.ingress | select(.enabled) | .hosts[]), (.httpRoute | select(.enabled) | .hostnames[])] | join(", ")'
}

# What runs after an attempt that failed: Helm takes back what it began, and may fail at that, too.
stands() {
    local now
    if ! now=$(helm status "$release" -n "$namespace" -o json 2>"$work/status" | jq -r '"\(.info.status) \(.version) \(.info.description)"'); then
        now="? $(cat "$work/status")"
    fi
    case $now in
    *"release: not found"*) echo "Nothing is installed in $namespace" ;;
    \?*) echo "What runs now cannot be told: ${now#? }" ;;
    deployed\ *) echo "It was taken back: revision $(cut -d' ' -f2 <<<"$now") runs ($(cut -d' ' -f3- <<<"$now"))" ;;
    *) echo "It could not be taken back, and is '${now%% *}' now: see helm history $release -n $namespace" ;;
    esac
}

make_namespace
make_pull_secret
unlock_release
smoke_values >"$work/smoke.yaml"
image_values >"$work/images.yaml"
own_values >"$work/own.yaml"
# Without its end: some of the events' times have fractions, which sort before the Z.
since=$(date -u +%Y-%m-%dT%H:%M:%S)
if ! helm upgrade --install "$release" "$root/chart" --namespace "$namespace" --atomic --timeout "${DEPLOY_TIMEOUT:-10m}" \
    -f "$root/chart/values.$kind.yaml" -f "$work/smoke.yaml" -f "$work/own.yaml" -f "$work/images.yaml" \
    --description "$(tag "$version")" >"$work/said" 2>&1; then
    # The notes at the end of what it says are for people who install by hand.
    cat "$work/said" >&2
    here get events --sort-by=.metadata.creationTimestamp -o json |
        jq -r --arg since "$since" '.items[] | select(.type == "Warning" and (.lastTimestamp // .eventTime // "") >= $since) |
            "\(.involvedObject.kind)/\(.involvedObject.name): \(.message)"' |
        uniq | tail -n 20 >&2
    fail "this release does not run. $(stands)"
fi
report "Release $release runs in namespace $namespace, revision $(helm status "$release" -n "$namespace" -o json | jq .version): $version"
at=$(hosts)
[ -z "$at" ] || report "It is reached at $at"
