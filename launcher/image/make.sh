# Making of images; sourced by image.sh. Expects $engine (docker, podman, buildah or none), $fresh and $root.

images=$root/target/images
suite=bookworm
# So, and with the options below, it needs neither a daemon nor rights that a container lacks.
buildah=(buildah --storage-driver vfs)

# Buildah stands last: the cluster brings it for a test, and what mmdebstrap has installed is kept between runs, which it does not do.
find_engine() {
    if docker info >/dev/null 2>&1; then
        echo docker
    elif podman info >/dev/null 2>&1 && has_base; then
        echo podman
    elif ! command -v mmdebstrap >/dev/null && "${buildah[@]}" info >/dev/null 2>&1 && pull_base timeout 60; then
        echo buildah
    else
        echo none
    fi
}

# Podman for tests is there on machines that reach no registry, too.
has_base() {
    podman image exists docker.io/library/debian:$suite-slim || timeout 60 podman pull -q docker.io/library/debian:$suite-slim >/dev/null 2>&1
}

# The same with Buildah, after the words that say how long it may take.
pull_base() { "$@" "${buildah[@]}" pull -q --policy missing debian:$suite-slim >/dev/null 2>&1; }

describe_engine() {
    case $1 in
    none) echo "mmdebstrap, umoci and skopeo (there is no container engine here)" ;;
    docker | podman | buildah) echo "$1" ;;
    *) fail "there is no engine '$1' (docker, podman, buildah, none)" ;;
    esac
}

version() { sed -n 's:^  <version>\(.*\)</version>:\1:p' "$root/pom.xml" | head -n 1; }
revision() { git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown; }

# The state of all that goes into images, the commit that they name among it.
image_sources() {
    { revision && sources_state && (cd "$root" && shopt -s nullglob && find launcher ./*/core -path '*/core/staged' -prune -o -type f -printf '%p %s %T@\n' | sort | cksum); } | cksum
}

# Modules, separated by commas: packaged with all that their images are made of.
ensure_staged() {
    local log
    step "Staging $1 …"
    log=$(mktemp)
    if ! (cd "$root" && ./mvnw -B -ntp -DskipTests -Dspotless.check.skip package -pl "$1" -am) >"$log" 2>&1; then
        build_failed "$log"
    fi
    rm -f "$log"
}

make_image() { # name, context, reference
    step "Making $3 …"
    case $engine in
    docker | podman) "$engine" build -q "${build_arguments[@]}" -t "$3" "$2" >&2 && "$engine" save -o "$images/$1.tar.part" "$3" ;;
    buildah) make_with_buildah "$@" ;;
    none) make_with_umoci "$@" ;;
    esac
    mv "$images/$1.tar.part" "$images/$1.tar"
}
build_arguments=(--build-arg "VERSION=$(version)" --build-arg "REVISION=$(revision)")

# The mirrors of this machine, where it is a Debian of the same name; nothing otherwise.
mirrors() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(SITE) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
        awk -v suite=$suite '$1 == "Debian" && $2 ~ "^" suite { print "deb " $3 " " $4 " main" }' | sort -u
}

make_with_buildah() { # name, context, reference
    local options=("${build_arguments[@]}" --isolation chroot --format docker)
    # The packages come from where this machine gets its own.
    if grep -q "^VERSION_CODENAME=$suite" /etc/os-release; then options+=(-v /etc/apt:/etc/apt:ro); fi
    if ! pull_base; then
        [ -f "$images/base.tar" ] || (engine=none && ensure_packages image && make_image base "$root/launcher/image/base" "docker.io/library/debian:$suite-slim")
        "${buildah[@]}" pull -q "docker-archive:$images/base.tar" >/dev/null
    fi
    "${buildah[@]}" bud -q "${options[@]}" -t "$3" "$2" >&2
    rm -f "$images/$1.tar.part"
    "${buildah[@]}" push -q "$3" "docker-archive:$images/$1.tar.part:$3" >&2
}

# --- without an engine: packages by mmdebstrap, image format by umoci and skopeo ---

instructions() { # Dockerfile: one instruction a line
    sed -e ':joined' -e '/\\$/{N;s/\\\n *//;b joined' -e '}' "$1" | grep -v '^#'
}

run_in_root() { # context, first word of a command: that command of the Dockerfile's RUN
    instructions "$1/Dockerfile" | sed -n "s/^RUN .*\($2 [^&]*\).*/\1/p" | head -n 1
}

# Prints the cached OCI layout whose image "root" has the packages of the context and nothing else.
root_image() { # context
    local key folder part sources user left options=(--quiet --variant=minbase --format=tar)
    key=$(cat "$1/packages" "$1/dpkg.cfg" "$1/Dockerfile" | grep -vE "^(COPY|ENV|EXPOSE|LABEL|HEALTHCHECK|ENTRYPOINT|USER|#)" | cksum | tr -d ' ')
    folder=$(cache_folder)/images/$key
    if [ -n "$fresh" ]; then rm -rf "$folder"; fi
    if [ ! -d "$folder" ]; then
        mkdir -p "$(dirname "$folder")"
        part=$(mktemp -d "$folder.XXXXXX")
        chmod 755 "$part"
        options+=("--dpkgopt=$1/dpkg.cfg" "--include=passwd,$(grep -v '^#' "$1/packages" | paste -sd,)")
        options+=("--aptopt=APT::Install-Recommends \"false\"")
        # Its number decides who owns what the packages bring: the user is there before them.
        options+=("--essential-hook=APT_CONFIG=\$MMDEBSTRAP_APT_CONFIG apt-get -qq --yes install -oDPkg::Chroot-Directory=\$1 passwd >/dev/null")
        user=$(run_in_root "$1" useradd) left=$(run_in_root "$1" 'rm -rf' | sed 's: /: ./:g')
        [ -z "$user" ] || options+=("--essential-hook=chroot \"\$1\" $user")
        [ -z "$left" ] || options+=("--customize-hook=cd \"\$1\" && $left")
        mapfile -t sources < <(mirrors)
        SOURCE_DATE_EPOCH=1500000000 mmdebstrap "${options[@]}" $suite "$part/root.tar" "${sources[@]}" >&2
        umoci init --layout "$part/oci" >&2
        umoci new --image "$part/oci:root" >&2
        umoci raw add-layer --image "$part/oci:root" "$part/root.tar" >&2
        rm "$part/root.tar"
        # Somebody else may have made the same meanwhile.
        mv -T "$part/oci" "$folder" 2>/dev/null || [ -d "$folder" ]
        rm -rf "$part"
    fi
    echo "$folder"
}

# What COPY brings, as a layer. Folders are copied into their new name, files into a folder that ends with a slash.
copied_layer() { # context, file
    local tree words to
    tree=$(mktemp -d)
    chmod 755 "$tree"
    while read -r -a words; do
        to=$tree${words[-1]}
        mkdir -p "$(dirname "$to/x")"
        case $to in
        */) (cd "$1" && cp -a "${words[@]:1:${#words[@]}-2}" "$to") ;;
        *) rmdir "$to" && cp -a "$1/${words[1]}" "$to" ;;
        esac
    done < <(instructions "$1/Dockerfile" | grep '^COPY ')
    tar -C "$tree" --sort=name --owner=0 --group=0 --numeric-owner -cf "$2" .
    rm -rf "$tree"
}

configuration() { # Dockerfile: umoci's options, one a line
    local VERSION REVISION key rest
    VERSION=$(version) REVISION=$(revision)
    # What Debian's own image has; an entry point does away with its command.
    printf '%s\n' --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    grep -q '^ENTRYPOINT' "$1" || printf '%s\n' --config.cmd bash
    instructions "$1" | while read -r key rest; do
        case $key in
        LABEL) echo "--config.label"; echo "$rest" | sed "s/\"//g; s/\${VERSION}/$VERSION/; s/\${REVISION}/$REVISION/" ;;
        ENV) for rest in $rest; do echo "--config.env"; echo "$rest"; done ;;
        EXPOSE) for rest in $rest; do echo "--config.exposedports"; echo "$rest"; done ;;
        USER) echo "--config.user"; echo "$rest" ;;
        WORKDIR) echo "--config.workingdir"; echo "$rest" ;;
        ENTRYPOINT) echo "$rest" | tr -d '[]",' | tr ' ' '\n' | while read -r rest; do echo "--config.entrypoint"; echo "$rest"; done ;;
        esac
    done
}

make_with_umoci() { # name, context, reference
    local work options
    work=$(mktemp -d "$images/work.XXXXXX")
    cp -al "$(root_image "$2")" "$work/oci"
    # Hard links: the index is the one file that is written in place.
    cp --remove-destination "$work/oci/index.json" "$work/index" && mv "$work/index" "$work/oci/index.json"
    copied_layer "$2" "$work/layer.tar"
    umoci raw add-layer --image "$work/oci:root" "$work/layer.tar" >&2
    mapfile -t options < <(configuration "$2/Dockerfile")
    umoci config --image "$work/oci:root" "${options[@]}" >&2
    rm -f "$images/$1.tar.part"
    skopeo --insecure-policy copy -q "oci:$work/oci:root" "docker-archive:$images/$1.tar.part:$3" >&2
    rm -rf "$work"
}

# The layers of an unpacked archive, each file once. Their names are the maker's own choice: the manifest says them.
layers() { # folder
    local layer
    tr -d ' \n\t' <"$1/manifest.json" | sed -E 's/.*"Layers":\[([^]]*)\].*/\1/' | tr ',' '\n' | tr -d '"' |
        while read -r layer || [ -n "$layer" ]; do readlink -e "$1/$layer" || fail "the archive has no $layer"; done | sort -u
}

# Packages and jars of an archive, and how large it is.
describe_image() { # name, reference
    local work layer all
    work=$(mktemp -d "$images/work.XXXXXX")
    tar -C "$work" -xf "$images/$1.tar"
    layer=$(layers "$work")
    mapfile -t all <<<"$layer"
    {
        echo "# $2"
        for layer in "${all[@]}"; do
            tar -xOf "$layer" --wildcards '*var/lib/dpkg/status' 2>/dev/null |
                awk '/^Package: /{p=$2} /^Version: /{v=$2} /^Architecture: /{a=$2} /^$/{print "package " p " " v " " a}' || true
            tar -tf "$layer" | sed -n 's:^\(\./\)\{0,1\}app/lib/\(.*\.jar\)$:jar \2:p'
        done | sort -u
    } >"$images/$1.contents"
    printf '%s  %s  %s MB unpacked, %s MB archive, %s packages, %s jars\n' "target/images/$1.tar" "$2" \
        "$(for layer in "${all[@]}"; do tar -tvf "$layer"; done | awk '{s += $3} END {print int(s / 1000000)}')" \
        "$(($(stat -c %s "$images/$1.tar") / 1000000))" \
        "$(grep -c '^package' "$images/$1.contents" || true)" "$(grep -c '^jar' "$images/$1.contents" || true)"
    rm -rf "$work"
}
