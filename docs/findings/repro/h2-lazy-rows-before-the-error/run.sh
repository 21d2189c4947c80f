#!/bin/sh
# A lazy query fails at its third row, in process and over TCP.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

rows() {
    "$@" -list -sql "SET LAZY_QUERY_EXECUTION 1; SELECT 10/(3-X) AS A FROM SYSTEM_RANGE(1, 5)" >answer.txt 2>&1 || :
    grep -q 22012 answer.txt || fail 3 "the query does not fail: $(cat answer.txt)"
    grep -c '^A: ' answer.txt || :
}
serve_h2
over=$(rows remote)
compare "rows before the error in process; over TCP there are $over:" "$(rows shell)" 2 "$over"
finish
