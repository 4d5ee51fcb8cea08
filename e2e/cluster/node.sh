# The node: containerd, kubelet and kube-proxy, with all that they keep below the state folder.

node_up() {
    write_node_files
    cgroups_up
    start_containerd
    await 30 "containerd answers" ctr_node version
    image_from_program pause /pause "$bin/pause"
    start_kubelet
    start_proxy
    await 90 "the node is ready" node_is_ready
}

node_is_ready() {
    [ "$(kubectl get node "$node" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

ctr_node() { ctr --address "$state/containerd.sock" --namespace k8s.io "$@"; }

start_containerd() { start containerd containerd --config "$state/containerd.toml" --log-level info; }

start_kubelet() {
    start kubelet "$bin/kubelet" --config "$state/kubelet.yaml" --kubeconfig "$pki/node.kubeconfig" --root-dir "$state/kubelet" \
        --hostname-override "$node" --node-ip "$node_ip"
}

start_proxy() { start proxy "$bin/kube-proxy" --config "$state/proxy.yaml" --hostname-override "$node"; }

cgroups_up() {
    if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
        mkdir -p "/sys/fs/cgroup/$net"
        return 0
    fi
    local hierarchy
    for hierarchy in /sys/fs/cgroup/*/; do
        [ ! -f "$hierarchy/cgroup.procs" ] || mkdir -p "$hierarchy/$net"
    done
    # A new cpuset has no processors until it is told; its children then copy this one.
    if [ -d "/sys/fs/cgroup/cpuset/$net" ]; then
        local part
        for part in cpus mems; do
            cat "/sys/fs/cgroup/cpuset/cpuset.$part" >"/sys/fs/cgroup/cpuset/$net/cpuset.$part"
        done
    fi
}

write_node_files() {
    mkdir -p "$state/cni/net.d" "$state/volumes" "$state/certs.d"
    : >"$state/resolv.conf"
    # As the bot's chart asks of each node for its own sandbox of the browser.
    install -D -m 644 "$root/vomeet-bot/chart/files/chrome-seccomp.json" "$state/kubelet/seccomp/vomeet/chrome.json"
    cat >"$state/containerd.toml" <<END
version = 2
root = "$state/containerd/root"
state = "$state/containerd/state"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.internal.v1.opt", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = "$state/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$pause_image"
  # Without CAP_SYS_RESOURCE a process cannot become less likely to be killed.
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$state/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "$state/certs.d"
END
    cat >"$state/cni/net.d/10-vomeet.conflist" <<END
{
  "cniVersion": "1.0.0",
  "name": "vomeet-cluster",
  "plugins": [
    {
      "type": "ptp",
      "ipam": {
        "type": "host-local",
        "dataDir": "$state/cni/addresses",
        "ranges": [[{"subnet": "$real_pods"}]],
        "routes": [{"dst": "0.0.0.0/0"}]
      }
    },
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
END
    cat >"$state/kubelet.yaml" <<END
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: $pki/ca.crt}
authorization: {mode: Webhook}
tlsCertFile: $pki/kubelet.crt
tlsPrivateKeyFile: $pki/kubelet.key
address: 0.0.0.0
cgroupDriver: cgroupfs
cgroupRoot: /$net
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
containerRuntimeEndpoint: unix://$state/containerd.sock
clusterDNS: ["$dns_ip"]
clusterDomain: cluster.local
resolvConf: $state/resolv.conf
podLogsDir: $state/pods
volumePluginDir: $state/volume-plugins
serializeImagePulls: false
maxPods: 200
# This machine's disk and its other programs are nothing to drive tests from it for; images stay until down.
evictionHard: {memory.available: 100Mi, nodefs.available: "0%", nodefs.inodesFree: "0%", imagefs.available: "0%"}
imageGCHighThresholdPercent: 100
END
    cat >"$state/proxy.yaml" <<END
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
clusterCIDR: $pod_cidr
detectLocalMode: ClusterCIDR
oomScoreAdj: 0
conntrack: {maxPerCore: 0, min: 0}
clientConnection: {kubeconfig: $pki/proxy.kubeconfig}
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
END
}
