#!/bin/bash
# stage.sh MODULE JAR MAIN: called by the build. Puts into MODULE/core/staged what an image of the program is made of: a runtime of the
# JDK's modules that it needs, its jars, the AOT cache of a training run, and the command line that belongs to them. Does nothing when
# all that goes into it is as it was.
set -euo pipefail
shopt -s nullglob
module=$1 jar=$2 main=$3
core=$module/core staged=$module/core/staged
[ "$(uname -s)" = Linux ] || exit 0
cache=${VOMEET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vomeet}/runtimes

content() { cksum "$@" | cksum | tr -d ' '; }
modules=$(grep -v '^#' "$core/modules" | paste -sd,)
linked=("$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages)
runtime=$cache/$(printf '%s ' "$(cat "$JAVA_HOME/release")" "${linked[@]}" | cksum | tr -d ' ')
jars=("$jar" "$module"/target/lib/*.jar)
state="$(basename "$runtime") $(content "$0" "$core/jvm.options" "$core/training.env") $(content "${jars[@]}")"
if [ "$(cat "$staged/state" 2>/dev/null)" = "$state" ]; then exit 0; fi

if [ ! -d "$runtime" ]; then
    mkdir -p "$cache"
    part=$(mktemp -d "$cache/part.XXXXXX")
    "${linked[@]}" --output "$part/runtime"
    # The AOT cache knows the runtime by its times: they are the same wherever it was linked.
    find "$part" -exec touch -h -d @1500000000 {} +
    mv -T "$part/runtime" "$runtime" 2>/dev/null || [ -d "$runtime" ]
    rm -rf "$part"
fi

rm -rf "$staged"
mkdir -p "$staged/lib"
cp -a "$runtime" "$staged/runtime"
class_path() { # folder
    printf '%s/lib/%s' "$1" "$(basename "$jar")"
    for file in "$module"/target/lib/*.jar; do printf ':%s/lib/%s' "$1" "$(basename "$file")"; done
}
# A jar's time comes from what is in it: the same content is the same file in every image, and the AOT cache, which looks at time and
# size, is never taken for another's.
for file in "${jars[@]}"; do
    cp "$file" "$staged/lib/"
    touch -d "@$((1500000000 + $(cksum <"$file" | cut -d' ' -f1) % 100000000))" "$staged/lib/$(basename "$file")"
done
chmod -R u=rwX,go=rX "$staged"
options() { grep -v '^#' "$core/jvm.options"; }
{
    options
    echo "-XX:AOTCache=/app/app.aot"
    printf -- '-cp\n%s\n%s\n' "$(class_path /app)" "$main"
} >"$staged/java.args"

# The training run: what training.env says, until the program ends by itself or has said what one of its lines names; another main class
# when one is named.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -t environment < <(grep -v '^#' "$core/training.env")
until=$(sed -n 's/^# until: //p' "$core/training.env")
training=$(sed -n 's/^# main: //p' "$core/training.env")
mapfile -t flags < <(options)
# There before the program is: it is read at once.
: >"$work/log"
(
    cd "$work"
    exec env -i PATH="$PATH" HOME="$work" TMPDIR="$work" "${environment[@]}" \
        timeout -k 300 120 "$staged/runtime/bin/java" "${flags[@]}" -XX:AOTCacheOutput="$work/app.aot" -Djava.io.tmpdir="$work" \
        -cp "$(class_path "$staged")" "${training:-$main}"
) >"$work/log" 2>&1 &
program=$!
if [ -n "$until" ]; then
    while kill -0 "$program" 2>/dev/null && ! grep -qE "$until" "$work/log"; do sleep 0.2; done
    kill "$program" 2>/dev/null || true
fi
wait "$program" || true
if [ ! -s "$work/app.aot" ]; then
    cat "$work/log" >&2
    echo "stage.sh: the training run of $main left no AOT cache (its output is above)" >&2
    exit 1
fi
install -m 644 "$work/app.aot" "$staged/app.aot"
echo "$state" >"$staged/state"
