#!/bin/sh
# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.
set -eu
: "${CLASS_PATH=}" "${CLIENT_CLASS_PATH=$CLASS_PATH}"
HERE=$(cd "$(dirname "$0")" && pwd)
JAVA_OPTIONS='-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8'
. "$HERE/shell.sh"
URL='jdbc:h2:./store;RETENTION_TIME=2147483647;REUSE_SPACE=FALSE;TIME ZONE=UTC;WRITE_DELAY=0'
# Creates the database.
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL" -user sa -password '' -sql 'SELECT H2VERSION()' 2>&1 || :; } >&2
# 1 setup
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'CREATE TABLE person (slug CHARACTER VARYING NOT NULL PRIMARY KEY, name CHARACTER VARYING, age INTEGER NOT NULL, score NUMERIC(20, 4) NOT NULL)' 2>&1 || :; } | rows 1 ordered
# 2 setup
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'CREATE TABLE doc (slug CHARACTER VARYING NOT NULL PRIMARY KEY, source CHARACTER VARYING NOT NULL CHECK (source IN ('\''mail'\'', '\''chat'\'', '\''wiki'\'', '\''code'\'', '\''paper'\'')), body CHARACTER VARYING NOT NULL)' 2>&1 || :; } | rows 2 ordered
# 3 setup
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'CREATE INDEX doc_source ON doc (source)' 2>&1 || :; } | rows 3 ordered
# 4 setup
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'CREATE TABLE knows (source_slug CHARACTER VARYING NOT NULL PRIMARY KEY REFERENCES person (slug) ON DELETE CASCADE, target_slug CHARACTER VARYING NOT NULL REFERENCES person (slug) ON DELETE CASCADE)' 2>&1 || :; } | rows 4 ordered
# 5 setup
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'CREATE SEQUENCE ticket' 2>&1 || :; } | rows 5 ordered
# 6 takeTicket
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'SELECT JSON_ARRAY(NEXT VALUE FOR ticket NULL ON NULL) AS "ROW" ' 2>&1 || :; } | rows 6 ordered
# 7 findLastTicket
{ java $JAVA_OPTIONS -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL;IFEXISTS=TRUE" -user sa -password '' -sql 'SELECT JSON_ARRAY(CURRENT VALUE FOR ticket NULL ON NULL) AS "ROW" ' 2>&1 || :; } | rows 7 ordered
