#!/bin/sh
# Kills a tool between the two writes of a journal's entry.
. "$(dirname "$0")/../by-hand.sh"
need_strace
with_jena 5.6.0

update 'INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }'
# shellcheck disable=SC2046
strace -f -o trace.txt $(traced D) -e trace=write -e inject=write:signal=KILL:when=4 \
    java -cp "$CLASS_PATH" tdb2.tdbupdate --loc="$work/D" 'INSERT DATA { <urn:c> <urn:p> 3 }' >/dev/null 2>&1 || :
grep -q 'killed by SIGKILL' trace.txt || fail 3 "nobody is killed"
says=$(query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' 2>&1 | grep -o 'Failed to read the journal entry data\|^[0-9]*$' | tail -n 1)
compare 'triples after the kill:' "$says" 'Failed to read the journal entry data' 2
finish
