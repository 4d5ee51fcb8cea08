# External Secrets: the operator itself, built from its Go module with its Kubernetes provider, as a pod with its own definitions.

operator_version=$(cat "$here/external-secrets/version")

# Its folder among the Go modules, which are checked by their sums.
operator_module() { go mod download -json "$operator_version" | sed -nE 's/^\s*"Dir": "(.*)",?$/\1/p'; }

# Its two lists of plug-ins are replaced, so it is built from a copy.
build_operator() {
    local from copy=$cache/external-secrets
    from=$(operator_module)
    rm -rf "$copy"
    mkdir -p "$copy"
    cp -r "$from"/{go.mod,go.sum,main.go,apis,cmd,pkg} "$copy"
    chmod -R u+w "$copy"
    cp "$here/external-secrets/providers.go" "$copy/pkg/provider/register/register.go"
    cp "$here/external-secrets/generators.go" "$copy/pkg/generator/register/register.go"
    (cd "$copy" && CGO_ENABLED=0 nice -n 19 go build -trimpath -ldflags "-s -w" -o "$bin/external-secrets" .)
    rm -rf "$copy"
}

# external-secrets on|off
switch_secrets() {
    local definitions
    definitions=$(operator_module)/config/crds/bases
    case ${1:-} in
    on)
        image_from_program external-secrets /external-secrets "$bin/external-secrets"
        kubectl apply --server-side -k "$definitions" >/dev/null
        kubectl wait --for=condition=Established crd --all --timeout=30s >/dev/null
        kubectl apply -f "$here/manifests/external-secrets.yaml" >/dev/null
        await 60 "External Secrets runs" kubectl -n external-secrets rollout status deployment/external-secrets --timeout 5s
        ;;
    off)
        kubectl delete -f "$here/manifests/external-secrets.yaml" --ignore-not-found >/dev/null
        kubectl delete -k "$definitions" --ignore-not-found >/dev/null
        ;;
    *) fail "cluster external-secrets: on or off? Usage: ./vomeet cluster external-secrets on|off" ;;
    esac
}
