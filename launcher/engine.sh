# The container engine that tests and benches use: the one that DOCKER_HOST names, else a Podman service of their own, whose images and
# containers stand in target/podman and nowhere else. Sourced; expects $root. start_engine exports DOCKER_HOST, DOCKER_SOCKET (its path),
# VOMEET_COMPOSE (what reads compose.yaml) and VOMEET_REGISTRY_PORT (of this machine, where the engine believes any registry);
# stop_engine ends what start_engine started.
engine_folder=$root/target/podman
engine_service=""

start_engine() {
    if [ -n "${DOCKER_HOST:-}" ]; then
        export DOCKER_SOCKET=${DOCKER_HOST#unix://} VOMEET_COMPOSE=${VOMEET_COMPOSE:-docker compose}
        engine_client=docker
        return
    fi
    ensure_packages docker
    step "Starting Podman's service …"
    mkdir -p "$engine_folder"
    # Podman's database remembers it.
    engine_run=/tmp/vomeet-podman-$(printf %s "$root" | cksum | cut -d ' ' -f 1)
    rm -rf "$engine_run"
    mkdir -p "$engine_run"
    # Without systemd, and where a container may not raise its own limits.
    cat >"$engine_folder/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=4096:4096"]
[network]
network_backend = "netavark"
network_config_dir = "$engine_folder/networks"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "$engine_run/libpod"
CONF
    cat >"$engine_folder/storage.conf" <<CONF
[storage]
driver = "overlay"
graphroot = "$engine_folder/storage"
runroot = "$engine_run/storage"
CONF
    VOMEET_REGISTRY_PORT=$(free_port)
    cat >"$engine_folder/registries.conf" <<CONF
unqualified-search-registries = ["docker.io"]
[[registry]]
location = "127.0.0.1:$VOMEET_REGISTRY_PORT"
insecure = true
CONF
    export CONTAINERS_CONF=$engine_folder/containers.conf CONTAINERS_STORAGE_CONF=$engine_folder/storage.conf
    export CONTAINERS_REGISTRIES_CONF=$engine_folder/registries.conf VOMEET_REGISTRY_PORT
    export DOCKER_SOCKET=$engine_run/podman.sock DOCKER_HOST=unix://$engine_run/podman.sock VOMEET_COMPOSE=podman-compose
    engine_client=podman
    podman system service --time 0 "$DOCKER_HOST" >"$engine_folder/service.log" 2>&1 &
    engine_service=$!
    for _ in $(seq 100); do
        [ ! -S "$DOCKER_SOCKET" ] || return 0
        kill -0 "$engine_service" 2>/dev/null || break
        sleep 0.1
    done
    cat "$engine_folder/service.log" >&2
    fail "Podman's service does not start (its words are above)"
}

# One that nobody listens at, and that the system gives to no connection of its own accord.
free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)) && (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

load_images() { # names of archives in target/images
    local name
    for name in "$@"; do
        step "Loading $name …"
        "$engine_client" load -q -i "$root/target/images/$name.tar" >/dev/null
    done
}

stop_engine() {
    [ -n "$engine_service" ] || return 0
    podman rm --all --force --volumes --time 1 >/dev/null 2>&1 || true
    podman network prune --force >/dev/null 2>&1 || true
    podman volume prune --force >/dev/null 2>&1 || true
    kill "$engine_service" 2>/dev/null || true
    wait "$engine_service" 2>/dev/null || true
    # Podman mounts its storage on itself, and a folder with a mount cannot be removed.
    umount "$engine_folder/storage/overlay" 2>/dev/null || true
    rm -rf "$engine_run"
}
