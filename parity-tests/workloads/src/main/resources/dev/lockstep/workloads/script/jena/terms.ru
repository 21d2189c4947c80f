# Datatypes, languages and blank nodes.
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
INSERT DATA { <urn:t:1> <urn:t:v> "1"^^xsd:byte, "1"^^xsd:integer, 1.0, 1e0, true, "a"@en-GB, "a", "2026-02-28"^^xsd:date, "P1Y"^^xsd:duration, "NaN"^^xsd:double, _:x . _:x <urn:t:v> "inner" }

SELECT ?o (DATATYPE(?o) AS ?type) (LANG(?o) AS ?lang) WHERE { <urn:t:1> <urn:t:v> ?o FILTER (!isBlank(?o)) }

CONSTRUCT WHERE { <urn:t:1> <urn:t:v> ?o }

SELECT ?o WHERE { <urn:t:1> <urn:t:v> ?b . ?b <urn:t:v> ?o }

# lockstep: load ttl
<urn:t:2> <urn:t:v> "loaded", 7, (1 2 3) .

SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }

SELECT ?v WHERE { VALUES ?v { 1 1.0 "1" UNDEF } FILTER (!BOUND(?v) || ?v = 1) }

DELETE WHERE { <urn:t:1> <urn:t:v> ?o }

SELECT (COUNT(*) AS ?n) (SAMPLE(?o) AS ?any) WHERE { ?s <urn:t:v> ?o FILTER (?o = "inner") }

INSERT DATA { <urn:t:3> <urn:t:v> "unclosed }
