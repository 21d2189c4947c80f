# Three compactions that delete the old data: the files that they delete must not stay open, or their space is not free.
INSERT DATA { <urn:a> <urn:p> 1 }

# lockstep: optimize

INSERT DATA { <urn:b> <urn:p> 2 }

# lockstep: optimize

DELETE DATA { <urn:a> <urn:p> 1 }

# lockstep: optimize

SELECT ?s ?o WHERE { ?s <urn:p> ?o }
