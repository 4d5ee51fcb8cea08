# `./vomeet image [--tag TAG] [--engine NAME] [--fresh] [--reuse] [--packages] [NAME ...]`: sourced by the launcher. Makes images from the
# Dockerfiles and writes them to target/images: NAME.tar (what `docker load` reads) and NAME.contents (its packages and jars).
. "$root/launcher/image/make.sh"

tag=dev engine="" fresh="" reuse="" packages="" names=()
while [ $# -gt 0 ]; do
    case $1 in
    --tag | --engine)
        [ $# -gt 1 ] || { say "vomeet image: $1 needs a value"; exit 2; }
        if [ "$1" = --tag ]; then tag=$2; else engine=$2; fi
        shift
        ;;
    --fresh) fresh=1 ;;
    --reuse) reuse=1 ;;
    --packages) packages=1 ;;
    bot | manager | speech | lab | postgres | redis | base) names+=("$1") ;;
    all) names+=(bot manager speech lab postgres redis) ;;
    *)
        say "vomeet image: there is no image '$1' (bot, manager, speech, lab, postgres, redis, base, all)"
        exit 2
        ;;
    esac
    shift
done
[ ${#names[@]} -gt 0 ] || names=(bot manager speech)

# name -> folder of the Dockerfile, module that stages it, name of the image
context_of() {
    case $1 in
    bot) echo vomeet-bot/core ;;
    manager) echo bot-manager/core ;;
    speech | lab) echo "$1/core" ;;
    *) echo "launcher/image/$1" ;;
    esac
}
reference_of() {
    case $1 in
    bot) echo "ghcr.io/voltade/vomeet-bot:$tag" ;;
    manager | speech | lab) echo "ghcr.io/voltade/vomeet-${1/manager/bot-manager}:$tag" ;;
    postgres) echo docker.io/library/postgres:17-bookworm ;;
    redis) echo docker.io/library/redis:7-bookworm ;;
    base) echo docker.io/library/debian:bookworm-slim ;;
    esac
}

if [ -n "$packages" ]; then
    ensure_packages image
    for name in "${names[@]}"; do root_image "$root/$(context_of "$name")" >/dev/null; done
    exit 0
fi

# Of the same sources an archive is the same, but for the tag in it.
sources=$(image_sources)
if [ -n "$reuse" ] && [ -z "$fresh" ]; then
    wanted=("${names[@]}") names=()
    for name in "${wanted[@]}"; do
        if [ "$(cat "$root/target/images/$name.sources" 2>/dev/null)" = "$sources" ] && [ -f "$root/target/images/$name.tar" ]; then
            step "target/images/$name.tar is of these sources already"
        else
            names+=("$name")
        fi
    done
    [ ${#names[@]} -gt 0 ] || exit 0
fi

staged=()
for name in "${names[@]}"; do
    case $(context_of "$name") in */core) staged+=("$(dirname "$(context_of "$name")")") ;; esac
done
if [ ${#staged[@]} -gt 0 ]; then
    ensure_packages build
    ensure_staged "$(IFS=,; echo "${staged[*]}")"
fi
engine=${engine:-$(find_engine)}
[ "$engine" != none ] || ensure_packages image
step "Making images with $(describe_engine "$engine")"
mkdir -p "$root/target/images"
for name in "${names[@]}"; do
    make_image "$name" "$root/$(context_of "$name")" "$(reference_of "$name")"
    describe_image "$name" "$(reference_of "$name")"
    echo "$sources" >"$root/target/images/$name.sources"
done
