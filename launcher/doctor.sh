#!/bin/bash
# `./vomeet doctor [--json] [--fix]`: what is there, what is missing, how to get it. Exit status 0 when nothing is missing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/launcher/lib.sh"
json="" fix=""
for option in "$@"; do
    case $option in
    --json) json=1 ;;
    --fix) fix=1 ;;
    --help | -h)
        echo "Usage: ./vomeet doctor [--json] [--fix]"
        echo "Says what is there, what is missing and how to get it; --fix installs Debian packages (a JDK it only finds)."
        exit 0
        ;;
    *)
        say "vomeet doctor: unknown option $option (known: --json, --fix)"
        exit 2
        ;;
    esac
done
if [ -n "$fix" ]; then
    ensure_packages build run lab test image
fi

rows="" missing=0
row() { # name, state, what, how to get it
    if [ "$2" = missing ]; then missing=$((missing + 1)); fi
    if [ -n "$json" ]; then
        rows="$rows${rows:+,}{\"name\":\"$1\",\"state\":\"$2\",\"for\":\"$3\",\"get\":\"$4\"}"
    elif [ "$2" != there ]; then
        printf '  %s %-30s %s\n      get it: %s\n' "$([ "$2" = missing ] && echo ✗ || echo ○)" "$1" "$3" "$4"
    else
        printf '  ✓ %-30s %s\n' "$1" "$3"
    fi
}
if home=$("$root/.mvn/find-jdk" 2>/dev/null); then
    row "JDK 25" there "found in $home" ""
else
    row "JDK 25" missing "builds and runs everything" "install a JDK 25 (for example temurin-25-jdk) and set JAVA_HOME to its folder"
fi
while IFS='	' read -r package check purpose what; do
    case $(met "$check" && echo there || echo "$purpose") in
    there) row "$package" there "$what" "" ;;
    cluster) row "$package" optional "$what; only for the cluster for tests" "./vomeet cluster up installs it" ;;
    docker) row "$package" optional "$what" "./vomeet test --docker installs it" ;;
    fuzz) row "$package" optional "$what" "$(install_command "$package")" ;;
    *) row "$package" missing "$what" "$(install_command "$package")" ;;
    esac
done < <(grep -v '^#' "$root/launcher/requirements.tsv")
if has_go; then
    row "Go 1.24" there "found $(go env GOVERSION); builds the cluster for tests and what checks the workflows" ""
else
    row "Go 1.24" optional "builds the cluster for tests, and what checks the workflows" "install Go 1.24 or newer from go.dev/dl"
fi
if [ -n "$json" ]; then
    echo "{\"missing\":$missing,\"parts\":[$rows]}"
elif [ "$missing" -gt 0 ]; then
    echo "$missing missing. ./vomeet doctor --fix installs the Debian packages."
else
    echo "Nothing is missing."
fi
[ "$missing" = 0 ]
