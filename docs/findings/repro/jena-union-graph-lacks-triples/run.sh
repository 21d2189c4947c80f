#!/bin/sh
# Stores the number 1 in three types, and reads it from a graph and from the union of all graphs.
. "$(dirname "$0")/../by-hand.sh"
with_jena 5.6.0

update 'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1, true, "1"^^xsd:byte } }'
count() {
    query "SELECT (COUNT(*) AS ?n) { GRAPH <$1> { ?s ?p ?o } }" | sed -n 2p
}
[ "$(count urn:g)" = 3 ] || fail 3 "the graph itself has not three triples"
compare 'triples of the union of the graphs:' "$(count urn:x-arq:UnionGraph)" 1 3
finish
