# An update that names a graph that is not there: one class of refusal, and nothing changed.
INSERT DATA { GRAPH <http://example.org/one> { <urn:a> <urn:p> 1 } }

CLEAR GRAPH <http://example.org/none>

COPY GRAPH <http://example.org/none> TO <http://example.org/one>

MOVE GRAPH <http://example.org/none> TO <http://example.org/one>

SELECT ?o WHERE { GRAPH <http://example.org/one> { ?s ?p ?o } }

CREATE GRAPH <http://example.org/one>

DROP GRAPH <http://example.org/none>

SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }
