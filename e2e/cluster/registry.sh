# The private registry: Debian's docker-registry under the names that the product's charts use, with TLS and a password; and the
# same store without a password under the name of the public one. A cluster beside the first has programs of its own before the first's
# store: what is pushed once is there for all, as it is with one registry for two real clusters.

registry_user=vomeet
mirror_port=5000

registry_password() { cat "$first/registry/password"; }

registry_up() {
    local name
    mkdir -p "$state/registry"
    if [ -z "$cluster_name" ]; then
        mkdir -p "$state/registry/data"
        [ -f "$state/registry/password" ] || (umask 077 && openssl rand -hex 16 >"$state/registry/password")
    fi
    registry_password | htpasswd -iBn "$registry_user" >"$state/registry/htpasswd"
    registry_file private 443 "auth: {htpasswd: {realm: vomeet-cluster, path: $state/registry/htpasswd}}"
    registry_file mirror "$mirror_port" ""
    for name in $registry_names; do
        mkdir -p "$state/certs.d/$name"
        printf 'server = "https://%s"\n[host."https://%s"]\n  ca = "%s"\n' "$name" "$(registry_at "$name")" "$pki/ca.crt" >"$state/certs.d/$name/hosts.toml"
    done
    mkdir -p "$state/certs.d/docker.io"
    printf 'server = "https://%s:%s"\n[host."https://%s:%s"]\n  ca = "%s"\n' "$node_ip" "$mirror_port" "$node_ip" "$mirror_port" \
        "$pki/ca.crt" >"$state/certs.d/docker.io/hosts.toml"
    start_registry
    await 20 "the registry answers" curl --silent --cacert "$pki/ca.crt" "https://$node_ip/v2/"
}

# The name leads to the first cluster's, which the others do not reach.
registry_at() { [ -z "$cluster_name" ] && echo "$1" || echo "$node_ip"; }

start_registry() {
    start registry docker-registry serve "$state/registry/private.yml"
    start mirror docker-registry serve "$state/registry/mirror.yml"
}

registry_file() {
    cat >"$state/registry/$1.yml" <<END
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: $first/registry/data}
  delete: {enabled: true}
http:
  addr: $node_ip:$2
  tls: {certificate: $pki/registry.crt, key: $pki/registry.key}
$3
END
}
