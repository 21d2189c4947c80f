#!/bin/sh
# Gives the Shell an unknown command for metadata, and a statement after it.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY)" >/dev/null
code=0
shell -sql "@nothing; INSERT INTO T VALUES (1)" >answer.txt 2>&1 || code=$?
grep -q NullPointerException answer.txt && why=' and a NullPointerException' || why=
compare 'the Shell ends with' "$code$why" '1 and a NullPointerException' 0
rows=$(shell -sql "SELECT COUNT(*) FROM T" | sed -n 2p)
compare 'rows that the next statement stored:' "$rows" 0 1
finish
