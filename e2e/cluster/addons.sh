# What runs in the cluster from the start: names, measurements, storage.

addons_up() {
    image_from_program coredns /coredns "$bin/coredns"
    image_from_program metrics-server /metrics-server "$bin/metrics-server"
    busybox_up
    for manifest in storage dns metrics; do
        sed -e "s/@HOST_IP@/$host_ip/; s/@DNS_IP@/$dns_ip/; s/@NODE@/$node/" "$here/manifests/$manifest.yaml" |
            kubectl apply -f - >/dev/null
    done
    await 60 "the name service runs" kubectl -n kube-system rollout status deployment/coredns --timeout 5s
    await 90 "kubectl top answers" kubectl top nodes
}
