#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
# PORT is the port of a server that was started on an empty folder, as lockstep.yaml says.
PORT=${PORT:?set PORT to the port of a fresh server}
step() {
    number=$1; shift
    code=0; printed=$("$@" -w '\n%{http_code}' 2>&1) || code=$?
    [ "$code" = 0 ] && printf '%s\n' "$printed" | sed -n "\$s/^/$number ended with /p"
    [ "$code" = 0 ] || echo "$number failed"
    printf '%s\n' "$printed" | sed -e '$d' -e "s/^/$number | /" | sed "/^$number | \$/d"
}
# 1 create
step 1 curl -sS --path-as-is -g -X POST -H 'Content-Type: application/json' --data-raw '{"key":"Zurich","record":{"age":null,"badge":8814603891436154401,"boss":null,"name":"42"}}' http://127.0.0.1:"$PORT"/people
# 2 count
step 2 curl -sS --path-as-is -g -X POST -H 'Content-Type: application/json' --data-raw '{"verb":"count","collection":"people","columns":["count"]}' http://127.0.0.1:"$PORT"/people/count
# 3 update
step 3 curl -sS --path-as-is -g -X PATCH -H 'Content-Type: application/json' --data-raw '{"age":117,"badge":9100697607433604937,"name":"baltujmbdvvumgbnyshpcnakiehhfdmapyqbeby"}' http://127.0.0.1:"$PORT"/people/Zurich
# 4 clear
step 4 curl -sS --path-as-is -g -X DELETE http://127.0.0.1:"$PORT"/people
# 5 createIncomplete
step 5 curl -sS --path-as-is -g -X POST -H 'Content-Type: application/json' --data-raw '{"key":7,"record":{"kind":null,"weight":23.36}}' http://127.0.0.1:"$PORT"/pets
