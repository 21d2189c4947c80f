-- a comment
CREATE TABLE T(A INT); -- anothe/ INSERT INTO T VALUES (1), (';');
-- lockstep: reopen
SELECT A, $d;$$ FROM "T";
-- lockstep: session other
-- lockstep: a ORDER BY A
