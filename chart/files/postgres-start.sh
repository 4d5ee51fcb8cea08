#!/bin/sh
# Starts PostgreSQL on the volume, makes the database the first time, and sees to it that the password is the Secret's. Runs in the official
# image and in any that has Debian's package, as any user. With `ready` it says whether PostgreSQL takes connections.
set -eu
postgres=$(command -v postgres || find /usr/lib/postgresql -name postgres -path '*/bin/*' | sort -V | tail -n 1)
[ -n "$postgres" ] || { echo "There is no PostgreSQL in this image." >&2; exit 1; }
programs=$(dirname "$postgres")

if [ "${1:-}" = ready ]; then
    exec "$programs/pg_isready" -q -h /tmp -d vomeet
fi

# A server for one user: commands from standard input, one a line; no network, and nobody else can come in meanwhile.
alone() {
    "$postgres" --single -c exit_on_error=true -D "$1" postgres >/dev/null
}
password=$(printf %s "$POSTGRES_PASSWORD" | sed "s/'/''/g")

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # In a folder of its own until it is complete: a start that was broken off is made anew.
    rm -rf "$PGDATA.new"
    "$programs/initdb" -D "$PGDATA.new" -U postgres --auth-local=peer --auth-host=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --data-checksums --no-instructions
    echo "host vomeet vomeet all scram-sha-256" >>"$PGDATA.new/pg_hba.conf"
    # The manager's user owns its database and is no superuser.
    alone "$PGDATA.new" <<SQL
CREATE ROLE vomeet LOGIN PASSWORD '$password'
CREATE DATABASE vomeet OWNER vomeet
SQL
    mv "$PGDATA.new" "$PGDATA"
fi

major=$("$postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
if [ "$(cat "$PGDATA/PG_VERSION")" != "$major" ]; then
    echo "The volume belongs to PostgreSQL $(cat "$PGDATA/PG_VERSION"), this image has $major:" \
        "set postgresql.image to the former, or move the data with pg_dump." >&2
    exit 1
fi
# Mounting may have let the group in, which PostgreSQL refuses.
chmod 0700 "$PGDATA"
alone "$PGDATA" <<SQL
ALTER ROLE vomeet PASSWORD '$password'
SQL
exec "$postgres" -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=/tmp -c max_connections="${MAX_CONNECTIONS:-100}"
