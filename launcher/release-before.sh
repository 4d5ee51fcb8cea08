#!/bin/bash
# `release-before.sh [COMMIT]`: makes what the test of an upgrade begins with, in target/before: the chart, and the images of manager and bot
# with the tag `before`, of the release before. Without a word that is the last tag before this commit, else the commit before the last
# change of the database. Does nothing when it is there. A clone of a part of the history fetches the rest if it can; exit status 3
# where the history does not reach so far.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/launcher/lib.sh"
. "$root/launcher/image/make.sh"

in_history() { git -C "$root" "$@" 2>/dev/null; }

last_release() {
    in_history describe --tags --abbrev=0 HEAD^ && return
    local change
    change=$(in_history log -1 --first-parent --format=%h -- bot-manager/src/main/resources/db/migration) || true
    echo "${change:-HEAD}^"
}

no_history() {
    say "There is no commit '$1' here: the release before is made from the repository's history."
    exit 3
}

# From where the clone came from, if that answers without a question.
fetch_history() {
    [ "$(in_history rev-parse --is-shallow-repository)" = true ] || return
    step "Fetching the whole history …"
    GIT_TERMINAL_PROMPT=0 GIT_SSH_COMMAND="${GIT_SSH_COMMAND:-ssh} -o BatchMode=yes" timeout 300 \
        git -C "$root" -c maintenance.auto=false -c gc.auto=0 fetch --quiet --unshallow --tags </dev/null 2>/dev/null 9>&-
}

find_commit() {
    name=${1:-$(last_release)}
    commit=$(in_history rev-parse --verify "$name^{commit}")
}

before=$root/target/before
mkdir -p "$root/target"
# Two that want it at a time: the second finds it made.
exec 9>"$root/target/before.lock"
flock 9
find_commit "$@" || { fetch_history && find_commit "$@"; } || no_history "$name"
if [ "$(cat "$before/commit" 2>/dev/null)" = "$commit" ]; then exit 0; fi
step "Making the release before: $(in_history log -1 --format='%h, %cs, %s' "$commit") …"
rm -rf "$before"
mkdir -p "$before/tree"
git -C "$root" archive "$commit" | tar -x -C "$before/tree"
# What makes images here is for this release to say.
"$before/tree/vomeet" image --engine "$(find_engine)" --tag before manager bot
cp -rL "$before/tree/chart" "$before/chart"
mv "$before"/tree/target/images/{manager,bot}.tar "$before"
rm -rf "$before/tree"
echo "$commit" >"$before/commit"
