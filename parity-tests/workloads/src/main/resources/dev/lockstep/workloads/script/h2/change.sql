-- A schema that changes under its data.
CREATE TABLE item(id INT PRIMARY KEY, name VARCHAR(10));
INSERT INTO item SELECT x, 'n' || x FROM SYSTEM_RANGE(1, 300);
CREATE INDEX by_name ON item(name DESC);
ALTER TABLE item ADD COLUMN size INT DEFAULT 7 NOT NULL;
SELECT COUNT(*), SUM(size) FROM item;
ALTER TABLE item ALTER COLUMN name VARCHAR(20);
-- lockstep: backup
ALTER TABLE item RENAME TO thing;
-- lockstep: ask in order
SELECT name, size FROM thing WHERE id BETWEEN 98 AND 103 ORDER BY id;
CREATE SYNONYM alias FOR thing;
SELECT COUNT(*) FROM alias WHERE name LIKE 'n1%';
ALTER TABLE thing ADD CONSTRAINT small CHECK (size < 100);
UPDATE thing SET size = 100 WHERE id = 1;
CREATE DOMAIN positive AS INT CHECK (VALUE > 0);
CREATE TABLE counted(n positive);
INSERT INTO counted VALUES (0);
INSERT INTO counted VALUES (1);
SELECT n FROM counted;
UPDATE thing SET size = 100 WHERE id = 2;
INSERT INTO thing VALUES (301, 'late', 100);
TRUNCATE TABLE thing;
SELECT COUNT(*) FROM alias;
DROP TABLE thing CASCADE;
SELECT COUNT(*) FROM alias;
