#!/bin/bash
# sweep.sh: removes the previews whose pull request is closed and that were left behind: a run was cancelled, a cluster was away. Asks the
# forge about each; where it gives no clear answer, the preview stays.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
need kubectl jq curl
use_cluster
printf 'Authorization: Bearer %s\n' "${FORGE_TOKEN:-}" >"$work/token"

# GitHub and Forgejo agree on this much of their APIs.
state_of() {
    curl -sS --fail -m 30 -H @"$work/token" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/pulls/$1" | jq -r .state
}

status=0
previews=$(kubectl get namespaces -l vomeet.io/preview -o 'jsonpath={.items[*].metadata.labels.vomeet\.io/preview}') ||
    fail "the cluster does not say which previews there are"
for preview in $previews; do
    state=$(state_of "${preview#pr-}") || state="not known"
    if [ "$state" = closed ]; then
        "$root/deploy/remove.sh" "$preview" || status=1
    else
        report "The preview $preview stays: its pull request is $state."
    fi
done
exit "$status"
