# Shared by the launcher's parts; sourced, not run. Expects $root: the folder of the checkout.

say() { printf '%s\n' "$*" >&2; }

# Progress is for people: shown unless the answer is wanted as JSON by a program that reads standard output only.
step() { [ -n "${VOMEET_QUIET:-}" ] || printf '  %s\n' "$*" >&2; }

fail() {
    say "vomeet: $*"
    exit 69
}

# Is this a question how something is used, and not a wish to use it? Nothing is installed for an answer.
asks() {
    local word
    for word in "$@"; do
        case $word in --help | -h | --version | -V) return 0 ;; esac
    done
    return 1
}

# in_modules FOLDER EXPRESSION...: find, where tests leave something. The folder's own target is left out: there the release before may just be made.
in_modules() {
    local folder=$1
    shift
    find "$folder" -path "$folder/target" -prune -o "$@"
}

cache_folder() { echo "${VOMEET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vomeet}"; }

# Is the requirement of this check met? cmd:NAME, file:PATH or lib:SONAME.
met() {
    case $1 in
    cmd:*) command -v "${1#cmd:}" >/dev/null 2>&1 ;;
    file:*) [ -e "${1#file:}" ] ;;
    lib:*) for library in /usr/lib/*/"${1#lib:}" /usr/lib/"${1#lib:}" /usr/local/lib/"${1#lib:}"; do [ ! -e "$library" ] || return 0; done; return 1 ;;
    *) fail "requirements.tsv has an unknown check: $1" ;;
    esac
}

# Prints the packages that are missing for the given purposes, one a line.
missing_packages() {
    grep -v '^#' "$root/launcher/requirements.tsv" | while IFS='	' read -r package check purpose _; do
        case " $* " in
        *" $purpose "*) met "$check" || echo "$package" ;;
        esac
    done
}

install_command() { echo "apt-get install -y --no-install-recommends $*"; }

# Other systems have apt-get too, and not all of Debian's packages: their browser, for example, comes in another way.
whose_names() {
    (
        ID=debian
        # shellcheck source=/dev/null
        [ ! -r "${VOMEET_SYSTEM:-}/etc/os-release" ] || . "${VOMEET_SYSTEM:-}/etc/os-release"
        [ "$ID" = debian ] ||
            printf "\n  (the names are Debian's and this is %s: what it has no package for must come another way, or run the product in containers, which need none: docker compose up)" "${PRETTY_NAME:-$ID}"
    )
}

# Installs packages where that can be done without asking; says the command and ends where it cannot.
install_packages() {
    local as_root log
    [ $# -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        fail "these are missing (names of Debian's packages): $*. Install them with this system's own package tool."
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        fail "these packages are missing. Install them with: sudo $(install_command "$@")$(whose_names)"
    fi
    step "Installing $* …"
    log=$(mktemp)
    # shellcheck disable=SC2086 # nothing, or one word
    if ! $as_root bash "$root/launcher/install.sh" "$@" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "installing failed (its last words are above). Try: $(install_command "$@")$(whose_names)"
    fi
    rm -f "$log"
}

# Go builds the cluster for tests (e2e/cluster) and actionlint (e2e/workflows).
has_go() {
    local version
    version=$(go env GOVERSION 2>/dev/null | sed -nE 's/^go([0-9]+)\.([0-9]+).*/\1 \2/p')
    [ -n "$version" ] && [ "${version% *}" -eq 1 ] && [ "${version#* }" -ge 24 ]
}

ensure_packages() {
    # shellcheck disable=SC2046 # one word a package
    install_packages $(missing_packages "$@")
}

# The state of all that goes into the build: names, sizes and times; a changed, new or deleted file changes it.
sources_state() {
    # A checkout of a part has no modules.
    (cd "$root" && shopt -s nullglob && find pom.xml .mvn ./*/pom.xml ./*/src -type f -printf '%p %s %T@\n' | sort | cksum)
}

built_stamp() { echo "$root/target/built"; }

is_built() { [ -f "$(built_stamp)" ] && [ "$(cat "$(built_stamp)")" = "$(sources_state)" ] && jars_are_there; }

# A stamp says nothing about a module that was cleaned by hand since.
jars_are_there() {
    for module in bench vomeet-bot; do
        [ -f "$root/$module/target/$module-0.1.0-SNAPSHOT.jar" ] && [ -d "$root/$module/target/lib" ] || return 1
    done
}

# Takes the state that was there before the build: a file that changed meanwhile is not built yet.
mark_built() {
    mkdir -p "$root/target"
    echo "$1" >"$(built_stamp)"
}

# Builds the programs unless nothing changed since the last time; a second launcher waits for the first.
ensure_built() {
    [ -z "${VOMEET_BUILT:-}" ] || return 0
    mkdir -p "$root/target"
    (
        flock 9
        is_built || build
    ) 9>"$root/target/build.lock"
}

# What went wrong by the log, or how it ended where no line of it says so.
build_failed() { # log
    grep -m 40 -E '^\[(ERROR|WARNING)\]|stage.sh' "$1" >&2 || tail -n 20 "$1" >&2
    fail "the build failed (its whole output: $1)"
}

can_be_built() { [ -n "${VOMEET_BUILT:-}" ] || is_built || [ -z "$(missing_packages build)" ]; }

build() {
    local state log
    state=$(sources_state)
    step "Building (the first time takes a minute or two) …"
    log=$(mktemp)
    if ! (cd "$root" && ./mvnw -B -ntp -T 2 -DskipTests -Dspotless.check.skip -Dstage.skip package -pl bench,vomeet-bot -am) >"$log" 2>&1; then
        build_failed "$log"
    fi
    rm -f "$log"
    mark_built "$state"
}

# The bot's class path: its own jar first, as the process orchestrator's command has it (BotProgram).
bot_class_path() {
    printf '%s' "$root/vomeet-bot/target/vomeet-bot-0.1.0-SNAPSHOT.jar"
    for jar in "$root"/vomeet-bot/target/lib/*.jar; do printf ':%s' "$jar"; done
}

bot_program() {
    exec "$JAVA_HOME/bin/java" "@$root/vomeet-bot/core/jvm.options" -cp "$(bot_class_path)" com.vomeet.bot.Main
}

# What the manager's image is made of, for a bench that runs the manager as its image does.
stage_manager() {
    step "Staging the manager as its image has it …"
    bash "$root/launcher/stage.sh" "$root/bot-manager" "$root/bot-manager/target/bot-manager-0.1.0-SNAPSHOT.jar" com.vomeet.manager.Main >&2
}

java_main() {
    local log=${VOMEET_LOG:-${VOMEET_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/vomeet}.log}
    mkdir -p "$(dirname "$log")"
    local options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto)
    # A bench measures the manager as its image runs it, not one that starts as fast as it can.
    if [ "${1:-}" = bench ]; then options=("@$root/bot-manager/core/jvm.options"); fi
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED "${options[@]}" \
        ${VOMEET_TMP:+-Djava.io.tmpdir="$VOMEET_TMP"} -Dvomeet.root="$root" \
        -Dlogback.configurationFile=com/vomeet/cli/log-to-file.xml -Dvomeet.log="$log" \
        -cp "$root/bench/target/lib/*:$root/bench/target/bench-0.1.0-SNAPSHOT.jar" com.vomeet.cli.Main "$@"
}
