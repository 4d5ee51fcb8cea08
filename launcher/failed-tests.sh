#!/bin/bash
# Names each test that failed by the reports under a folder, and how: `launcher/failed-tests.sh FOLDER`. Printed at the end of a run, where
# those look who see only the last lines of it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
in_modules "$1" -path '*/target/*-reports/TEST-*.xml' -print0 | sort -z | xargs -0r awk -v most=15 '
    function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
    FNR == 1 { within = 0 }
    /<testcase / { test = value("classname") "." value("name") }
    /<(failure|error)[ >]/ {
        print "  " test
        within = 1
        told = 0
        sub(/.*<(failure|error)[^>]*>(<!\[CDATA\[)?/, "")
    }
    within {
        last = /<\/(failure|error)>/
        sub(/(\]\]>)?<\/(failure|error)>.*/, "")
        # Frames of libraries tell little.
        if ($0 !~ /^[ \t]*$/ && ($0 !~ /^[ \t]*at / || /com\.vomeet\./) && told++ < most) print "    " substr($0, 1, 400)
        if (last) within = 0
    }'
