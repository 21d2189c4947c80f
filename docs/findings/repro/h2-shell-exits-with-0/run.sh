#!/bin/sh
# Gives the Shell a statement that fails, and the name of a database that is not there.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY)" >/dev/null
ended() {
    code=0
    "$@" >answer.txt 2>&1 || code=$?
    [ "$code" = 0 ] && echo 'ends with 0' || echo 'ends with another code'
}
says=$(ended shell -sql "INSERT INTO T VALUES (1); INSERT INTO T VALUES (1); INSERT INTO T VALUES (2)")
grep -q 23505 answer.txt || fail 3 "the second statement does not fail: $(cat answer.txt)"
compare 'a batch whose second statement fails:' "$says" 'ends with 0' 'ends with another code'
rows=$(shell -list -sql "SELECT COUNT(*) AS N FROM T" | sed -n 's/^N: //p')
compare 'rows afterwards:' "$rows" 2 1
URL=jdbc:h2:./mistyped
compare 'a database that is not there:' "$(ended shell -sql "SHOW TABLES")" 'ends with 0' 'ends with another code'
[ -f mistyped.mv.db ] && made='is created' || made='is not created'
compare 'the database' "$made" 'is created' 'is not created'
finish
