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

-- 6 insertPersons
INSERT INTO person (slug, name, age, score) VALUES ('ada', 'Ada', 36, 1);

-- 7 takeTicket
SELECT NEXT VALUE FOR ticket ;

-- 8 backup
-- back up, restore the backup elsewhere, and read the copy:
-- a  INSERT INTO doc (slug, source, body) VALUES ('canary-1', 'mail', 'canary-1');
-- b  take the backup
-- c  DELETE FROM doc WHERE slug = 'canary-1';
-- d  restore the backup elsewhere
-- e  in the copy: SELECT item, slug, link, content, age, score FROM (SELECT 'person' AS item, slug, NULL AS link, name AS content, age, score FROM person UNION ALL SELECT 'doc', slug, source, CASE WHEN CHAR_LENGTH(body) > 500000 THEN RAWTOHEX(HASH('SHA-256', body)) ELSE body END, NULL, NULL FROM doc UNION ALL SELECT 'knows', source_slug, target_slug, NULL, NULL, NULL FROM knows UNION ALL SELECT 'column' AS item, c.table_name AS slug, c.column_name AS link, c.data_type || COALESCE('(' || c.declared_numeric_precision || ',' || c.declared_numeric_scale || ')', '') || CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || COALESCE(' DEFAULT ' || c.column_default, '') || COALESCE(' AS ' || c.generation_expression, '') AS content, c.ordinal_position AS age, NULL AS score FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema <> 'INFORMATION_SCHEMA' AND t.table_type NOT LIKE '%TEMPORARY%' UNION ALL SELECT 'constraint', n.table_name, (SELECT LISTAGG(k.column_name, ', ') WITHIN GROUP (ORDER BY k.ordinal_position) FROM information_schema.key_column_usage k WHERE k.constraint_schema = n.constraint_schema AND k.constraint_name = n.constraint_name), n.constraint_type || COALESCE((SELECT ' ' || h.check_clause FROM information_schema.check_constraints h WHERE h.constraint_schema = n.constraint_schema AND h.constraint_name = n.constraint_name), '') || COALESCE((SELECT ' ' || u.table_name || ' ON DELETE ' || r.delete_rule || CASE r.update_rule WHEN 'RESTRICT' THEN '' WHEN 'NO ACTION' THEN '' ELSE ' ON UPDATE ' || r.update_rule END FROM information_schema.referential_constraints r JOIN information_schema.table_constraints u ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name WHERE r.constraint_schema = n.constraint_schema AND r.constraint_name = n.constraint_name), ''), NULL, NULL FROM information_schema.table_constraints n UNION ALL SELECT 'index', x.table_name, (SELECT LISTAGG(o.column_name || ' ' || o.ordering_specification, ', ') WITHIN GROUP (ORDER BY o.ordinal_position) FROM information_schema.index_columns o WHERE o.index_schema = x.index_schema AND o.index_name = x.index_name), x.index_type_name, NULL, NULL FROM information_schema.indexes x UNION ALL SELECT 'sequence', s.sequence_name, NULL, s.data_type || ' ' || s.minimum_value || ' to ' || s.maximum_value || ' cycle ' || s.cycle_option, s.increment, s.base_value FROM information_schema.sequences s UNION ALL SELECT 'schema', schema_name, NULL, NULL, NULL, NULL FROM information_schema.schemata WHERE schema_name <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'user', user_name, NULL, CAST(is_admin AS CHARACTER VARYING), NULL, NULL FROM information_schema.users UNION ALL SELECT 'role', role_name, NULL, NULL, NULL, NULL FROM information_schema.roles UNION ALL SELECT 'right', granteetype, rights, table_name, NULL, NULL FROM information_schema.rights UNION ALL SELECT 'view', table_name, NULL, view_definition, NULL, NULL FROM information_schema.views WHERE table_schema <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'trigger', event_object_table, trigger_name, NULL, NULL, NULL FROM information_schema.triggers UNION ALL SELECT 'domain', domain_name, NULL, data_type, NULL, NULL FROM information_schema.domains UNION ALL SELECT 'constant', constant_name, NULL, value_definition, NULL, NULL FROM information_schema.constants UNION ALL SELECT 'routine', routine_name, NULL, external_name, NULL, NULL FROM information_schema.routines UNION ALL SELECT 'synonym', synonym_name, NULL, synonym_for, NULL, NULL FROM information_schema.synonyms) AS stored;
