# Runs one bot and writes down what happens to it, so that a manager that was not there can learn it later.
# $1 is the bot's folder; what follows is its command. The shell leads a session of its own.
#   leader   pid and start time (clock ticks since boot, proc(5) field 22) of this shell
#   bot      the same of the bot
#   exit     the bot's exit code, written when everything of its session has ended
folder=$1
shift

# Prints a process's start time. Its name may hold anything, so what counts begins after the last parenthesis.
started() {
    read -r line < "/proc/$1/stat" || return
    set -- ${line##*) }
    echo "${20}"
}

note() {
    echo "$2" > "$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"
}

# What the bot has started and not ended itself: whatever is in this session but the shell.
end_leftovers() {
    for stat in /proc/[0-9]*/stat; do
        read -r line < "$stat" || continue
        pid=${stat#/proc/}
        pid=${pid%/stat}
        set -- ${line##*) }
        if [ "$4" = "$$" ] && [ "$pid" != "$$" ]; then
            kill -KILL "$pid"
        fi
    done
} 2> /dev/null

# A handler and not "ignore": what is ignored here would be ignored by the bot too. A signal that is here before the bot waits for it.
bot=
stopped=
trap 'stopped=1; [ -z "$bot" ] || kill -TERM "$bot" 2> /dev/null' TERM INT HUP
# Without it nobody would know of this bot, and another would be started in its place.
note leader "$$ $(started $$)" || exit 125
"$@" < /dev/null >> "$folder/bot.log" 2>&1 &
copy=$!
# Until it has become the bot, it is a copy of this shell, which may lose a signal.
while cmp -s "/proc/$$/cmdline" "/proc/$copy/cmdline"; do :; done
bot=$copy
[ -z "$stopped" ] || kill -TERM "$bot" 2> /dev/null
note bot "$bot $(started $bot)"

wait "$bot"
code=$?
# A signal interrupts the wait; the bot decides when it ends.
while kill -0 "$bot" 2> /dev/null; do
    wait "$bot"
    code=$?
done
end_leftovers
note exit "$code"
