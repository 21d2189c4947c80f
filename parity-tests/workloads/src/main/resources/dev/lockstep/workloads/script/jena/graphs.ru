# Named graphs, made and copied.
PREFIX : <urn:x:>
INSERT DATA { :a :p 1 . :a :q "x"@en . GRAPH :g { :b :p 2.5 . :b :r "2026-01-02T03:04:05Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> } }

PREFIX : <urn:x:>
SELECT ?g ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }

COPY <urn:x:g> TO <urn:x:h>

ADD DEFAULT TO <urn:x:h>

SELECT ?s ?o WHERE { GRAPH <urn:x:h> { ?s <urn:x:p> ?o } }

PREFIX : <urn:x:>
DELETE { GRAPH ?g { ?s :p ?o } } INSERT { GRAPH ?g { ?s :p2 ?o } } WHERE { GRAPH ?g { ?s :p ?o } }

ASK { GRAPH <urn:x:g> { ?s <urn:x:p2> 2.5 } }

# lockstep: ask in order
SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g

MOVE <urn:x:h> TO <urn:x:i>

CONSTRUCT { GRAPH ?g { ?o <urn:x:of> ?s } ?s a <urn:x:Thing> } WHERE { GRAPH ?g { ?s ?p ?o FILTER (!isLiteral(?o)) } }

DESCRIBE <urn:x:a> <urn:x:none>

# lockstep: backup

# lockstep: ask in order
SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g

CLEAR GRAPH <urn:x:i>

SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }
