# The control plane: etcd, API server, controllers, scheduler, and the door to the API server on the loopback.

control_up() {
    start_etcd
    start_apiserver
    start_door
    await 60 "the API server is ready" kubectl get --raw /readyz
    start_controllers
    start_scheduler
    start_storage
}

# Data for tests need not survive a power cut.
start_etcd() {
    start etcd etcd --name etcd --data-dir "$state/etcd" --unsafe-no-fsync --auto-compaction-retention 1h \
        --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
        --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 \
        --initial-cluster etcd=http://127.0.0.1:2380 --quota-backend-bytes 4000000000 --logger zap
}

# Debian's etcd is too old for lists that are streamed; without the offer clients do not try. A node that is lost is noticed, and its pods given up, in under a minute instead of six.
start_apiserver() {
    start apiserver "$bin/kube-apiserver" --etcd-servers http://127.0.0.1:2379 --bind-address 0.0.0.0 --secure-port 6443 \
        --advertise-address "$node_ip" --service-cluster-ip-range "$service_cidr" --authorization-mode Node,RBAC \
        --feature-gates WatchList=false --enable-admission-plugins NodeRestriction --anonymous-auth=false --profiling=false \
        --client-ca-file "$pki/ca.crt" --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" \
        --service-account-issuer https://kubernetes.default.svc.cluster.local \
        --service-account-key-file "$pki/service-accounts.pub" --service-account-signing-key-file "$pki/service-accounts.key" \
        --kubelet-client-certificate "$pki/to-kubelet.crt" --kubelet-client-key "$pki/to-kubelet.key" \
        --kubelet-certificate-authority "$pki/ca.crt" --kubelet-preferred-address-types InternalIP \
        --requestheader-client-ca-file "$pki/ca.crt" --requestheader-allowed-names front-proxy-client \
        --requestheader-username-headers X-Remote-User --requestheader-group-headers X-Remote-Group \
        --requestheader-extra-headers-prefix X-Remote-Extra- \
        --proxy-client-cert-file "$pki/front-proxy.crt" --proxy-client-key-file "$pki/front-proxy.key" \
        --default-not-ready-toleration-seconds 20 --default-unreachable-toleration-seconds 20 \
        --max-requests-inflight 1000 --max-mutating-requests-inflight 500
}

# The program outlives the API server, so that a client sees a refused call and not another cluster.
start_door() {
    pid_of door >/dev/null || in_background door "$bin/kubernetes" forward "127.0.0.1:$(cat "$state/port")" "$node_ip:6443"
}

# A thousand Jobs in a row are one of the tests: the default of 20 requests a second would be what it measures.
start_controllers() {
    start controllers "$bin/kube-controller-manager" --kubeconfig "$pki/controllers.kubeconfig" --bind-address 127.0.0.1 \
        --root-ca-file "$pki/ca.crt" --service-account-private-key-file "$pki/service-accounts.key" \
        --use-service-account-credentials --leader-elect=false --cluster-cidr "$pod_cidr" --profiling=false \
        --authentication-kubeconfig "$pki/controllers.kubeconfig" --authorization-kubeconfig "$pki/controllers.kubeconfig" \
        --kube-api-qps 300 --kube-api-burst 600 --concurrent-job-syncs 20 --node-monitor-grace-period 20s \
        --horizontal-pod-autoscaler-sync-period 5s
}

start_scheduler() {
    start scheduler "$bin/kube-scheduler" --kubeconfig "$pki/scheduler.kubeconfig" --bind-address 127.0.0.1 \
        --authentication-kubeconfig "$pki/scheduler.kubeconfig" --authorization-kubeconfig "$pki/scheduler.kubeconfig" \
        --leader-elect=false --profiling=false --kube-api-qps 300 --kube-api-burst 600
}

start_storage() { start storage "$bin/kubernetes" storage "$pki/tools.kubeconfig" "$state/volumes"; }

# The first free port, the same one for as long as the cluster is up.
choose_port() {
    [ ! -f "$state/port" ] || return 0
    local port=16443
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port" >"$state/port"
}
