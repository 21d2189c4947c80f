-- A transaction does not see its own change through EXISTS. Wrong in 2.4.240.
CREATE TABLE p(id INT PRIMARY KEY, flag BOOLEAN);
INSERT INTO p VALUES (1, FALSE);
CREATE TABLE q(id INT PRIMARY KEY, pid INT);
INSERT INTO q VALUES (7, 1);
-- lockstep: session a
SET AUTOCOMMIT FALSE;
SELECT EXISTS (SELECT 1 FROM p JOIN q ON q.pid = p.id WHERE p.flag);
UPDATE p SET flag = TRUE WHERE id = 1;
SELECT EXISTS (SELECT 1 FROM p JOIN q ON q.pid = p.id WHERE p.flag);
COMMIT;
