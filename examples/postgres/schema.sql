CREATE TABLE people(
    key text PRIMARY KEY CHECK(length(key) BETWEEN 1 AND 12),
    name text NOT NULL CHECK(length(name) <= 40),
    age integer CHECK(age BETWEEN 0 AND 150),
    badge bigint UNIQUE,
    boss text REFERENCES people(key) ON DELETE RESTRICT
);

CREATE TABLE pets(
    key integer PRIMARY KEY CHECK(key BETWEEN 1 AND 999999),
    owner text NOT NULL REFERENCES people(key) ON DELETE CASCADE,
    weight numeric(5, 2) NOT NULL CHECK(weight BETWEEN 0 AND 100),
    kind text NOT NULL CHECK(kind IN ('cat', 'dog')),
    shy boolean
);
