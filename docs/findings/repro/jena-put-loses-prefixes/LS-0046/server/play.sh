#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
. "$HERE/http.sh"
mkdir -p data/beside; cp "$HERE/fuseki.ttl" .
SERVED='--conf fuseki.ttl --compact'
serve
# 1 addToGraph
send 1 curl -X POST -H 'Content-Type: text/turtle' --data-binary @"$HERE/1.ttl" "$DATASET/data?graph=urn%3Ag%3A3"
# 2 putGraph
send 2 curl -X PUT -H 'Content-Type: application/n-triples' --data-binary @"$HERE/2.nt" "$DATASET/data?graph=urn%3Ag%3A3"
# 3 resolvePrefixes
bindings 3 'application/trig' "$DATASET/data" p
stop
