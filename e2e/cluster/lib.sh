# Names, places and small tools of the cluster for tests; sourced after launcher/lib.sh. Expects $root: the folder of the checkout.

here=$root/e2e/cluster
cache=$(cache_folder)/cluster
bin=$cache/bin
state=/var/lib/vomeet-cluster
kubeconfig=$state/kubeconfig

# Everything runs in a network of its own, joined to this machine by one cable: nothing in it has a way to any other machine,
# and ending it takes all rules, routes and links with it.
net=vomeet-cluster
cable=vomeet-host
host_ip=10.97.0.1
node_ip=10.97.0.2
service_cidr=10.96.0.0/16
api_service_ip=10.96.0.1
dns_ip=10.96.0.10
pod_cidr=10.244.0.0/16
real_pods=10.244.0.0/17
fake_pods=10.244.128.0/17
node=vomeet-node
registry_names="ghcr.io git.voltade.com"
hosts_mark="# vomeet-cluster"

# shellcheck disable=SC2034 # used by the scripts that source this one
kubernetes_version=v1.34.4

kubectl() { "$bin/kubectl" --kubeconfig "$kubeconfig" "$@"; }

# The cgroup of the pods, in each hierarchy of version 1 or in the one of version 2.
cgroups() { find /sys/fs/cgroup -maxdepth 2 -type d -name vomeet-cluster 2>/dev/null || true; }

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
            fail "$what: not within $seconds s. Logs: $state/logs. ./vomeet cluster down cleans up."
        fi
        sleep 0.2
    done
}

is_up() { [ -f "$state/up" ] && pid_of apiserver >/dev/null && pid_of kubelet >/dev/null; }

need_up() { is_up || fail "the cluster does not run: start it with ./vomeet cluster up"; }

# One at a time: up, down and restart change the same things.
lock() {
    exec 9>"/run/lock/vomeet-cluster.lock"
    flock 9
}
