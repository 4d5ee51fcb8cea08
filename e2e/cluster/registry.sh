# The private registry: Debian's docker-registry under the names that the product's charts use, with TLS and a password; and the
# same store without a password under the name of the public one.

registry_user=vomeet
mirror_port=5000

registry_password() { cat "$state/registry/password"; }

registry_up() {
    local name
    mkdir -p "$state/registry/data"
    [ -f "$state/registry/password" ] || (umask 077 && openssl rand -hex 16 >"$state/registry/password")
    registry_password | htpasswd -iBn "$registry_user" >"$state/registry/htpasswd"
    registry_file private 443 "auth: {htpasswd: {realm: vomeet-cluster, path: $state/registry/htpasswd}}"
    registry_file mirror "$mirror_port" ""
    for name in $registry_names; do
        mkdir -p "$state/certs.d/$name"
        printf 'server = "https://%s"\n[host."https://%s"]\n  ca = "%s"\n' "$name" "$name" "$pki/ca.crt" >"$state/certs.d/$name/hosts.toml"
    done
    mkdir -p "$state/certs.d/docker.io"
    printf 'server = "https://%s:%s"\n[host."https://%s:%s"]\n  ca = "%s"\n' "$node_ip" "$mirror_port" "$node_ip" "$mirror_port" \
        "$pki/ca.crt" >"$state/certs.d/docker.io/hosts.toml"
    start_registry
    await 20 "the registry answers" curl --silent --cacert "$pki/ca.crt" "https://$node_ip/v2/"
}

start_registry() {
    start registry docker-registry serve "$state/registry/private.yml"
    start mirror docker-registry serve "$state/registry/mirror.yml"
}

registry_file() {
    cat >"$state/registry/$1.yml" <<END
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: $state/registry/data}
  delete: {enabled: true}
http:
  addr: $node_ip:$2
  tls: {certificate: $pki/registry.crt, key: $pki/registry.key}
$3
END
}
