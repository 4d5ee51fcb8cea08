#!/bin/bash
# remove.sh pr-NUMBER: ends the preview of a pull request: its bots leave, then all goes with its namespace.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
environment "$@"
[ "$kind" = preview ] || fail "only a preview is removed by a workflow"
need helm kubectl
use_cluster
owner=$(kubectl get namespace "$namespace" --ignore-not-found -o 'jsonpath={.metadata.name} {.metadata.labels.vomeet\.io/preview}')
case $owner in
"") report "There is no preview ${namespace#vomeet-}." && exit ;;
"$namespace ${namespace#vomeet-}") ;;
*) fail "namespace $namespace is not one that deploy.sh has made" ;;
esac
uninstall
kubectl delete namespace "$namespace" --timeout 5m
report "The preview ${namespace#vomeet-} is removed."
