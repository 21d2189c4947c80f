#!/bin/sh
# Kills a tool when its journal is complete, and looks at the standard output of the next one.
. "$(dirname "$0")/../by-hand.sh"
need_strace
with_jena 5.6.0

update 'INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }'
# shellcheck disable=SC2046
strace -f -o trace.txt $(traced D) -e trace=write -e inject=write:signal=KILL:when=7 \
    java -cp "$CLASS_PATH" tdb2.tdbupdate --loc="$work/D" 'INSERT DATA { <urn:c> <urn:p> 3 }' >/dev/null 2>&1 || :
grep -q 'killed by SIGKILL' trace.txt || fail 3 "nobody is killed"
query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' >answer.txt 2>error.txt || fail 3 "the query fails: $(cat answer.txt error.txt)"
compare 'lines of the log in the answer of the next tool:' "$(grep -c 'Journal recovery' answer.txt || :)" 2 0
finish
