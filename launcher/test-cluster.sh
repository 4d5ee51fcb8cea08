# The cluster that `./vomeet test --cluster` tests on: the one that KUBECONFIG names, else the one of ./vomeet cluster, which ends
# with the tests if they started it. Sourced by test.sh.
# Before the tests: what is packaged again while they run would be taken from under them.
"$root/vomeet" image --tag test all
if [ -z "${KUBECONFIG:-}" ]; then
    if ! "$root/vomeet" cluster status >/dev/null 2>&1; then
        [ -n "${VOMEET_CLUSTER_KEEP:-}" ] || trap '"$root/vomeet" cluster down' EXIT
    fi
    "$root/vomeet" cluster up
    settings=$("$root/vomeet" cluster env)
    eval "$settings"
fi
