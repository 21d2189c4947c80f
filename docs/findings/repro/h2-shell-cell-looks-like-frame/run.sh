#!/bin/sh
# Stores a text that looks like the end of the Shell's table, and one that looks like two cells.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR); INSERT INTO T VALUES (1, U&'a\\000a(1 row, 7 ms)')" >/dev/null
ends=$(shell -sql "SELECT B FROM T" | grep -c '^(1 row, [0-9]* ms)$')
compare 'lines that look like the end of the table of one row:' "$ends" 2 1
cells=$(shell -sql "SELECT 'a | b' AS X, 'c' AS Y" | sed -n 2p | awk -F ' [|] ' '{ print NF }')
compare "cells of SELECT 'a | b' AS X, 'c' AS Y:" "$cells" 3 2
finish
