#!/bin/sh
# Inserts a key twice, where the stored row is long.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR); INSERT INTO T VALUES (1, REPEAT('y', 5000))" >/dev/null
shell -sql "INSERT INTO T VALUES (1, 'new')" >answer.txt 2>&1 || :
grep -q '\[23505-' answer.txt || fail 3 "the second row is not refused: $(cat answer.txt)"
before=$(tr '\n' ' ' <answer.txt | sed 's/\[23505-.*//' | tr -cd y | wc -c | tr -d ' ')
[ "$before" -ge 5000 ] && says='the stored row' || says='no stored text'
compare 'before the code of the error there is' "$says" 'the stored row' 'no stored text'
finish
