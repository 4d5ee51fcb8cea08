#!/bin/bash
# actionlint.sh [OPTION ...] FILE ...: looks at workflows of a forge with actionlint, built from its Go module once for each version.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/launcher/lib.sh"
has_go || fail "actionlint is built with Go 1.24 or newer, and there is $(go version 2>/dev/null || echo none)"
program=$(cache_folder)/actionlint-$(cat "$root"/e2e/workflows/go.* | cksum | cut -d' ' -f1)
if [ ! -x "$program" ]; then
    mkdir -p "$(dirname "$program")"
    part=$(mktemp "$program.XXXXXX")
    # What Go says of its downloads is no finding.
    said=$(cd "$root/e2e/workflows" && CGO_ENABLED=0 nice -n 19 go build -trimpath -ldflags "-s -w" -o "$part" \
        github.com/rhysd/actionlint/cmd/actionlint 2>&1) || {
        say "$said"
        fail "building actionlint failed"
    }
    # mktemp's file is nobody else's to run.
    chmod 755 "$part"
    mv "$part" "$program"
fi
exec "$program" "$@"
