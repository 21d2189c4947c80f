# a comment
INSERT DATA { <a:b> <a:c> "x" ;
 <a:d> 1 }

# lockstep: reopen
SELECT * WHERE { ?s ?p ?o }

# lockstep: load nq
<a:b> <a:c> "x" .

# lockstep: restore trig
