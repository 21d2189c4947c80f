#!/bin/sh
# The second write of an update fails in a server, as on a full disk; then the server is stopped in an orderly way.
. "$(dirname "$0")/../by-hand.sh"
need_strace
need curl
with_jena 5.6.0

serve_jena
[ "$(tell 'INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }')" -lt 300 ] || fail 3 "the first update fails: $(cat answer.txt)"
# shellcheck disable=SC2046
strace -f -p "$server" -o trace.txt $(traced D) -e trace=write -e inject=write:error=ENOSPC:when=2 2>tracer.txt &
tracer=$!
await attached tracer.txt
code=$(tell 'INSERT DATA { <urn:c> <urn:q> 3 }')
[ "$code" = 500 ] || fail 3 "the update is not refused: $code"
[ "$(ask 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | sed -n 2p)" = 2 ] || fail 3 "the server does not serve on"
stop_server
wait "$tracer" || :
grep -q INJECTED trace.txt || fail 3 "no write failed"
says=$(query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' 2>&1 | grep -o 'Failed to read the journal entry data\|^[0-9]*$' | tail -n 1)
compare 'triples after an orderly stop:' "$says" 'Failed to read the journal entry data' 2
finish
