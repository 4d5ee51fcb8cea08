#!/bin/bash
# take-back.sh ENVIRONMENT: after a smoke test that failed: the release before runs again, unless the test says that it could not look. Fails
# in any case, for the run has.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
need helm kubectl jq
if [ -s "$unseen" ]; then
    report "The release in $namespace stays. Nobody could look how it does: $(cat "$unseen"). Start the workflow again when that is mended."
    exit 1
fi
use_cluster
before=$(last_revision superseded)
[ -n "$before" ] || fail "the first release in $namespace failed its smoke test; there is none before it, and it stays"
helm rollback "$release" "$before" -n "$namespace" --wait --timeout "${DEPLOY_TIMEOUT:-10m}" >/dev/null
report "The smoke test failed in $namespace: revision $before runs again."
exit 1
