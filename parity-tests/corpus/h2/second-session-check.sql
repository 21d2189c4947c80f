-- A second session is refused a value that the check allows. Wrong in 2.4.240.
-- lockstep: session a
CREATE TABLE item(id INT PRIMARY KEY, colour VARCHAR CHECK (colour IN ('red', 'blue')));
INSERT INTO item VALUES (1, 'red');
-- lockstep: close a
-- lockstep: session b
INSERT INTO item VALUES (2, 'blue');
-- lockstep: session
SELECT id, colour FROM item;
