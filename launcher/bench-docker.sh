# For `./vomeet bench docker`: sourced by the launcher. Finds or starts an engine, loads the bot's image, runs the bench and ends.
. "$root/launcher/engine.sh"
"$root/vomeet" image --reuse --tag test bot >&2
trap stop_engine EXIT
start_engine
load_images bot
(java_main "$@")
exit
