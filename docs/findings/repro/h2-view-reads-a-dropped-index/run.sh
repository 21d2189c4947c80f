#!/bin/sh
# Reads a view, drops an index of its table, and reads the view again over the same connection. The script of LS-0037 beside this file
# reads only at the end, so it does not show the finding.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

rows() {
    shell -list -sql "CREATE TABLE c(id INT PRIMARY KEY, ref INT); CREATE INDEX x ON c(ref); INSERT INTO c VALUES (1, NULL);
        CREATE VIEW v AS SELECT id FROM c; SELECT COUNT(*) AS FIRST FROM (SELECT id FROM v); $1
        INSERT INTO c VALUES (2, NULL); SELECT COUNT(*) AS N FROM (SELECT id FROM v); SELECT id AS ROW_OF_V FROM v" >answer.txt 2>&1
    rm -f t.mv.db
    grep -c '^ROW_OF_V: ' answer.txt || :
}
[ "$(rows '')" = 2 ] || fail 3 "the view has not two rows with its index: $(cat answer.txt)"
compare 'rows of the view without the index:' "$(rows 'DROP INDEX x;')" 0 2
finish
