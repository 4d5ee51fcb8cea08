# NetworkPolicies: kept by the API server in any case, enforced when wished (the firewall of kube-router, by rules in the cluster's
# own network).

start_policies() { start policies "$bin/policies" "$pki/tools.kubeconfig" "$node" "$service_cidr"; }

# policies on|off
switch_policies() {
    case ${1:-} in
    on)
        start_policies
        await 30 "the firewall has made its rules" has_rules
        ;;
    off)
        stop policies
        if has_rules; then remove_rules; fi
        ;;
    *) fail "cluster policies: on or off? Usage: ./vomeet cluster policies on|off" ;;
    esac
}

in_net() { nsenter "--net=/run/netns/$net" -- "$@"; }

has_rules() { in_net iptables-save -t filter | grep '^:KUBE-NWPLCY-DEFAULT' >/dev/null; }

remove_rules() {
    in_net iptables-save -t filter | grep -vE 'KUBE-ROUTER|KUBE-POD-FW|KUBE-NWPLCY' | in_net iptables-restore
    # Without any policy there are none.
    in_net ipset list -name | sed -nE '/^(inet6:)?KUBE-(SRC|DST)/p' | while read -r set; do in_net ipset destroy "$set"; done
}
