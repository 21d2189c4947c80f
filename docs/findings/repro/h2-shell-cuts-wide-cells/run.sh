#!/bin/sh
# Asks the Shell for a text of 101 characters, beside another column and alone.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR); INSERT INTO T VALUES (1, REPEAT('x', 99) || 'AB')" >/dev/null
longest() {
    shell -sql "$1" | grep -o 'xx*A*B*' | awk '{ print length($0) " characters" }'
}
[ "$(longest 'SELECT B FROM T')" = '101 characters' ] || fail 3 "the Shell cuts the column that stands alone"
compare 'SELECT A, B FROM T:' "$(longest 'SELECT A, B FROM T')" '100 characters' '101 characters'
finish
