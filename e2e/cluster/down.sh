# Ends all that up started, by process id and by names that only the cluster has; also what a broken up left.

cluster_down() {
    local name
    # Things go while they are looked at; one step that fails must not keep the others from being taken.
    set +e
    rm -f "$state/up"
    # Their data go with them: nothing has to be finished or handed over.
    for name in kwok kubelet proxy policies storage scheduler controllers door apiserver etcd registry mirror; do end "$name"; done
    end_pods
    forget_addresses
    stop containerd
    unmount_all
    remove_cgroups
    network_down
    remove_links
    # A folder that is still a mount point is not ours to empty.
    rm -rf --one-file-system "$state"
    [ ! -e "$state" ] && [ ! -e "/run/netns/$net" ] && [ -z "$(cgroups)" ] ||
        fail "something is left of the cluster: $(ls -d "$state" "/run/netns/$net" $(cgroups) 2>/dev/null | tr '\n' ' '); try ./vomeet cluster down${cluster_name:+ --name $cluster_name} again"
}

end() {
    local pid
    if pid=$(pid_of "$1"); then
        kill -KILL "$pid" 2>/dev/null || true
        while pid_of "$1" >/dev/null; do sleep 0.05; done
    fi
}

# Whatever is in the cgroup of the pods was started by the cluster; then the shims, known by the socket that they were given.
end_pods() {
    local groups=() pids pid
    mapfile -t groups < <(cgroups)
    for _ in $(seq 50); do
        [ ${#groups[@]} -gt 0 ] || break
        pids=$(find "${groups[@]}" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u)
        [ -n "$pids" ] || break
        for pid in $pids; do kill -KILL "$pid" 2>/dev/null || true; done
        sleep 0.1
    done
    for pid in $(shims || true); do kill -TERM "$pid" 2>/dev/null || true; done
    for _ in $(seq 20); do
        [ -n "$(shims || true)" ] || return 0
        sleep 0.1
    done
    for pid in $(shims || true); do kill -KILL "$pid" 2>/dev/null || true; done
}

shims() {
    grep -lsazFx "$state/containerd.sock" /proc/[0-9]*/cmdline | xargs -r grep -lsa '^[^ ]*containerd-shim' | cut -d/ -f3
}

# What the CNI library remembers of the pods that were there to the end is in a place that cannot be chosen.
forget_addresses() {
    local sandbox
    for sandbox in "$state"/containerd/root/io.containerd.grpc.v1.cri/sandboxes/*; do
        rm -f "/var/lib/cni/results/"*"-$(basename "$sandbox")-"*
    done
}

unmount_all() {
    local place
    for place in $(awk -v below="$state/" 'index($5, below) == 1 { print $5 }' /proc/self/mountinfo | sort -r); do
        umount "$place" 2>/dev/null || umount --lazy "$place" 2>/dev/null || true
    done
}

remove_cgroups() {
    local groups=()
    mapfile -t groups < <(cgroups)
    [ ${#groups[@]} -eq 0 ] || find "${groups[@]}" -depth -type d -exec rmdir {} + 2>/dev/null || true
}

# So are the kubelet's links for log collectors and its socket for plugins. Folders go when they are empty.
remove_links() {
    find /var/log/containers -maxdepth 1 -lname "$state/*" -delete 2>/dev/null || true
    is_another_up || rm -f /var/lib/kubelet/device-plugins/kubelet.sock
    local folder
    for folder in /var/log/containers /var/lib/cni/results /var/lib/cni /var/lib/kubelet/device-plugins /var/lib/kubelet \
        /run/containerd/runc/k8s.io /run/containerd/runc /run/containerd/s /run/containerd; do
        rmdir "$folder" 2>/dev/null || true
    done
}

is_another_up() {
    local name
    [ -z "$cluster_name" ] || [ ! -e "$first/up" ] || return 0
    for name in $(other_clusters); do
        [ "$name" = "$cluster_name" ] || return 0
    done
    return 1
}
