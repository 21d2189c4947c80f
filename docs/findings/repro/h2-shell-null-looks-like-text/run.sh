#!/bin/sh
# Stores a null and the text of its name, and asks the Shell for both.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR); INSERT INTO T VALUES (1, NULL), (2, 'null')" >/dev/null
for form in "" -list; do
    # shellcheck disable=SC2086
    alike=$(shell $form -sql "SELECT B FROM T ORDER BY A" | grep -c 'null')
    rows=$(shell -sql "SELECT B IS NULL FROM T ORDER BY A" | grep -c 'TRUE\|FALSE')
    [ "$rows" = 2 ] || fail 3 "there are $rows rows"
    compare "rows that are shown as null by SELECT B FROM T ${form:-as a table}:" "$alike" 2 1
done
finish
