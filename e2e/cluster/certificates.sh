# The cluster's own certificate authority, and who is who in it.

pki=$state/pki

certificates_up() {
    [ ! -f "$pki/done" ] || return 0
    mkdir -p "$pki"
    chmod 700 "$pki"
    openssl ecparam -name prime256v1 -genkey -noout -out "$pki/ca.key"
    openssl req -x509 -new -key "$pki/ca.key" -days 365 -subj "/CN=Vomeet cluster for tests" -out "$pki/ca.crt" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" 2>/dev/null
    openssl genrsa -out "$pki/service-accounts.key" 2048 2>/dev/null
    openssl rsa -in "$pki/service-accounts.key" -pubout -out "$pki/service-accounts.pub" 2>/dev/null
    certificate apiserver "/CN=kube-apiserver" "DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,\
DNS:kubernetes.default.svc.cluster.local,IP:127.0.0.1,IP:$node_ip,IP:$api_service_ip"
    certificate kubelet "/CN=$node" "DNS:$node,IP:$node_ip"
    certificate registry "/CN=registry" "$(printf 'DNS:%s,' $registry_names)IP:$node_ip"
    certificate front-proxy "/CN=front-proxy-client"
    certificate to-kubelet "/O=system:masters/CN=kube-apiserver-kubelet-client"
    client admin "/O=system:masters/CN=admin" "127.0.0.1:$(cat "$state/port")"
    client controllers "/CN=system:kube-controller-manager" "$node_ip:6443"
    client scheduler "/CN=system:kube-scheduler" "$node_ip:6443"
    client proxy "/CN=system:kube-proxy" "$node_ip:6443"
    client node "/O=system:nodes/CN=system:node:$node" "$node_ip:6443"
    client tools "/O=system:masters/CN=tools" "$node_ip:6443"
    mv "$pki/admin.kubeconfig" "$kubeconfig"
    touch "$pki/done"
}

# certificate NAME SUBJECT [ALTERNATIVE-NAMES]
certificate() {
    openssl ecparam -name prime256v1 -genkey -noout -out "$pki/$1.key"
    openssl req -new -key "$pki/$1.key" -subj "$2" -out "$pki/$1.csr" 2>/dev/null
    openssl x509 -req -in "$pki/$1.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 365 -out "$pki/$1.crt" \
        -extfile <(printf 'keyUsage=digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\n%s\n' "${3:+subjectAltName=$3}") 2>/dev/null
}

# client NAME SUBJECT SERVER: a certificate in a file that clients read.
client() {
    certificate "$1" "$2"
    cat >"$pki/$1.kubeconfig" <<END
apiVersion: v1
kind: Config
clusters:
  - name: vomeet-cluster
    cluster:
      server: https://$3
      certificate-authority-data: $(base64 -w0 "$pki/ca.crt")
users:
  - name: $1
    user:
      client-certificate-data: $(base64 -w0 "$pki/$1.crt")
      client-key-data: $(base64 -w0 "$pki/$1.key")
contexts:
  - name: vomeet-cluster
    context: {cluster: vomeet-cluster, user: $1}
current-context: vomeet-cluster
END
    chmod 600 "$pki/$1.kubeconfig"
}
