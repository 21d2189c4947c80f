#!/bin/sh
# driver.sh JAR: starts the driver with H2's jar. It needs a JDK, because Driver.java is compiled when it starts.
set -eu
[ $# -eq 1 ] && [ -f "$1" ] || {
    echo "driver.sh: name H2's jar, such as h2-2.5.252.jar" >&2
    exit 2
}
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$1" "$(dirname "$0")/Driver.java"
