#!/bin/sh
# Stores a number with a fraction and a text with a NUL, and asks SQLite's shell and its library in Python.
. "$(dirname "$0")/../by-hand.sh"
need sqlite3
need python3
begin

sqlite3 t.db "CREATE TABLE t(b REAL, s TEXT) STRICT; INSERT INTO t VALUES(94.56, 'x'), (1, CAST(x'610062' AS TEXT))"
library=$(python3 -c "import sqlite3; print(sqlite3.connect('t.db').execute('SELECT b FROM t').fetchone()[0])")
compare 'a number as JSON:' "$(sqlite3 -json t.db 'SELECT b FROM t LIMIT 1' | sed 's/.*://; s/}]//')" 94.560000000000002272 "$library"
compare 'the length of a text with a NUL, as JSON:' "$(sqlite3 -json t.db 'SELECT s FROM t WHERE b = 1' | sed 's/.*:"//; s/"}]//' | tr -d '\n' | wc -c | tr -d ' ')" \
    1 "$(python3 -c "import sqlite3, json; print(len(json.dumps(sqlite3.connect('t.db').execute('SELECT s FROM t WHERE b = 1').fetchone()[0])) - 2)")"
finish
