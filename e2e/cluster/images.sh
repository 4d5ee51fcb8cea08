# Images: from single programs, from archives, into the node and into the registry.

pause_image=vomeet.test/pause:1
busybox_image=vomeet.test/busybox:1
busybox_private_image=ghcr.io/voltade/busybox:1

# image_from_program NAME ENTRY PROGRAM: an image of one static program, unless the node has it.
image_from_program() {
    local folder
    folder=$(mktemp -d)
    mkdir -p "$folder/layer/tmp"
    chmod 1777 "$folder/layer/tmp"
    install -m 755 "$3" "$folder/layer$2"
    image_from_folder "vomeet.test/$1:1" "$folder" "$2"
    rm -rf "$folder"
}

# The tools of a shell and curl, so that tests and people have something to look around with; on the node under a name of its own,
# and in the private registry only under the other.
busybox_up() {
    local folder applet
    folder=$(mktemp -d)
    mkdir -p "$folder/layer/bin" "$folder/layer/tmp" "$folder/layer/etc"
    chmod 1777 "$folder/layer/tmp"
    echo 'vomeet:x:10001:10001::/tmp:/bin/sh' >"$folder/layer/etc/passwd"
    install -m 755 "$(command -v busybox)" "$folder/layer/bin/busybox"
    for applet in $("$folder/layer/bin/busybox" --list); do
        [ "$applet" = busybox ] || ln -s busybox "$folder/layer/bin/$applet"
    done
    # Debian's static busybox crashes as wget.
    rm "$folder/layer/bin/wget"
    install -m 755 "$(command -v curl)" "$folder/layer/bin/curl"
    # shellcheck disable=SC2046 # one word a library
    (cd / && cp --parents --dereference $(ldd "$(command -v curl)" | grep -oE '/[^ ]+\.so[^ ]*') "$folder/layer")
    image_from_folder "$busybox_image" "$folder" /bin/sh
    load_image "$folder/image.tar" "$busybox_private_image" --registry-only >/dev/null
    rm -rf "$folder"
}

# image_from_folder NAME FOLDER ENTRY: FOLDER/layer becomes the only layer of an archive as docker save writes it.
image_from_folder() {
    local digest
    tar -C "$2/layer" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$2/layer.tar" .
    digest=$(sha256sum "$2/layer.tar" | cut -d' ' -f1)
    cat >"$2/config.json" <<END
{"architecture":"$(go_architecture)","os":"linux","config":{"User":"10001:10001","Env":["PATH=/bin"],"Entrypoint":["$3"]},
"rootfs":{"type":"layers","diff_ids":["sha256:$digest"]}}
END
    echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"$1\"],\"Layers\":[\"layer.tar\"]}]" >"$2/manifest.json"
    tar -C "$2" -cf "$2/image.tar" manifest.json config.json layer.tar
    ctr_node images import "$2/image.tar" >/dev/null
}

go_architecture() { case $(uname -m) in aarch64) echo arm64 ;; *) echo amd64 ;; esac }

# load ARCHIVE [NAME:TAG] [--registry-only | --node-only]
load_image() {
    local archive="" name="" where=both names before
    for argument in "$@"; do
        case $argument in
        --registry-only | --node-only) where=${argument#--} ;;
        -*) fail "cluster load: unknown option $argument (known: --registry-only, --node-only)" ;;
        *) if [ -z "$archive" ]; then archive=$argument; else name=$(full_name "$argument"); fi ;;
        esac
    done
    [ -n "$archive" ] || fail "cluster load: which archive? Usage: ./vomeet cluster load IMAGE.tar [NAME:TAG]"
    [ -f "$archive" ] || fail "cluster load: there is no file $archive"
    before=$(ctr_node images ls -q)
    names=$(ctr_node images import "$archive" | sed -nE 's/^unpacking ([^ ]+) .*/\1/p')
    [ -n "$names" ] || fail "cluster load: $archive holds no image with a name"
    if [ -n "$name" ]; then
        rename_image "$(head -n 1 <<<"$names")" "$name" "$before"
        names=$name
    fi
    for name in $names; do
        [ "$where" = node-only ] || push_image "$name"
        [ "$where" != registry-only ] || ctr_node images rm --sync "$name" >/dev/null
        echo "$name"
    done
}

# The name in the archive is not kept, unless the node had an image of that name already.
rename_image() {
    [ "$1" != "$2" ] || return 0
    ctr_node images tag --force "$1" "$2" >/dev/null
    grep -qxF "$1" <<<"$3" || ctr_node images rm "$1" >/dev/null
}

# As Docker completes short names.
full_name() {
    case $1 in
    *.*/* | localhost/*) echo "$1" ;;
    */*) echo "docker.io/$1" ;;
    *) echo "docker.io/library/$1" ;;
    esac
}

# An image of the public registry is pushed by the way of a private one: one store is behind both.
push_image() {
    local to=$1
    case $1 in
    docker.io/*) to=ghcr.io/${1#docker.io/} ;;
    ghcr.io/* | git.voltade.com/*) ;;
    *) return 0 ;;
    esac
    [ "$to" = "$1" ] || ctr_node images tag --force "$1" "$to" >/dev/null
    ctr_node images push --hosts-dir "$state/certs.d" --user "$registry_user:$(registry_password)" "$to" >/dev/null
    [ "$to" = "$1" ] || ctr_node images rm "$to" >/dev/null
}
