#!/bin/bash
# kubeconfig.sh staging|production|preview: run once by an administrator of the cluster, with an administrator's kubeconfig. Makes the
# namespace and somebody who may deploy there, and prints the kubeconfig that the environment's secret is to hold. Run again, it prints the
# same.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in
preview) kind=preview namespace=vomeet-previews ;;
pr-*) fail "previews have one kubeconfig for all: kubeconfig.sh preview" ;;
*) environment "$@" ;;
esac
need kubectl jq

kubectl get namespace "$namespace" >/dev/null 2>&1 || kubectl create namespace "$namespace" >&2
kubectl apply -f "$root/deploy/deployer.yaml" >&2
bind() { # KIND NAME ROLE
    kubectl create "$1" "$2" --clusterrole "$3" --serviceaccount "$namespace:vomeet-deployer" -n "$namespace" --dry-run=client -o yaml |
        here apply -f - >&2
}
here apply -f - >&2 <<'END'
apiVersion: v1
kind: ServiceAccount
metadata: {name: vomeet-deployer}
---
apiVersion: v1
kind: Secret
metadata:
  name: vomeet-deployer
  annotations: {kubernetes.io/service-account.name: vomeet-deployer}
type: kubernetes.io/service-account-token
END
if [ "$kind" = preview ]; then
    bind clusterrolebinding vomeet-previews vomeet-deployer
    bind clusterrolebinding vomeet-previews-namespaces vomeet-previewer
else
    bind rolebinding vomeet-deployer vomeet-deployer
fi
has_token() { here get secret vomeet-deployer -o json >"$work/token" && jq -e .data.token "$work/token" >/dev/null; }
await 30 "the token of vomeet-deployer" has_token
kubectl config view --raw --minify --flatten -o json >"$work/mine"
jq -n --slurpfile mine "$work/mine" --slurpfile token "$work/token" --arg namespace "$namespace" '
    {apiVersion: "v1", kind: "Config", clusters: [{name: "cluster", cluster: $mine[0].clusters[0].cluster}],
     users: [{name: "vomeet-deployer", user: {token: ($token[0].data.token | @base64d)}}],
     contexts: [{name: "deploy", context: {cluster: "cluster", user: "vomeet-deployer", namespace: $namespace}}],
     "current-context": "deploy"}'
