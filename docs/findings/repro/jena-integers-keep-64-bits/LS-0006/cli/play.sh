#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
. "$HERE/tools.sh"
# Creates the store.
echo 'ASK { }' >create.rq
java $JAVA_OPTIONS -cp "$CLASS_PATH" tdb2.tdbquery --loc=data --query=create.rq >&2
# 1 putTerm
change 1 java $JAVA_OPTIONS -cp "$CLASS_PATH" tdb2.tdbupdate --loc=data --update="$HERE/1.ru"
# 2 read terms
query 2 any tsv java $JAVA_OPTIONS -cp "$CLASS_PATH" tdb2.tdbquery --loc=data --results=TSV --query="$HERE/2.rq"
