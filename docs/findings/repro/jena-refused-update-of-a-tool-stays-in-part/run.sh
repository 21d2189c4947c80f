#!/bin/sh
# The change of one root of an index fails in a tool, as on a full disk; the update is refused, and a part of it stays.
. "$(dirname "$0")/../by-hand.sh"
need_strace
with_jena 5.6.0

update 'INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }'
# shellcheck disable=SC2046
strace -f -o trace.txt $(traced D) -e trace=pwrite64 -e inject=pwrite64:error=ENOSPC:when=8 \
    java -cp "$CLASS_PATH" tdb2.tdbupdate --loc="$work/D" 'INSERT DATA { <urn:c> <urn:q> 3 }' >said.txt 2>&1 &&
    fail 3 "the update is not refused"
grep -q INJECTED trace.txt || fail 3 "no write failed"
printf 'all triples:\n'
query 'SELECT * { ?s ?p ?o }' 2>/dev/null | sed 's/^/    /'
compare 'triples with the object 3, which only the refused update has:' "$(query 'SELECT (COUNT(*) AS ?n) { ?s ?p 3 }' | sed -n '$p')" 1 0
finish
