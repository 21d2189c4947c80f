-- The statements of the steps, to be read or pasted. play.sh runs each of them in a separate process of the Shell.

-- 1 setup
CREATE TABLE person (slug CHARACTER VARYING NOT NULL PRIMARY KEY, name CHARACTER VARYING, age INTEGER NOT NULL, score NUMERIC(20, 4) NOT NULL);

-- 2 setup
CREATE TABLE doc (slug CHARACTER VARYING NOT NULL PRIMARY KEY, source CHARACTER VARYING NOT NULL CHECK (source IN ('mail', 'chat', 'wiki', 'code', 'paper')), body CHARACTER VARYING NOT NULL);

-- 3 setup
CREATE INDEX doc_source ON doc (source);

-- 4 setup
CREATE TABLE knows (source_slug CHARACTER VARYING NOT NULL PRIMARY KEY REFERENCES person (slug) ON DELETE CASCADE, target_slug CHARACTER VARYING NOT NULL REFERENCES person (slug) ON DELETE CASCADE);

-- 5 setup
CREATE SEQUENCE ticket;

-- 6 takeTicket
SELECT NEXT VALUE FOR ticket ;

-- 7 findLastTicket
SELECT CURRENT VALUE FOR ticket ;
