# What the fuzzer kept, one statement for each word and answer.

INSERT DATA { <u:a> <u:p> "one" ; <u:q> 1 . <u:b> <u:p> "deux"@fr ; <u:q> 2.5 . GRAPH <u:g> { <u:a> <u:r> <u:b> . <u:b> <u:r> <u:a> } }

DELETE DATA {    <u:a> <u:p> "one" }

WITH <> DELETE { ?s <u:r> ?o } INSERT { ?o <u:r> ?s } USING <u:g> WHERE { ?s <u:r> ?o }

ASK { GRAPH ?g{ <u:a> <u:r>+ ?x } }

PREFIX u: <u:> SELECT(COUNT(DISTINCT ?s) AS ?n) (SUM(?q) AS ?t) WHERE { ?s u:q ?q } GROUP BY ?s HAVING (SUM(?q) > 0)

SELECT ?s ?o ?o WHERE { ?s <u:p> ?o FILTER(STRLEN(?o) > 2) } ORDER BY <>(?o) LIMIT 3

\ GRAPH  { <u:a> <u:r>+ ?x } }

ASK ? GRAPH ?g { <u:a> <u:r>+ ?x } }

DELETE DATA {&<u:a> <u:p> "one" }

INSERT DATA {  <u:p> """long
"<u:é>"""" ; a <u:T> , _:b . GRAPH <u:h> { <u:c> <u:q> -1.5e3 } }

PREFIX u: <u:> SELECT (COUNT(DISTINCT ?s) AS ?n) (SUM(?q) AS ?t) WHERE { ?s u:q ?q } GROUP <> ?s HAVING (SUM(?q > 0)

SELECT { GRAPH ?g{ <u:a> <u:r>+ ?x } }

WITH <u:g> DELETE {0?s <u:r> ?o } INSERT { ?o <u:r> ?s } USING <u:g> WHERE { ?s <u:r> ?o }

