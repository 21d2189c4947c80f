-- a comment
CREATE TABLE T(A INT); -- another
/* and ; this */ INSERT INTO T VALUES (1), (';');
-- lockstep: reopen
SELECT A, $$;$$ FROM "T";
-- lockstep: session other
-- lockstep: ask in order
SELECT * FROM T ORDER BY A
