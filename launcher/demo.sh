# `./vomeet demo`: sourced by the launcher. Runs the demo in a folder of its own and looks afterwards whether anything was left behind:
# processes (the run's folder stands in the environment of each part, bots and browsers too, or is where it works) and files (all parts
# are told to keep theirs in the run's folder).
run=$(mktemp -d "${TMPDIR:-/tmp}/vomeet-demo.XXXXXX")
export VOMEET_TMP="$run/tmp" TMPDIR="$run/tmp" VOMEET_LOG="$run/log"
case " $* " in *" --json "*) export VOMEET_RESULT="$run/result.json" ;; esac
mkdir "$VOMEET_TMP"

pids_of_run() {
    local process
    for process in /proc/[0-9]*; do
        case $(readlink "$process/cwd" 2>/dev/null) in
        "$run"/*) basename "$process" ;;
        *) if grep -qzF "$run/" "$process/environ" 2>/dev/null; then basename "$process"; fi ;;
        esac
    done
}

escape() { sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }

left_behind() {
    local pid file
    for pid in $(pids_of_run); do
        printf 'process %s %s\n' "$pid" "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-100)"
    done
    (cd "$run" && find tmp -mindepth 1 -maxdepth 2 2>/dev/null) | while read -r file; do echo "file $file"; done
}

# Ctrl-C is passed on to the demo alone, which ends its parts in order; the launcher waits for it and looks. (Job control gives the
# demo a process group of its own: a background process of a plain script would ignore the interrupt.)
demo=""
interrupted=""
pass_on() {
    interrupted=$1
    [ -z "$demo" ] || kill "-$1" "$demo" 2>/dev/null || true
}
trap 'pass_on INT' INT
trap 'pass_on TERM' TERM HUP
set -m
(
    trap - INT TERM HUP
    java_main demo "$@"
) &
demo=$!
set +m
[ -z "$interrupted" ] || pass_on "$interrupted"
status=0
while :; do
    wait "$demo" && status=0 || status=$?
    kill -0 "$demo" 2>/dev/null || break
done
trap '' INT TERM HUP
# The last processes may still be ending: those of a browser do so within a moment of their parent.
for _ in {1..60}; do
    [ -n "$(pids_of_run)" ] || break
    sleep 0.3
done
remains=$(left_behind)
list=""
if [ -n "$remains" ]; then
    list=$(printf '%s\n' "$remains" | while read -r line; do printf '%s"%s"' "${comma:-}" "$(printf '%s' "$line" | escape)" && comma=,; done)
    [ "$status" != 0 ] || status=1
    say "Left behind:"
    say "$remains"
fi
if [ -s "${VOMEET_RESULT:-}" ]; then
    if [ -n "$remains" ]; then sed -i 's/"ok":true/"ok":false/' "$VOMEET_RESULT"; fi
    sed "s|}[[:space:]]*\$|,\"left_behind\":[$(printf '%s' "$list" | sed 's/[&|\\]/\\&/g')]}|" "$VOMEET_RESULT"
fi
if [ "$status" != 0 ] && [ "$status" != 130 ] && [ -s "$VOMEET_LOG" ]; then
    say "The last that the parts logged:"
    tail -n 40 "$VOMEET_LOG" >&2
fi
rm -rf "$run"
exit "$status"
