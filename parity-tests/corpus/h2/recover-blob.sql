-- A store with a BLOB that H2 keeps outside of its row cannot be rebuilt by Recover and RunScript.
CREATE TABLE b(id INT PRIMARY KEY, v BLOB);
INSERT INTO b VALUES (1, CAST(REPEAT('ab', 100) AS VARBINARY)), (2, CAST(REPEAT('ab', 200) AS VARBINARY));
SELECT id, LENGTH(v) FROM b;
-- lockstep: repair
SELECT id, LENGTH(v) FROM b;
