# Builds Kubernetes and its tools from Go modules of fixed versions; once, until a version or a source changes.

go_state() { (cd "$here" && find kubernetes tools fake-nodes policies external-secrets build.sh -type f -print0 | sort -z | xargs -0 cksum | cksum); }

is_cluster_built() { [ -f "$bin/built" ] && [ "$(cat "$bin/built")" = "$(go_state)" ]; }

ensure_go() {
    has_go || fail "the cluster for tests is built with Go 1.24 or newer, and there is $(go version 2>/dev/null || echo none). Install one from go.dev/dl; the product needs none."
}

go_build() {
    local folder=$1
    shift
    (cd "$here/$folder" && CGO_ENABLED=0 nice -n 19 go build -trimpath "$@")
}

ensure_cluster_built() {
    is_cluster_built && return 0
    ensure_go
    mkdir -p "$bin"
    local state_before version=k8s.io/component-base/version client=k8s.io/client-go/pkg/version
    state_before=$(go_state)
    step "Building Kubernetes $kubernetes_version and its tools (once: some 15 minutes on two cores) …"
    go_build kubernetes -o "$bin/" -ldflags "-s -w -X $version.gitVersion=$kubernetes_version -X $version.gitMajor=1 \
        -X $version.gitMinor=34 -X $client.gitVersion=$kubernetes_version" . || fail "building Kubernetes failed"
    go_build tools -o "$bin/" -ldflags "-s -w" ./coredns ./pause helm.sh/helm/v3/cmd/helm sigs.k8s.io/metrics-server/cmd/metrics-server ||
        fail "building the cluster's tools failed"
    # Modules of their own: they do not build with the libraries of this Kubernetes' version.
    go_build fake-nodes -o "$bin/" -ldflags "-s -w" sigs.k8s.io/kwok/cmd/kwok || fail "building kwok failed"
    go_build policies -o "$bin/" -ldflags "-s -w" . || fail "building the firewall failed"
    build_operator || fail "building External Secrets failed"
    for part in kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl; do
        ln -sf kubernetes "$bin/$part"
    done
    echo "$state_before" >"$bin/built"
}
