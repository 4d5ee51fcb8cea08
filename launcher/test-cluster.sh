# The cluster that `./vomeet test --cluster` tests on: the one that KUBECONFIG names, else the one of ./vomeet cluster, which ends
# with the tests if they started it. Sourced by test.sh, which is told in $left_out what another cluster cannot show.
left_out=""
# The file of our own, which `up` prints, names nothing else than what is taken without it.
if [ "${KUBECONFIG:-}" = "$(. "$root/e2e/cluster/lib.sh" && echo "$kubeconfig")" ]; then unset KUBECONFIG; fi
if [ -n "${KUBECONFIG:-}" ]; then
    left_out=own-cluster
    for setting in VOMEET_CLUSTER_PRIVATE_BUSYBOX VOMEET_CLUSTER_REGISTRY_USER VOMEET_CLUSTER_REGISTRY_PASSWORD; do
        [ -n "${!setting:-}" ] || left_out="own-cluster | private-registry"
    done
    for program in kubectl helm go; do
        command -v "$program" >/dev/null || fail "the tests on a cluster of your own take $program from the PATH"
    done
    kubectl version >/dev/null || fail "the cluster that KUBECONFIG names does not answer (its words are above)"
    step "Testing on the cluster of $KUBECONFIG: what needs ./vomeet cluster, with its registry and its faults, is left out (docs/cluster.md)"
    export VOMEET_CLUSTER_BUSYBOX=${VOMEET_CLUSTER_BUSYBOX:-docker.io/library/busybox:1}
fi
# One of the tests makes an image without an engine. The cluster's Buildah, which is there for it too, is then none for the images.
[ -n "${KUBECONFIG:-}" ] || ensure_packages image
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
