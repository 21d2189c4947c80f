#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
# PRODUCT is the folder of lockstep.yaml, in which its programs are.
DATA=$PWD
PORT=${PORT:-0}
cd "${PRODUCT:?set PRODUCT to the folder of lockstep.yaml}"
step() {
    number=$1; shift
    code=0; printed=$("$@" 2>&1) || code=$?
    echo "$number ended with $code"
    [ -z "$printed" ] || printf '%s\n' "$printed" | sed "s/^/$number | /"
}
sqlite3 -bail "$DATA"/store.db '.read schema.sql'
# 1 create
step 1 sqlite3 -json -cmd 'PRAGMA foreign_keys = ON' "$DATA"/store.db 'INSERT INTO "people"(key, "age", "badge", "boss", "name") VALUES('\''Zurich'\'', NULL, 8814603891436154401, NULL, '\''42'\''); SELECT changes() AS n'
# 2 count
step 2 sqlite3 -json "$DATA"/store.db 'SELECT count(*) AS count FROM "people"'
# 3 update
step 3 sqlite3 -json -cmd 'PRAGMA foreign_keys = ON' "$DATA"/store.db 'UPDATE "people" SET "age" = 117, "badge" = 9100697607433604937, "name" = '\''baltujmbdvvumgbnyshpcnakiehhfdmapyqbeby'\'' WHERE key = '\''Zurich'\''; SELECT changes() AS n'
# 4 clear
step 4 sqlite3 -json -cmd 'PRAGMA foreign_keys = ON' "$DATA"/store.db 'DELETE FROM "people"; SELECT changes() AS n'
# 5 createIncomplete
step 5 sqlite3 -json -cmd 'PRAGMA foreign_keys = ON' "$DATA"/store.db 'INSERT INTO "pets"(key, "kind", "weight") VALUES(7, NULL, 23.36); SELECT changes() AS n'
