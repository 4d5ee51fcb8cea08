# Names, places and small tools of a cluster for tests; sourced after launcher/lib.sh. Expects $root: the folder of the checkout, and
# $cluster_name: empty for the first cluster.

# The number of a cluster with a name: the one that it has, else the first that is free.
number_of_cluster() {
    local number
    if [ -f "$first-$cluster_name/number" ]; then
        cat "$first-$cluster_name/number"
        return
    fi
    for number in 1 2 3 4 5 6 7 8 9; do
        grep -qxs "$number" "$first"-*/number || break
    done
    echo "$number"
}

here=$root/e2e/cluster
cache=$(cache_folder)/cluster
bin=$cache/bin
first=/var/lib/vomeet-cluster
registry_names="ghcr.io git.voltade.com"
node=vomeet-node

# Everything runs in a network of its own, joined to this machine by one cable: nothing in it has a way to any other machine,
# and ending it takes all rules, routes and links with it. A cluster with a name has its own of all that, by a number of its own.
if [ -z "${cluster_name:-}" ]; then
    net=vomeet-cluster
    state=$first
    cable=vomeet-host
    host_ip=10.97.0.1
    node_ip=10.97.0.2
    services=10.96
    pods=10.244
else
    net=vomeet-cluster-$cluster_name
    state=$first-$cluster_name
    number=$(number_of_cluster)
    cable=vomeet-host-$number
    host_ip=10.98.$number.1
    node_ip=10.98.$number.2
    services=10.$((100 + number))
    pods=10.$((200 + number))
fi
kubeconfig=$state/kubeconfig
service_cidr=$services.0.0/16
api_service_ip=$services.0.1
dns_ip=$services.0.10
pod_cidr=$pods.0.0/16
real_pods=$pods.0.0/17
fake_pods=$pods.128.0/17
hosts_mark="# $net"

# shellcheck disable=SC2034 # used by the scripts that source this one
kubernetes_version=v1.34.4

kubectl() { "$bin/kubectl" --kubeconfig "$kubeconfig" "$@"; }

# The cgroup of the pods, in each hierarchy of version 1 or in the one of version 2.
cgroups() { find /sys/fs/cgroup -maxdepth 2 -type d -name "$net" 2>/dev/null || true; }

# Nothing for a process that has ended, also where nobody has taken note of its end yet.
started_at() { awk '{ sub(/.*\) /, ""); if ($1 != "Z") print $20 }' "/proc/$1/stat" 2>/dev/null; }

# The process of that name if it is still the one that was started: a number alone may have been given to another since.
pid_of() {
    local pid since
    [ -f "$state/pids/$1" ] || return 1
    read -r pid since <"$state/pids/$1"
    [ -n "$since" ] && [ "$(started_at "$pid")" = "$since" ] || return 1
    echo "$pid"
}

# start NAME COMMAND...: runs it in the cluster's network, in the background, unless it runs. Its words go to a log of its name.
start() {
    local name=$1
    shift
    pid_of "$name" >/dev/null && return 0
    in_background "$name" nsenter "--net=/run/netns/$net" -- "$@"
}

in_background() {
    local name=$1
    shift
    mkdir -p "$state/pids" "$state/logs"
    setsid "$@" >>"$state/logs/$name.log" 2>&1 </dev/null 9>&- &
    echo "$! $(started_at $!)" >"$state/pids/$name"
    disown
}

# Ends a process of ours and waits for it: first politely, after five seconds not.
stop() {
    local pid
    if pid=$(pid_of "$1"); then
        kill -TERM "$pid" 2>/dev/null || true
        for _ in $(seq 50); do
            pid_of "$1" >/dev/null || break
            sleep 0.1
        done
        if pid_of "$1" >/dev/null; then kill -KILL "$pid" 2>/dev/null || true; fi
    fi
    rm -f "$state/pids/$1"
}

# await SECONDS WHAT COMMAND...: until the command succeeds; says what did not happen.
await() {
    local seconds=$1 what=$2 end
    shift 2
    end=$((SECONDS + seconds))
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$end" ]; then
            fail "$what: not within $seconds s. Logs: $state/logs. ./vomeet cluster down${cluster_name:+ --name $cluster_name} cleans up."
        fi
        sleep 0.2
    done
}

is_up() { [ -f "$state/up" ] && pid_of apiserver >/dev/null && pid_of kubelet >/dev/null; }

need_up() { is_up || fail "the cluster${cluster_name:+ $cluster_name} does not run: start it with ./vomeet cluster up${cluster_name:+ --name $cluster_name}"; }

# The names of the clusters that are beside the first.
other_clusters() {
    local folder
    for folder in "$first"-*/; do
        [ ! -d "$folder" ] || basename "${folder#"$first"-}"
    done
}

# One at a time: up, down and restart change the same things.
lock() {
    exec 9>"/run/lock/vomeet-cluster.lock"
    flock 9
}
