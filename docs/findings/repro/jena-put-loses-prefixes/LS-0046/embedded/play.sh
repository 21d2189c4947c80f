#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
java $JAVA_OPTIONS -Dlog4j2.configurationFile="file:$HERE/log4j2.properties" -cp "$CLASS_PATH" "$HERE/Repro.java"
