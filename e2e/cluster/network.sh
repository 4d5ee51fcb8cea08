# The cluster's own network, and the names of its registry on this machine.

network_up() {
    local taken
    taken=$(ip -4 route show | grep -vE "dev $cable|via $node_ip" | grep -E "^(${services/./\\.}|${pods/./\\.}|${node_ip%.*})\." || true)
    [ -z "$taken" ] || fail "this machine already has a route where the cluster's network would be: $taken"
    [ -e "/run/netns/$net" ] || ip netns add "$net"
    if ! ip link show "$cable" >/dev/null 2>&1; then
        ip link add "$cable" type veth peer name eth0 netns "$net"
    fi
    ip addr replace "$host_ip/30" dev "$cable"
    ip link set "$cable" up
    ip -n "$net" addr replace "$node_ip/30" dev eth0
    ip -n "$net" link set lo up
    ip -n "$net" link set eth0 up
    ip route replace "$service_cidr" via "$node_ip"
    ip route replace "$pod_cidr" via "$node_ip"
    # The API server calls services too; the rules that find one's pods are looked at only for what has a route.
    ip -n "$net" route replace "$service_cidr" dev lo src "$node_ip"
    # An address that no pod has gets an answer at once.
    ip -n "$net" route replace unreachable default
    nsenter "--net=/run/netns/$net" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
    hosts_down
    # One registry is behind both: this machine calls the first's.
    [ -n "$cluster_name" ] || for name in $registry_names; do echo "$node_ip $name $hosts_mark" >>/etc/hosts; done
}

network_down() {
    local pid
    hosts_down
    if ip link show "$cable" >/dev/null 2>&1; then ip link del "$cable"; fi
    if [ -e "/run/netns/$net" ]; then
        # Whoever is still in it was started by an up that broke off before it could take note.
        for pid in $(ip netns pids "$net"); do kill -KILL "$pid" 2>/dev/null || true; done
        ip netns del "$net"
    fi
}

# In place: a container may have this very file mounted.
hosts_down() {
    if grep -q "$hosts_mark\$" /etc/hosts; then
        local rest
        rest=$(grep -v "$hosts_mark\$" /etc/hosts)
        printf '%s\n' "$rest" >/etc/hosts
    fi
}
