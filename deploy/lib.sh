# What the scripts of the workflows have in common; sourced. docs/deploy.md says what they take from the environment.
# shellcheck disable=SC2034 # much of it is for the scripts that source this one
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release=vomeet
registry=${REGISTRY:-ghcr.io/voltade}
made=${VOMEET_DEPLOY_MADE:-$root/target/deploy}
images="bot manager speech lab"
# Why nobody could look how a release does, if so: smoke.sh leaves it for take-back.sh.
unseen=$made/unseen

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "deploy: $*"
    exit 1
}

# Into the page that the forge shows of the run, where there is one.
report() { printf '%s\n' "$*" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"; }

need() {
    local program missing=""
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
    done
    [ -z "$missing" ] || fail "the runner lacks$missing (docs/deploy.md lists what its image needs)"
}

# Whatever holds a secret is in a folder that only we may read, and goes with the script.
umask 077
work=$(mktemp -d)
at_the_end() { rm -rf "$work"; }
trap at_the_end EXIT

# environment NAME: staging, production, or pr-NUMBER for the preview of a pull request. Sets $kind and $namespace, and for a preview the
# place in the registry: production takes the images that it finds under a commit's name, and finds none that a branch has pushed.
environment() {
    case ${1:-} in
    staging) kind=staging namespace=vomeet-staging ;;
    production) kind=production namespace=vomeet ;;
    pr-*)
        [[ $1 =~ ^pr-[1-9][0-9]*$ ]] || fail "'$1' is not the preview of a pull request (pr-7)"
        kind=preview namespace=vomeet-$1 registry=$registry/preview
        ;;
    *) fail "which environment? staging, production or pr-NUMBER" ;;
    esac
}

# The cluster that the environment's secret names, and no other one that this machine happens to know.
use_cluster() {
    [ -n "${KUBECONFIG_DATA:-}" ] || fail "there is no kubeconfig: the environment's secret is not set (docs/deploy.md)"
    printf '%s\n' "$KUBECONFIG_DATA" >"$work/kubeconfig"
    export KUBECONFIG=$work/kubeconfig
    kubectl version -o json >/dev/null || fail "the cluster does not answer with this kubeconfig"
}

here() { kubectl -n "$namespace" "$@"; }

# last_revision STATUS: the newest revision of the release that has it; empty for none.
last_revision() {
    helm history "$release" -n "$namespace" -o json |
        jq --arg status "$1" '[.[] | select(.status == $status)] | last | .revision // empty'
}

# A hook that cannot run, because its image is gone or there is no room, shall not keep the release for ever.
uninstall() {
    set -- helm uninstall "$release" -n "$namespace" --ignore-not-found --wait --timeout
    "$@" "${REMOVE_TIMEOUT:-5m}" && return
    report "The bots of $namespace could not be asked to leave. They end by themselves."
    "$@" 5m --no-hooks
}

# The name of an image, without its tag.
repository() {
    case $1 in
    bot) echo "$registry/vomeet-bot" ;;
    manager) echo "$registry/vomeet-bot-manager" ;;
    *) echo "$registry/vomeet-$1" ;;
    esac
}

use_registry() {
    export REGISTRY_AUTH_FILE=$work/registry.json
    [ -z "${REGISTRY_USER:-}" ] ||
        skopeo login --username "$REGISTRY_USER" --password-stdin "${registry%%/*}" \
            <<<"${REGISTRY_PASSWORD:-}" >/dev/null 2>"$work/login" ||
        fail "nobody is logged in to the registry ${registry%%/*}: $(complaint "$work/login")"
}

# digest NAME TAG: of an image in the registry; nothing where the registry says that it has none. Where it does not say, the script ends:
# what is there would be built again, and production would get other bytes than staging was tried with.
digest() {
    local image
    image=$(repository "$1"):$2
    skopeo --insecure-policy inspect --format '{{.Digest}}' "docker://$image" 2>"$work/inspect" && return
    ! is_unknown "$work/inspect" || return 0
    fail "the registry ${registry%%/*} does not say whether it has $image: $(complaint "$work/inspect")"
}

# Registries have several words for it; some refuse whoever asks for a name that was never pushed, a manifest or already a token for it.
# Whoever may not push either hears so a moment later, and a wrong password has been refused at the login. What else the way to a manifest
# says is none of them: where tokens are given, 404 is a fault.
is_unknown() {
    local words="denied|manifest unknown|name unknown|repository name not known|unknown: ((artifact|repository) [^ ]+ )?not found|StatusCode: 404|.*HTTP status: 404"
    tr '\n' ' ' <"$1" | grep -qiE "reading manifest [^ ]+ in [^ ]+: (errors:(\\\\n| )*)?($words)|Requesting bear(er)? token: invalid status code from registry 403"
}

# complaint FILE: what skopeo has last said there, without what is of its log, and what to do about it.
complaint() {
    local why mend="whether it runs, and REGISTRY names it"
    why=$(tail -n 1 "$1" |
        sed -E 's/^time="[^"]*" level=[a-z]+ msg="(.*)"$/\1/; s/\\"/"/g; s/^Error parsing image name "[^"]*": //')
    case ${why,,} in
    *unauthorized* | *denied* | *forbidden* | *"authentication required"* | *"invalid username"*)
        mend="that REGISTRY_USER and REGISTRY_PASSWORD are of somebody who may push there"
        ;;
    esac
    echo "${why:-skopeo failed without a word}; see $mend (docs/deploy.md), and start this again"
}

# The reference that images.sh has written down: NAME:TAG@DIGEST.
pinned() {
    [ -f "$made/$1" ] || fail "the images have not been pushed: deploy/images.sh comes first"
    cat "$made/$1"
}

# within SECONDS COMMAND...: until the command succeeds; fails when it has not by then.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 1
    done
}

# await SECONDS WHAT COMMAND...: the same; says what did not happen, and ends the script.
await() { within "$1" "${@:3}" || fail "$2: not in time"; }
