#!/bin/sh
# Starts Redis with a user for the manager and one for the bots, who may add to one stream and hear commands. Runs in the official image and
# in any that has Debian's package, as any user. With `ready` it says whether Redis answers.
set -eu
if [ "${1:-}" = ready ]; then
    REDISCLI_AUTH=$MANAGER_PASSWORD redis-cli --no-auth-warning --user vomeet-manager ping | grep -qx PONG
    exit
fi
hashed() {
    printf %s "$1" | sha256sum | cut -d ' ' -f 1
}
umask 077
cat >/tmp/users.acl <<ACL
user default off resetpass resetkeys resetchannels -@all
user vomeet-manager on #$(hashed "$MANAGER_PASSWORD") ~* &* +@all
user vomeet-bot on #$(hashed "$BOT_PASSWORD") resetkeys resetchannels -@all %W~transcription_segments &bot_commands:* +xadd +subscribe
ACL
exec redis-server --port 6379 --bind '*' '-::*' --protected-mode no --dir /data --appendonly yes --save '' \
    --aclfile /tmp/users.acl --maxmemory "$MAX_MEMORY" --maxmemory-policy noeviction
