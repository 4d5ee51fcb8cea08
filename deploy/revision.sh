#!/bin/bash
# revision.sh: which commit goes to production: REVISION, a commit or tag, or what is checked out when that is empty. Only one that the branch
# of the run has: what is to be run with the secrets of production was let into that branch, and not just pushed somewhere. Told as `sha`,
# for a name may lead elsewhere by the time of the next job.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
need git
wish=${REVISION:-HEAD}
sha=$(git -C "$root" rev-parse --verify --quiet --end-of-options "$wish^{commit}") ||
    fail "there is no commit or tag '$wish' here"
git -C "$root" merge-base --is-ancestor "$sha" HEAD ||
    fail "'$wish' ($sha) is not a part of the branch that this run was started for: merge it first"
printf 'sha=%s\n' "$sha" >>"${GITHUB_OUTPUT:-/dev/null}"
report "Commit $sha goes to production."
