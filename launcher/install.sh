#!/bin/bash
# Run as root by install_packages (lib.sh): installs Debian's packages, and nothing that they bring is started, now or at the next boot.
set -euo pipefail
# In the place of / in a test.
system=${VOMEET_SYSTEM:-}
policy=$system/usr/sbin/policy-rc.d
mark="# Vomeet's launcher is installing packages: nothing of theirs is started."
export DEBIAN_FRONTEND=noninteractive

# One launcher at a time: a second one would find Debian's own lists locked. Only root can make files there: one that somebody else had
# made could not be opened.
lock() {
    local folder=$system/run
    [ -d "$folder" ] || folder=$system/var/lock
    exec 9>"$folder/vomeet-packages.lock"
    flock 9
}

is_ours() { grep -qsxF "$mark" "$policy"; }

# Debian asks this file whether it may start a service. One of somebody else stays as it is; one of ours is of a run that was killed.
forbid_services() {
    [ ! -e "$policy" ] || is_ours || return 0
    printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
    chmod 755 "$policy"
}

enabled_services() {
    if command -v systemctl >/dev/null && [ -d "$system/run/systemd/system" ]; then
        systemctl list-unit-files --no-legend --no-pager --type=service,socket,timer --state=enabled | awk '{ print $1 }' | sort
    fi
}

# Also after Ctrl-C, when a part of the packages may be there. What came with them would start at the next boot.
end() {
    local new
    if is_ours; then rm -f "$policy"; fi
    [ "$enabled_before" != unknown ] || return 0
    mapfile -t new < <(comm -13 <(echo "$enabled_before") <(enabled_services))
    [ ${#new[@]} = 0 ] || systemctl disable --quiet "${new[@]}" || true
}

lock
# Where the folder is another system's, nobody answers.
enabled_before=$(enabled_services) || enabled_before=unknown
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
forbid_services
# What a package starts all the same does not hold the lock.
apt-get update -q 9>&-
apt-get install -q -y --no-install-recommends "$@" 9>&-
