# The engine that `./vomeet test --docker` tests on, with the images of the tests: the one that DOCKER_HOST names, else a Podman service
# that ends with the tests. Sourced by test.sh.
. "$root/launcher/engine.sh"
"$root/vomeet" image --reuse --tag test all
trap stop_engine EXIT
start_engine
load_images bot manager speech lab postgres redis
