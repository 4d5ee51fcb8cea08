# `./vomeet cluster [--name NAME] COMMAND`: sourced by the launcher. The cluster itself is in e2e/cluster.
# The name may also follow the command; what comes after that is the command's own.
cluster_name=""
[ "${1:-}" = --name ] || [ $# -lt 2 ] || [ "$2" != --name ] || set -- "$2" "${3:-}" "$1" "${@:4}"
if [ "${1:-}" = --name ]; then
    cluster_name=${2:-}
    [[ $cluster_name =~ ^[a-z][a-z0-9]{0,15}$ ]] || fail "cluster --name: a name is up to 16 small letters and digits"
    shift 2
fi
for part in lib build network certificates control node images registry addons policies secrets fake down; do
    # shellcheck source=/dev/null
    . "$root/e2e/cluster/$part.sh"
done

need_root() {
    [ "$(uname -s)" = Linux ] || fail "the cluster for tests needs Linux; elsewhere give the tests a cluster of your own with KUBECONFIG"
    [ "$(id -u)" = 0 ] || fail "the cluster for tests needs root: sudo -E ./vomeet cluster $*"
}

cluster_up() {
    if ! is_up; then
        if [ -e "$state" ]; then
            step "Removing what an earlier cluster left …"
            (cluster_down)
        fi
        mkdir -p "$state"
        chmod 755 "$state"
        [ -z "$cluster_name" ] || echo "$number" >"$state/number"
        choose_port
        step "Starting the cluster${cluster_name:+ $cluster_name} …"
        certificates_up
        network_up
        control_up
        registry_up
        node_up
        addons_up
        touch "$state/up"
    else
        step "The cluster${cluster_name:+ $cluster_name} is up."
    fi
    echo "KUBECONFIG=$kubeconfig"
}

cluster_status() {
    local name
    for name in etcd apiserver door controllers scheduler storage registry mirror containerd kubelet proxy policies kwok; do
        printf '  %-12s %s\n' "$name" "$(pid_of "$name" || echo -)"
    done
    is_up || return 1
    kubectl get nodes -o wide
}

cluster_env() {
    echo "export KUBECONFIG=$kubeconfig"
    echo "export PATH=$bin:\$PATH"
    echo "export VOMEET_CLUSTER_HOST=$host_ip"
    echo "export VOMEET_CLUSTER_DOCKER_IO=$node_ip:$mirror_port"
    echo "export VOMEET_CLUSTER_REGISTRY_USER=$registry_user"
    echo "export VOMEET_CLUSTER_REGISTRY_PASSWORD=$(registry_password)"
}

restart_part() {
    case ${1:-} in
    registry)
        stop registry
        stop mirror
        start_registry
        ;;
    apiserver | controllers | scheduler | kubelet | containerd | etcd | proxy)
        stop "$1"
        "start_$1"
        ;;
    *) fail "cluster restart: which part? apiserver, controllers, scheduler, kubelet, containerd, etcd, proxy or registry" ;;
    esac
    await 60 "the API server is ready" kubectl get --raw /readyz
}

command=${1:-help}
[ $# = 0 ] || shift
case $command in
kubectl | helm) ;;
*) if asks "$@"; then command=help; fi ;;
esac
case $command in
help | --help | -h) exec cat "$root/launcher/help-cluster.txt" ;;
up)
    need_root up
    [ -z "$cluster_name" ] || [ -e "$first/up" ] || fail "cluster up --name: it stands beside the first one, whose registry it shares; start that with ./vomeet cluster up"
    ensure_packages cluster
    lock
    ensure_cluster_built
    cluster_up
    ;;
build)
    lock
    ensure_cluster_built
    ;;
down)
    need_root down
    # They share its registry.
    [ -n "$cluster_name" ] || for name in $(other_clusters); do "$root/vomeet" cluster down --name "$name"; done
    lock
    cluster_down
    ;;
status)
    cluster_status || need_up
    ;;
env)
    need_up
    cluster_env
    ;;
load)
    need_up
    load_image "$@"
    ;;
kubectl | helm)
    need_up
    KUBECONFIG=$kubeconfig exec "$bin/$command" "$@"
    ;;
fake-nodes)
    need_up
    fake_nodes "$@"
    ;;
lose-node)
    need_up
    lose_node "$@"
    ;;
find-node)
    need_up
    find_node "$@"
    ;;
policies)
    need_up
    switch_policies "$@"
    ;;
external-secrets)
    need_up
    switch_secrets "$@"
    ;;
restart)
    need_up
    lock
    restart_part "$@"
    ;;
*)
    say "vomeet: there is no command 'cluster $command'."
    cat "$root/launcher/help-cluster.txt" >&2
    exit 2
    ;;
esac
