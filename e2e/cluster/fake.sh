# Fake nodes (kwok): pods on them only look as if they ran. For numbers that no machine holds, and for nodes that can be lost.

# fake_nodes COUNT: fake-1 to fake-COUNT exist afterwards. Only pods that tolerate the taint vomeet.io/fake go there.
fake_nodes() {
    [[ ${1:-} =~ ^[0-9]+$ ]] || fail "cluster fake-nodes: how many? Usage: ./vomeet cluster fake-nodes COUNT"
    start_kwok
    for number in $(seq "$1"); do fake_node "fake-$number"; done | kubectl apply -f - >/dev/null
    for number in $(seq "$1"); do
        await 60 "fake-$number is ready" fake_node_is True "fake-$number"
    done
}

start_kwok() {
    start kwok "$bin/kwok" --kubeconfig "$pki/tools.kubeconfig" --config "$here/manifests/stages.yaml" --cidr "$fake_pods" \
        --node-ip "$node_ip" --manage-all-nodes=false --manage-nodes-with-label-selector type=kwok \
        --node-lease-duration-seconds 15 --server-address 127.0.0.1:10247
}

fake_node() {
    cat <<END
---
apiVersion: v1
kind: Node
metadata:
  name: $1
  labels: {type: kwok, kubernetes.io/hostname: $1, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
spec:
  taints: [{key: vomeet.io/fake, value: "true", effect: NoSchedule}]
status:
  allocatable: {cpu: "1000", memory: 2000Gi, pods: "2000"}
  capacity: {cpu: "1000", memory: 2000Gi, pods: "2000"}
END
}

# Without the label nobody speaks for the node any more, as when a machine loses its power.
lose_node() {
    need_fake_node "${1:-}" lose-node
    kubectl label node "$1" type- >/dev/null
    await 120 "the loss of $1 is noticed" fake_node_is Unknown "$1"
}

find_node() {
    need_fake_node "${1:-}" find-node
    kubectl label --overwrite node "$1" type=kwok >/dev/null
    await 60 "$1 is ready" fake_node_is True "$1"
}

need_fake_node() {
    [ -n "$1" ] || fail "cluster $2: which node? Usage: ./vomeet cluster $2 NAME"
    [[ $1 == fake-* ]] || fail "cluster $2: only fake nodes can be lost (./vomeet cluster fake-nodes makes some), and $1 is none"
    kubectl get node "$1" >/dev/null 2>&1 || fail "cluster $2: there is no node $1"
}

fake_node_is() { [ "$(kubectl get node "$2" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = "$1" ]; }
