#!/bin/sh
# Ends a process three seconds after an acknowledged TRUNCATE, and reads the table. The program is that of the page.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

program Truncate
java_of Truncate.java "$work/deleted" "DELETE FROM t"
[ "$(java_of Truncate.java "$work/deleted" read)" = 'rows: 0' ] || fail 3 "a DELETE is not durable either"
java_of Truncate.java "$work/truncated" "TRUNCATE TABLE t"
compare 'after TRUNCATE TABLE and a kill:' "$(java_of Truncate.java "$work/truncated" read)" 'rows: 1' 'rows: 0'
finish
