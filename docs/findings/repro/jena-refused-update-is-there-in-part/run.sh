#!/bin/sh
# The last change of a root of an update fails in a server, as on a full disk; the update is refused.
. "$(dirname "$0")/../by-hand.sh"
need_strace
need curl
with_jena 5.6.0

serve_jena
[ "$(tell 'INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }')" -lt 300 ] || fail 3 "the first update fails: $(cat answer.txt)"
# shellcheck disable=SC2046
strace -f -p "$server" -o trace.txt $(traced D) -e trace=pwrite64 -e inject=pwrite64:error=ENOSPC:when=14 2>tracer.txt &
tracer=$!
await attached tracer.txt
code=$(tell 'INSERT DATA { <urn:c> <urn:q> 3 }')
[ "$code" = 500 ] || fail 3 "the update is not refused: $code"
printf 'before the stop the server answers:\n'
ask 'SELECT * { ?s ?p ?o }' | sed 's/^/    /'
stop_server
wait "$tracer" || :
grep -q INJECTED trace.txt || fail 3 "no write failed"
compare 'triples of the refused update after the stop:' "$(query 'SELECT (COUNT(*) AS ?n) { <urn:c> ?p ?o }' | sed -n '$p')" 1 0
finish
