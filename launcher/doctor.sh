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
    --help)
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
    elif [ "$2" = missing ]; then
        printf '  ✗ %-30s %s\n      get it: %s\n' "$1" "$3" "$4"
    else
        printf '  ✓ %-30s %s\n' "$1" "$3"
    fi
}
if home=$("$root/.mvn/find-jdk" 2>/dev/null); then
    row "JDK 25" there "found in $home" ""
else
    row "JDK 25" missing "builds and runs everything" "install a JDK 25 (for example temurin-25-jdk) and set JAVA_HOME to its folder"
fi
while IFS='	' read -r package check _ what; do
    if met "$check"; then row "$package" there "$what" ""; else row "$package" missing "$what" "$(install_command "$package")"; fi
done < <(grep -v '^#' "$root/launcher/requirements.tsv")
if [ -n "$json" ]; then
    echo "{\"missing\":$missing,\"parts\":[$rows]}"
elif [ "$missing" -gt 0 ]; then
    echo "$missing missing. ./vomeet doctor --fix installs the Debian packages."
else
    echo "Nothing is missing."
fi
[ "$missing" = 0 ]
