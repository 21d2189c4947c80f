#!/bin/sh
# jdbc.sh: fetches PostgreSQL's JDBC driver and a reader of JSON into the folder lib.
set -eu
cd "$(dirname "$0")"
for jar in org.postgresql:postgresql:42.7.4 org.json:json:20240303; do
    mvn -q -B -ntp dependency:copy -Dartifact="$jar" -DoutputDirectory=lib
done
