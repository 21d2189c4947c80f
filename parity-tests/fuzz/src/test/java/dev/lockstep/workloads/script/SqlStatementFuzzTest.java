package dev.lockstep.workloads.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.fuzz.FuzzedArm;
import dev.lockstep.fuzz.Ground;
import dev.lockstep.fuzz.Mutation;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.system.H2Provider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** H2's parser and what is behind it, with statements that are nearly right. */
class SqlStatementFuzzTest {

    /** A file, a class, a setting or another database is out of bounds, and so is what lasts or differs each time. */
    private static final Pattern EXCLUDED = Pattern.compile(
            "FILE_|CSV|SCRIPT|BACKUP|LINK|ALIAS|TRIGGER|AGGREGATE|SHUTDOWN|\\bSET\\s+(?!A\\b|B\\b|C\\b|D\\b|TEXT\\b|DATA\\b|DEFAULT\\b"
                    + "|NULL\\b|ON\\b|NOT\\b)|CHECKPOINT|SYSTEM_RANGE|REPEAT|SPACE\\(|PAD\\(|RECURSIVE|RAND|UUID|CURRENT|NOW"
                    + "|LOCALTIME|SYSDATE|TODAY|SESSION|\\bUSER|ROLE|GRANT|REVOKE|CLASS|IMMEDIATE|MEMORY|LOCK|TEMP|SAVEPOINT"
                    + "|COMMIT|ROLLBACK|PREPARE|IDENTITY|@|EXCLUSIVE|DATABASE|SCHEMA|ANALYZE|EXPLAIN|\\?|AUTOCOMMIT|CANCEL"
                    + "|FORMATDATETIME|PARSEDATETIME|COMPRESS|HASH|ENCRYPT|SQRT|EXECUTE|\\\\u|\\\\0|PARALLEL|VIEW",
            Pattern.CASE_INSENSITIVE);

    static final Ground GROUND = new Ground(
            List.of(
                    Operation.mutate("DROP ALL OBJECTS"),
                    Operation.mutate("CREATE TABLE T(A INT PRIMARY KEY, B VARCHAR(20), C DECIMAL(10, 2), D TIMESTAMP)"),
                    Operation.mutate("INSERT INTO T VALUES (1, 'one', 1.5, TIMESTAMP '2020-01-01 00:00:00'),"
                            + " (2, NULL, -2, NULL), (3, 'three', 0, TIMESTAMP '1969-12-31 23:59:59')"),
                    Operation.mutate("CREATE INDEX I ON T(B)"),
                    Operation.mutate("CREATE SEQUENCE S")),
            Operation.query("SELECT", Column.texts("A", "B", "C", "D"), "FROM T"),
            Set.of("50000"),
            EXCLUDED);

    static final Mutation MUTATION = new Mutation(
            List.of(
                    "SELECT A, B FROM T WHERE A > 1 AND B LIKE 'o%' ORDER BY A DESC",
                    "SELECT B, COUNT(*), SUM(C), MAX(D) FROM T GROUP BY B HAVING COUNT(*) > 0 ORDER BY 1, 2",
                    "INSERT INTO T(A, B) VALUES (4, 'four'), (5, 'five')",
                    "UPDATE T SET B = UPPER(B), C = C * 2 WHERE A IN (SELECT A FROM T WHERE C < 1)",
                    "DELETE FROM T WHERE B IS NULL OR A BETWEEN 2 AND 3",
                    "MERGE INTO T KEY(A) VALUES (1, 'uno', 1, NULL)",
                    "MERGE INTO T USING (VALUES (1, 'x')) AS Q(K, V) ON T.A = Q.K WHEN MATCHED THEN UPDATE SET B = Q.V"
                            + " WHEN NOT MATCHED THEN INSERT (A, B) VALUES (Q.K, Q.V)",
                    "CREATE TABLE U(A INT, B VARCHAR DEFAULT 'x', C INT GENERATED ALWAYS AS (A + 1), CHECK (A > 0))",
                    "ALTER TABLE T ADD COLUMN E INTERVAL DAY TO SECOND DEFAULT INTERVAL '1 00:00:00' DAY TO SECOND",
                    "ALTER TABLE T ALTER COLUMN B SET DATA TYPE VARCHAR(10)",
                    "CREATE UNIQUE INDEX J ON T(C DESC, D NULLS LAST)",
                    "DROP TABLE IF EXISTS T CASCADE",
                    "TRUNCATE TABLE T RESTART",
                    "SELECT X.A, Y.B FROM T X LEFT JOIN T Y ON X.A = Y.A + 1 WHERE EXISTS (SELECT 1 FROM T Z WHERE Z.A = X.A)",
                    "SELECT A FROM T UNION ALL (SELECT 7 EXCEPT SELECT A FROM T) ORDER BY A OFFSET 1 ROW FETCH FIRST 2 ROWS ONLY",
                    "SELECT A, ROW_NUMBER() OVER (PARTITION BY B ORDER BY A), LAG(A, 1, 0) OVER (ORDER BY A ROWS BETWEEN 1"
                            + " PRECEDING AND CURRENT ROW) FROM T ORDER BY A",
                    "WITH Q(K) AS (SELECT A FROM T) SELECT SUM(K) FROM Q",
                    "SELECT CASE WHEN A > 2 THEN 'big' ELSE CAST(A AS VARCHAR) END, COALESCE(B, 'none'), NULLIF(A, 1) FROM T",
                    "VALUES (1, 'a', ARRAY[1, 2], ROW(1, 2)), (2, X'0aff', NULL, DATE '2020-02-29')",
                    "SELECT EXTRACT(YEAR FROM D), DATEADD('MONTH', 1, D), D - INTERVAL '1' DAY, D AT TIME ZONE '+02:00' FROM T",
                    "SELECT SUBSTRING(B, 2), TRIM(BOTH 'e' FROM B), B || '\\', LENGTH(B), REGEXP_REPLACE(B, '[aeiou]', '') FROM T",
                    "SELECT JSON_OBJECT('a': A, 'b': B NULL ON NULL), JSON_ARRAYAGG(A) FROM T GROUP BY A, B",
                    "SELECT NEXT VALUE FOR S, A FROM T",
                    "SELECT CAST('2020-01-01' AS DATE), CAST(1e10 AS INT), CAST('x' AS BOOLEAN), CAST(A AS DECFLOAT) FROM T",
                    "SELECT ARRAY_AGG(B ORDER BY A DESC) FILTER (WHERE A > 1), LISTAGG(B, ',') WITHIN GROUP (ORDER BY A) FROM T",
                    "SELECT * FROM UNNEST(ARRAY[1, 2], ARRAY['a', 'b']) WITH ORDINALITY",
                    "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY A), STDDEV_POP(C) FROM T",
                    "CREATE DOMAIN DD AS DECIMAL(4, 2) CHECK (VALUE > 0)",
                    "CREATE TABLE W(E ENUM('a', 'b'), G GEOMETRY, J JSON, B BLOB, C CLOB, L BIGINT ARRAY[3])",
                    "COMMENT ON COLUMN T.A IS 'a key'",
                    "SELECT A FROM T WHERE (A, B) = (1, 'one') OR A = ANY (VALUES 1, 2) OR B IS NOT DISTINCT FROM NULL",
                    "SELECT GROUPING(B), B FROM T GROUP BY B QUALIFY RANK() OVER (ORDER BY B) = 1",
                    "ALTER TABLE T ADD CONSTRAINT K FOREIGN KEY (A) REFERENCES T(A) ON DELETE CASCADE",
                    "SHOW COLUMNS FROM T",
                    "TABLE T"),
            List.of(
                    "NULL",
                    "''",
                    "'",
                    "\"",
                    "\"\"",
                    "(",
                    ")",
                    "((",
                    "))",
                    ",",
                    "--",
                    "/*",
                    "*/",
                    "$$",
                    "0",
                    "-1",
                    "1e400",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "2147483648",
                    "0.1e-200",
                    "U&'\\d800'",
                    "U&\"\\0041\"",
                    "X'f'",
                    "X''",
                    "DATE '10000-01-01'",
                    "TIMESTAMP '0000-00-00 00:00:00'",
                    "TIME '24:00:00'",
                    "INTERVAL '1' YEAR",
                    "ARRAY[]",
                    "ROW()",
                    "DEFAULT",
                    "TRUE",
                    "UNKNOWN",
                    "JSON '{'",
                    "JSON 'null'",
                    "::INT",
                    "[1]",
                    ".B",
                    "*",
                    "T.*",
                    "_ROWID_",
                    "DISTINCT",
                    "ALL",
                    "ANY",
                    "NOT",
                    "IS",
                    "IN ()",
                    "BETWEEN SYMMETRIC",
                    "OVER ()",
                    "FILTER (WHERE FALSE)",
                    "ORDER BY NULL",
                    "LIMIT 0",
                    "FETCH FIRST -1 ROWS ONLY",
                    "FOR UPDATE",
                    "CROSS JOIN T",
                    "NATURAL JOIN T",
                    "GEOMETRY 'POINT(1 2)'",
                    "ESCAPE ''",
                    "COLLATE",
                    "%",
                    "<>",
                    "!=",
                    ":",
                    ";",
                    "\u0000",
                    "\ufeff",
                    "\ud83d\ude00",
                    "\u00a0"));

    private static final EngineTarget TARGET = new EngineTarget(
            Notation.SQL, GROUND, MUTATION, () -> FuzzedArm.open(new H2Provider().system(), new H2EmbeddedProvider()));

    @FuzzTest
    void statement(byte[] choices) {
        TARGET.check(choices);
    }
}
