-- A store that is restored from its script has a view before the table that it reads. Wrong in every release.
CREATE TABLE one(id INT);
INSERT INTO one VALUES (1);
CREATE VIEW v AS SELECT id FROM one;
CREATE TABLE two(id INT PRIMARY KEY);
CREATE OR REPLACE VIEW v AS SELECT one.id FROM one LEFT JOIN two ON one.id = two.id;
-- lockstep: restore
SELECT id FROM v;
