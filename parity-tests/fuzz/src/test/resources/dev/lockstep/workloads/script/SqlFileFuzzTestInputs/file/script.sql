-- a comment
INSERT INTO T(A) VALUES (9);
/* more */ CREATE TABLE U(A INT);
DELETE FROM T WHERE A = 'x;y';
