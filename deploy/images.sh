#!/bin/bash
# images.sh ENVIRONMENT: sees to it that the registry has the images of this commit, under its name, and writes down their digests. What is
# there already is taken as it is: production gets the very images that staging was tried with. Previews have images of their own.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
need git skopeo
revision=$(git -C "$root" rev-parse HEAD)
# The name of a commit says nothing about them, and the images of the commit would be lost.
changes=$(git -C "$root" status --porcelain)
[ -z "$changes" ] || fail "these files are not what commit $revision says, whose name the images would have: commit them first
$changes"
use_registry

# One that is missing is enough: they are made together.
are_there() {
    local found
    for image in $images; do
        found=$(digest "$image" "$revision") || exit
        [ -n "$found" ] || return 1
    done
}

if ! are_there; then
    # shellcheck disable=SC2086 # one word an image
    (umask 022 && "$root/vomeet" image --reuse --tag "$revision" $images)
    for image in $images; do
        skopeo --insecure-policy copy --quiet "docker-archive:$root/target/images/$image.tar" \
            "docker://$(repository "$image"):$revision"
    done
fi
mkdir -p "$made"
for image in $images; do
    found=$(digest "$image" "$revision")
    [ -n "$found" ] || fail "the registry ${registry%%/*} has no $(repository "$image"):$revision, which was just there: start this again"
    printf '%s:%s@%s\n' "$(repository "$image")" "$revision" "$found" >"$made/$image"
    report "$(cat "$made/$image")"
done
