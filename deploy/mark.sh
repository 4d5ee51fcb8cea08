#!/bin/bash
# mark.sh TAG: gives the images that images.sh has pushed one more tag, for people: what runs in staging, in production. Nothing is ever
# installed by it.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
[ $# = 1 ] || fail "mark.sh TAG"
need skopeo
use_registry
for image in $images; do
    from=$(pinned "$image")
    # Without its tag: a reference has one of both here.
    skopeo --insecure-policy copy --quiet "docker://$(repository "$image")@${from#*@}" "docker://$(repository "$image"):$1"
done
report "The images are tagged $1."
