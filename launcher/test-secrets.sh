# After the tests, sourced by test.sh: no secret that a test used may stand in what was logged meanwhile. Tests write down what they keep
# secret (TestSecrets), a line each: what it is, a tab, the value. Expects lib.sh and $root; leaves the names of what leaked in $leaked, and in
# $unsearched the modules that start programs of the product and have nothing that was kept secret, or nothing that was logged.
leaked_secrets() {
    local values logs
    values=$(mktemp)
    logs=$(mktemp)
    in_modules "$root" -path '*/target/test-secrets' -type f -exec cat {} + >"$values"
    # Reports hold what the tests printed; files of logs are what their programs wrote.
    in_modules "$root" \( -path '*/target/*-reports/*' -o -path '*/target/test-logs/*' \) -type f -print0 >"$logs"
    if [ -s "$values" ] && [ -s "$logs" ]; then
        cut -f2 "$values" | sort -u >"$values.only"
        # What is found is a value again; its names are looked up, and only they are printed.
        LC_ALL=C xargs -0 grep -ahoFf "$values.only" <"$logs" | sort -u >"$values.found" || true
        awk -F '\t' 'NR == FNR { found[$1]; next } $2 in found && !($1 in told) { told[$1]; print $1 }' "$values.found" "$values"
    fi
    rm -f "$values" "$values.only" "$values.found" "$logs"
}

unsearched_modules() {
    local module
    for module in vomeet-bot bot-manager cli e2e; do
        if [ ! -s "$root/$module/target/test-secrets" ] || [ -z "$(find "$root/$module/target/test-logs" -type f -size +0 -print -quit 2>/dev/null)" ]; then
            echo "$module"
        fi
    done
}

leaked=$(leaked_secrets)
unsearched=$(unsearched_modules)
