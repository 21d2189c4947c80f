-- Texts on both sides of the limits at which H2 keeps them elsewhere.
CREATE TABLE large(id INT PRIMARY KEY, c CLOB, b BLOB);
INSERT INTO large SELECT x, REPEAT('x', x), CAST(REPEAT('ab', 100) AS VARBINARY) FROM SYSTEM_RANGE(254, 258);
INSERT INTO large VALUES (1, '', X''), (2, NULL, NULL), (70000, REPEAT('é', 70000), NULL);
SELECT id, LENGTH(c), LENGTH(b), HASH('SHA-256', STRINGTOUTF8(c)) FROM large;
SELECT c FROM large WHERE id = 70000;
DELETE FROM large WHERE id > 256;
UPDATE large SET c = c || 'y' WHERE id = 254;
SELECT id, LENGTH(c), LENGTH(b) FROM large;
SELECT COUNT(*) FROM large;
