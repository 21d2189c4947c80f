#!/bin/sh
# A trigger in Java stores the time that it is given and one that it makes. The server is in UTC, its client in Berlin.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

sed '/^--/d' "$here/../../../../parity-tests/corpus/h2/trigger-zone.sql" >script.sql
berlin() {
    java -Duser.timezone=Europe/Berlin -cp "$CLASS_PATH" org.h2.tools.RunScript -url "$1" -user sa -password "" -script script.sql
    java -Duser.timezone=Europe/Berlin -cp "$CLASS_PATH" org.h2.tools.Shell -url "$1" -user sa -password "" -sql "SELECT inside FROM base" | sed -n 2p
}
serve_h2
[ "$(berlin jdbc:h2:./here)" = '9999-12-31 00:00:00' ] || fail 3 "in one process it is another time as well"
compare 'the time that the trigger made, over TCP:' "$(berlin "jdbc:h2:tcp://localhost:$port/./there")" '9999-12-31 01:00:00' '9999-12-31 00:00:00'
finish
