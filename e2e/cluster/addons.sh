# What runs in the cluster from the start: names, measurements, storage. A cluster beside the first is a small one: nothing is measured
# there, and it has no image to look around with.

addons_up() {
    local manifests="storage dns"
    image_from_program coredns /coredns "$bin/coredns"
    if [ -z "$cluster_name" ]; then
        manifests="$manifests metrics"
        image_from_program metrics-server /metrics-server "$bin/metrics-server"
        busybox_up
    fi
    for manifest in $manifests; do
        sed -e "s/@HOST_IP@/$host_ip/; s/@DNS_IP@/$dns_ip/; s/@NODE@/$node/" "$here/manifests/$manifest.yaml" |
            kubectl apply -f - >/dev/null
    done
    await 60 "the name service runs" kubectl -n kube-system rollout status deployment/coredns --timeout 5s
    [ -n "$cluster_name" ] || await 90 "kubectl top answers" kubectl top nodes
}
