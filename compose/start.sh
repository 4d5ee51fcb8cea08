#!/bin/sh
# What the services of compose.yaml begin with. The first, `passwords`, makes up what is secret and not there yet, into a volume that stays
# until it is removed and that only the manager gets; PostgreSQL and Redis have each a volume with a copy of what is theirs. All wait for
# what they need. With `admin` it does what an operator asks for.
set -eu
secrets=/run/vomeet

secret() {
    until [ -s "$secrets/$1" ]; do sleep 0.2; done
    cat "$secrets/$1"
}

# give SERVICE SECRET...: a copy, for the user that PostgreSQL and Redis have in their images.
give() {
    folder=$secrets-$1
    shift
    for name in "$@"; do
        cp "$secrets/$name" "$folder/$name.new"
        chown 999:999 "$folder/$name.new"
        chmod 0400 "$folder/$name.new"
        mv "$folder/$name.new" "$folder/$name"
    done
}

# podman-compose's exec hands on what is not set as this word.
forget_what_is_not_set() {
    for name in $(env | sed -n 's/^\([A-Z_]*\)=None$/\1/p'); do unset "$name"; done
}

case $1 in
passwords)
    umask 077
    for name in postgres redis-manager redis-bot signing-key admin-api-token; do
        if [ ! -s "$secrets/$name" ]; then
            head -c 24 /dev/urandom | od -An -vtx1 | tr -d ' \n' >"$secrets/$name.new"
            mv "$secrets/$name.new" "$secrets/$name"
        fi
        # Those of before belonged to a group, too.
        chown 0:0 "$secrets/$name"
        chmod 0400 "$secrets/$name"
    done
    give postgres postgres
    give redis redis-manager redis-bot
    exit
    ;;
postgres)
    POSTGRES_PASSWORD=$(secret postgres)
    export POSTGRES_PASSWORD
    exec sh /etc/vomeet/postgres-start.sh
    ;;
redis)
    MANAGER_PASSWORD=$(secret redis-manager) BOT_PASSWORD=$(secret redis-bot)
    export MANAGER_PASSWORD BOT_PASSWORD
    exec sh /etc/vomeet/redis-start.sh
    ;;
manager | admin)
    forget_what_is_not_set
    DATABASE_PASSWORD=$(secret postgres) SIGNING_KEY=$(secret signing-key) ADMIN_API_TOKEN=$(secret admin-api-token)
    REDIS_URL=redis://vomeet-manager:$(secret redis-manager)@redis:6379/0
    BOT_REDIS_URL=redis://vomeet-bot:$(secret redis-bot)@redis:6379/0
    export DATABASE_PASSWORD SIGNING_KEY ADMIN_API_TOKEN REDIS_URL BOT_REDIS_URL
    [ "$1" = manager ] || { shift && exec vomeet-admin "$@"; }
    exec tini -- /app/runtime/bin/java @/app/java.args
    ;;
*)
    echo "start.sh: there is no service '$1'" >&2
    exit 2
    ;;
esac
