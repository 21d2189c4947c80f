-- A store with an identity that is always generated cannot be rebuilt. Wrong in 2.3.232, 2.4.240 and 2.5.252.
CREATE TABLE g(id BIGINT GENERATED ALWAYS AS IDENTITY, w INT);
INSERT INTO g(w) VALUES (1), (2);
-- lockstep: repair
SELECT id, w FROM g;
