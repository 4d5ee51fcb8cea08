# What `./vomeet test --upgrade [COMMIT]` tests on: a cluster, as for --cluster, and the release before. Sourced by test.sh.
"$root/launcher/release-before.sh" ${2:+"$2"}
. "$root/launcher/test-cluster.sh"
