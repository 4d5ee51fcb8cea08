# `./vomeet test [--cluster | --docker | --upgrade | MODULE ...]`: sourced by the launcher. Runs all gates and tests and ends with one line of counts.
ensure_packages build run lab test
# A result of an earlier run must not be counted.
in_modules "$root" \( -path '*/target/*-reports' -o -path '*/target/test-logs' -o -path '*/target/test-secrets' \) -prune -exec rm -rf {} +
selection=()
left_out=""
# There a test may start a second cluster, or wait until the first is well again.
patient=(-Dtest.limit=30m -Dfork.limit=4800)
if [ "${1:-}" = --cluster ]; then
    . "$root/launcher/test-cluster.sh"
    # What takes our own cluster takes the release before along.
    if [ -z "$left_out" ]; then
        "$root/launcher/release-before.sh" || {
            [ $? = 3 ] || exit 1
            left_out=upgrade
        }
    fi
    # There is one cluster, and some of the tests take a part of it away from all others.
    selection=(-pl e2e -am -Dgroups=cluster -DexcludedGroups="$left_out" -Dit.forks=1 "${patient[@]}")
elif [ "${1:-}" = --docker ]; then
    . "$root/launcher/test-docker.sh"
    selection=(-pl e2e -am -Dgroups=docker -DexcludedGroups= -Dit.forks=1)
elif [ "${1:-}" = --upgrade ]; then
    "$root/launcher/release-before.sh" ${2:+"$2"}
    . "$root/launcher/test-cluster.sh"
    selection=(-pl e2e -am -Dgroups=upgrade -DexcludedGroups= -Dit.forks=1 "${patient[@]}")
elif [ $# -gt 0 ]; then
    selection=(-pl "$(IFS=,; echo "$*")" -am)
fi
status=0
state=$(sources_state)
(cd "$root" && ./mvnw -B -ntp -fae -Dstage.skip "${selection[@]}" verify) || status=$?
counts=$(in_modules "$root" -path '*/target/*-reports/TEST-*.xml' -exec grep -ho '<testsuite [^>]*>' {} + | awk '
    function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
    END { printf "%d %d %d", tests - failed - skipped, failed, skipped }')
read -r passed failed skipped <<<"$counts"
if [ "$skipped" -gt 0 ]; then
    echo "Skipped, and why:"
    in_modules "$root" -path '*/target/*-reports/TEST-*.xml' -exec grep -h -B1 '<skipped' {} + |
        grep -oE '(name|classname|message)="[^"]*"' | sed 's/^/  /'
fi
if [ "$failed" -gt 0 ]; then
    echo "Failed, and how:"
    "$root/launcher/failed-tests.sh" "$root"
fi
if [ "$status" = 0 ] && [ "$passed" = 0 ]; then
    say "No test ran."
    status=1
fi
if [ "$status" = 0 ] && [ $# = 0 ]; then mark_built "$state"; fi
if [ "$left_out" = upgrade ]; then
    echo "Left out: the upgrade from the release before, which the history here does not have"
    skipped=$((skipped + 1))
fi
if [ "$skipped" -gt 0 ] && [ "${CI:-}" = true ]; then
    say "A test that is skipped shows nothing, and where CI is set it is a failure."
    status=1
fi
. "$root/launcher/test-secrets.sh"
if [ -n "$leaked" ]; then
    printf 'A secret of the tests stands in a log: %s\n' "$leaked" >&2
    failed=$((failed + 1))
    status=1
fi
if [ $# = 0 ] && [ "$status" = 0 ] && [ -n "$unsearched" ]; then
    say "Without secrets or without logs, so that looking for one in the other shows nothing:" $unsearched
    status=1
fi
if [ "$status" != 0 ] && [ "$failed" = 0 ] && [ "$skipped" = 0 ]; then say "The build itself failed: see the first [ERROR] above."; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
