-- Tables with constraints, views on views, and a sequence.
CREATE TABLE author(id INT PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, born DATE);
CREATE TABLE book(id INT PRIMARY KEY, title VARCHAR(80), author INT REFERENCES author(id) ON DELETE CASCADE, price NUMERIC(8, 2) CHECK (price >= 0));
INSERT INTO author VALUES (1, 'Ada', DATE '1815-12-10'), (2, 'Mary', DATE '1797-08-30'), (3, 'Zoé', NULL);
INSERT INTO book VALUES (10, 'Notes', 1, 12.50), (11, 'Frankenstein', 2, 7.00), (12, 'The Last Man', 2, NULL);
CREATE VIEW priced AS SELECT b.title, a.name, b.price FROM book b JOIN author a ON a.id = b.author WHERE b.price IS NOT NULL;
CREATE VIEW cheap AS SELECT title FROM priced WHERE price < 10;
-- lockstep: ask in order
SELECT * FROM priced ORDER BY title;
SELECT title FROM cheap;
INSERT INTO book VALUES (13, 'Free', 3, -1);
CREATE SEQUENCE ticket START WITH 100 INCREMENT BY 5;
INSERT INTO book VALUES (NEXT VALUE FOR ticket, 'Counted', 1, 1.00);
SELECT id, title FROM book WHERE id >= 100;
DELETE FROM author WHERE id = 2;
SELECT COUNT(*), SUM(price) FROM book;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT SUM(i) FROM n;
