-- A materialized view after a reopen: 2.3.232 and 2.4.240 cannot open the store, and 2.5.252 has lost the view.
CREATE TABLE t(id INT PRIMARY KEY);
INSERT INTO t VALUES (1), (2);
CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
SELECT COUNT(*) FROM mv;
-- lockstep: reopen
SELECT COUNT(*) FROM mv;
