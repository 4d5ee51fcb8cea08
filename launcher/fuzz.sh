# For `./vomeet bench fuzz`: sourced by the launcher. Puts schemathesis into a Python environment of its own below the cache.
schemathesis=4.32.5
ensure_packages fuzz
fuzz_folder="$(cache_folder)/schemathesis-$schemathesis"
if [ ! -f "$fuzz_folder/complete" ]; then
    step "Installing schemathesis $schemathesis …"
    rm -rf "$fuzz_folder"
    mkdir -p "$(dirname "$fuzz_folder")"
    log=$(mktemp)
    if ! { /usr/bin/python3 -m venv "$fuzz_folder" && "$fuzz_folder/bin/pip" install -q "schemathesis==$schemathesis"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "schemathesis cannot be installed from PyPI (its last words are above)"
    fi
    rm -f "$log"
    touch "$fuzz_folder/complete"
fi
export VOMEET_SCHEMATHESIS="$fuzz_folder/bin/schemathesis"
