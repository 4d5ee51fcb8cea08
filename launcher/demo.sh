# `./vomeet demo`: sourced by the launcher. Runs the demo in a folder of its own and looks afterwards whether anything was left behind:
# processes (each carries the run's mark in its environment) and files (in the run's folder, and new ones of ours in the temporary folder).
run=$(mktemp -d "${TMPDIR:-/tmp}/vomeet-demo.XXXXXX")
mark="VOMEET_RUN=$(basename "$run")"
export VOMEET_TMP="$run/tmp" TMPDIR="$run/tmp" VOMEET_RESULT="$run/result.json"
mkdir "$VOMEET_TMP"
temporary_folder=$(dirname "$run")
before=$(ls -A "$temporary_folder")

pids_of_run() {
    local environment
    for environment in /proc/[0-9]*/environ; do
        if grep -qzxF "$mark" "$environment" 2>/dev/null; then
            basename "$(dirname "$environment")"
        fi
    done
}

escape() { sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }

left_behind() {
    local pid file
    for pid in $(pids_of_run); do
        printf 'process %s %s\n' "$pid" "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-100)"
    done
    (cd "$run" && find tmp -mindepth 1 -maxdepth 2 2>/dev/null) | while read -r file; do echo "file $file"; done
    # Others use the temporary folder too: only names that our parts would give count.
    comm -13 <(echo "$before" | sort) <(ls -A "$temporary_folder" | sort) |
        grep -iE '^(vomeet|\.?org\.chromium|embedded-pg|epg|hsperfdata|flite|redis)' | grep -vxF "$(basename "$run")" |
        grep -v '^vomeet-demo\.' | while read -r file; do echo "file $temporary_folder/$file"; done
}

# Ctrl-C reaches the demo itself (same process group), which then cleans up; the launcher waits for it and looks.
trap '' INT
trap 'kill -TERM "${demo:-0}" 2>/dev/null || true' TERM HUP
(
    trap - INT TERM HUP
    export "$mark"
    java_main demo "$@"
) &
demo=$!
status=0
while :; do
    wait "$demo" && status=0 || status=$?
    kill -0 "$demo" 2>/dev/null || break
done
trap - INT TERM HUP
# The last processes may still be ending: those of a browser do so within a moment of their parent.
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$(pids_of_run)" ] || break
    sleep 0.3
done
remains=$(left_behind)
list=$(printf '%s' "$remains" | while read -r line; do printf '%s"%s"' "${comma:-}" "$(printf '%s' "$line" | escape)" && comma=,; done)
if [ -n "$remains" ]; then
    [ "$status" != 0 ] || status=1
    say "Left behind:"
    say "$remains"
fi
if [ -s "$VOMEET_RESULT" ]; then
    if [ -n "$remains" ]; then sed -i 's/"ok":true/"ok":false/' "$VOMEET_RESULT"; fi
    sed "s|}[[:space:]]*\$|,\"left_behind\":[$(printf '%s' "$list" | sed 's/[&|\\]/\\&/g')]}|" "$VOMEET_RESULT"
fi
rm -rf "$run"
exit "$status"
