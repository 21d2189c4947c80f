-- A store with a computed column cannot be rebuilt by Recover and RunScript. Wrong in 2.3.232, 2.4.240 and 2.5.252.
CREATE TABLE g(id INT PRIMARY KEY, w INT GENERATED ALWAYS AS (id * 10));
INSERT INTO g(id) VALUES (1), (2);
-- lockstep: repair
SELECT id, w FROM g;
