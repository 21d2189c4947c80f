#!/bin/sh
# serve.sh PORT FOLDER: PostgreSQL on a folder, which is made on the first start.
# PostgreSQL refuses to run as root. Root therefore becomes the user postgres here, and keeps the right to reach any folder.
set -eu
port=$1
data=$2/pg
bin=$(find /usr/lib/postgresql -name initdb | sort | tail -n 1)
bin=${bin%/initdb}
become=
if [ "$(id -u)" = 0 ]; then
    become='setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override'
fi
if [ ! -e "$data/PG_VERSION" ]; then
    # shellcheck disable=SC2086 # Several words, or none.
    $become "$bin/initdb" -D "$data" -A trust -E UTF8 --locale=C -U test --no-sync >/dev/null
fi
# A server that was killed leaves this file, and its number may belong to another process by now.
rm -f "$data/postmaster.pid"
# shellcheck disable=SC2086
$become "$bin/postgres" -D "$data" -p "$port" -k '' -c listen_addresses=127.0.0.1 -c fsync=off &
server=$!
# A usual stop waits for every client; this one tells them.
trap 'kill -INT $server' TERM INT
wait $server || wait $server
