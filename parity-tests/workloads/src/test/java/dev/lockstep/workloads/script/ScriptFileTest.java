package dev.lockstep.workloads.script;

import static dev.lockstep.workloads.script.Notation.SPARQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Way;
import dev.lockstep.workloads.script.ScriptLine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFileTest {

    @Test
    void sql_is_split_at_semicolons_outside_of_quotes_and_comments() {
        assertThat(sql("""
                        -- a remark
                        CREATE TABLE t(a VARCHAR DEFAULT 'x;''y', "b;c" INT); /* d;e */ INSERT INTO t
                          VALUES (1) -- f;g
                        ;
                        CREATE ALIAS h AS $$ int i() { return 1; } $$;
                        SELECT 1""").lines())
                .extracting(ScriptLine::line, ScriptLine::kind, ScriptLine::text)
                .containsExactly(
                        tuple(2, Kind.DO, "CREATE TABLE t(a VARCHAR DEFAULT 'x;''y', \"b;c\" INT)"),
                        tuple(2, Kind.DO, "/* d;e */ INSERT INTO t\n  VALUES (1) -- f;g"),
                        tuple(5, Kind.DO, "CREATE ALIAS h AS $$ int i() { return 1; } $$"),
                        tuple(6, Kind.ASK, "SELECT 1"));
    }

    @Test
    void sparql_is_split_at_blank_lines_and_its_verb_comes_after_the_prologue() {
        ScriptFile script = ScriptFile.parse(
                "s",
                "# a remark\nPREFIX : <urn:x:>\nINSERT DATA { :a :p 1 ;\n :q 2 }\n\nprefix : <urn:x:>\nselect ?o\nWHERE { ?s :p ?o }\n",
                SPARQL,
                "s");
        assertThat(script.lines())
                .extracting(ScriptLine::line, ScriptLine::kind)
                .containsExactly(tuple(2, Kind.DO), tuple(6, Kind.ASK));
    }

    @Test
    void a_blank_line_in_brackets_or_after_the_prologue_ends_no_statement_of_sparql() {
        assertThat(sparql("""
                        PREFIX : <urn:x#>

                        # a remark
                        INSERT DATA {
                          :a :p "it's # none" , 1 .

                          # another one }
                          :a :q \"""a long

                        text\""" }

                        INSERT DATA { :b :p 1 } ;

                        DELETE DATA { :c :p <urn:y#z> } ;

                        SELECT ?s
                        # a third one
                        WHERE { ?s ?p ?o FILTER (?o < 2) }
                        """))
                .extracting(ScriptLine::line, ScriptLine::kind)
                .containsExactly(tuple(1, Kind.DO), tuple(12, Kind.DO), tuple(16, Kind.ASK));
    }

    @Test
    void a_statement_of_sparql_whose_brackets_stay_open_takes_no_other_with_it() {
        assertThat(
                        sparql(
                                "INSERT DATA { <urn:a> <urn:p> \"unclosed }\n\nASK { ?s ?p ?o }\n\nSELECT * WHERE { ?s ?p ?o }"))
                .extracting(ScriptLine::line)
                .containsExactly(1, 3, 5);
    }

    @Test
    void a_directive_ends_the_statement_before_it() {
        assertThat(sql("INSERT INTO t VALUES (1)\n-- lockstep: reopen\nSELECT 1;\n")
                        .lines())
                .extracting(ScriptLine::kind, ScriptLine::text)
                .containsExactly(
                        tuple(Kind.DO, "INSERT INTO t VALUES (1)"),
                        tuple(Kind.REOPEN, ""),
                        tuple(Kind.ASK, "SELECT 1"));
        assertThat(sparql("CLEAR ALL\n  # lockstep: reopen\nASK { ?s ?p ?o }"))
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.DO, Kind.REOPEN, Kind.ASK);
    }

    @Test
    void a_comment_in_a_comment_is_refused_because_releases_end_it_in_two_places() {
        assertThatThrownBy(() -> sql("SELECT 0;\n/* a /* b */ c; */ SELECT 1; SELECT 2"))
                .hasMessageStartingWith("report.sql:2: there is a comment in a comment; releases before 2.0 end it");
    }

    @Test
    void sql_has_comments_with_slashes_and_names_with_dollars() {
        assertThat(sql("""
                        // it isn't a text
                        CREATE TABLE t(a$$b INT, c INT); INSERT INTO t VALUES (1, 2); // nor; is this
                        SELECT a$$b FROM t;
                        """).lines())
                .extracting(ScriptLine::kind, ScriptLine::text)
                .containsExactly(
                        tuple(Kind.DO, "CREATE TABLE t(a$$b INT, c INT)"),
                        tuple(Kind.DO, "INSERT INTO t VALUES (1, 2)"),
                        tuple(Kind.ASK, "SELECT a$$b FROM t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/* why */ SELECT 1", "-- why\n\n/* ; */\n(SELECT 1)", "// why\nTABLE t", "/**/-- why\nvalues 1"
            })
    void a_question_is_one_behind_its_comments_too(String question) {
        assertThat(Notation.SQL.kind(question)).isEqualTo(Kind.ASK);
    }

    @Test
    void a_statement_that_takes_the_database_away_is_refused_behind_a_comment_too() {
        assertThatThrownBy(() -> sql("/* enough */ SHUTDOWN")).hasMessageContaining("-- lockstep: optimize");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM t ORDER BY a DESC",
                "(SELECT 1) UNION ALL SELECT 2\norder /* so */ by 1 LIMIT 3",
                "WITH c AS (SELECT 1 AS a) SELECT a FROM c ORDER BY a",
                "TABLE t ORDER BY a",
                "-- first\nVALUES 2, 1 ORDER BY C1"
            })
    void a_question_of_sql_that_orders_its_rows_is_asked_in_order(String question) {
        assertThat(Notation.SQL.kind(question)).isEqualTo(Kind.ASK_IN_ORDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, ROW_NUMBER() OVER (ORDER BY a) FROM t",
                "SELECT * FROM (SELECT a FROM t ORDER BY a)",
                "SELECT 'ORDER BY 1'",
                "SELECT 1 -- ORDER BY 1",
                "SELECT \"ORDER\" FROM t GROUP BY a",
                "EXPLAIN SELECT a FROM t ORDER BY a"
            })
    void what_has_an_order_only_within_it_is_asked_in_any_order(String question) {
        assertThat(Notation.SQL.kind(question)).isEqualTo(Kind.ASK);
    }

    @Test
    void a_query_of_sparql_is_asked_in_order_if_it_orders_its_own_rows() {
        assertThat(SPARQL.kind("SELECT ?o { ?s ?p ?o }\norder\nby DESC(?o) LIMIT 2"))
                .isEqualTo(Kind.ASK_IN_ORDER);
        assertThat(SPARQL.kind("SELECT * { { SELECT ?o { ?s ?p ?o } ORDER BY ?o } } # ORDER BY ?o"))
                .isEqualTo(Kind.ASK);
        assertThat(SPARQL.kind("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } ORDER BY ?o"))
                .isEqualTo(Kind.ASK);
    }

    @Test
    void whoever_wants_any_order_says_so() {
        assertThat(sql("-- lockstep: ask\nSELECT a FROM t ORDER BY b").lines())
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.ASK);
    }

    @Test
    void a_directive_is_one_in_any_case_and_behind_a_statement() {
        assertThat(sql("SELECT 1; -- Lockstep: REOPEN\nSELECT 2 // lockstep: optimize\n")
                        .lines())
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.ASK, Kind.REOPEN, Kind.ASK, Kind.OPTIMIZE);
        assertThat(sparql("INSERT DATA { <urn:a#b> <urn:p> 1 } # LOCKSTEP: restore nq\nASK { ?s ?p ?o }"))
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.DO, Kind.RESTORE, Kind.ASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- lockstep repair\nSELECT 1", "SELECT 1; --LOCKSTEP reopen", "SELECT 1 // lockstep"})
    void what_was_meant_as_a_directive_is_refused_without_its_colon(String text) {
        assertThatThrownBy(() -> sql(text)).hasMessageContaining("lacks the colon");
        assertThatThrownBy(() -> sparql(text.replace("--", "#").replace("//", "#")))
                .hasMessageContaining("lacks the colon");
    }

    @Test
    void a_directive_between_marks_is_refused() {
        assertThatThrownBy(() -> sql("SELECT 1;\n/* lockstep: repair */\nSELECT 2"))
                .hasMessage("report.sql:2: a directive is a comment of one line; write '-- lockstep: …' on a separate"
                        + " line");
    }

    @Test
    void a_line_within_a_long_string_of_sparql_is_no_directive() {
        assertThat(sparql("INSERT DATA { <urn:a> <urn:p> \"\"\"x\n# lockstep: reopen\n\n\"\"\" }\n\nASK { ?s ?p ?o }"))
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.DO, Kind.ASK);
    }

    @Test
    void a_document_goes_on_to_the_next_statement_or_directive() {
        assertThat(sparql("""
                        # lockstep: load ttl
                        @prefix add: <urn:x:> .

                        add:a add:p 1 .

                        # a remark of the document
                        add:b add:p "x" .

                        PREFIX : <urn:x:>

                        SELECT (COUNT(*) AS ?n) { ?s ?p ?o }

                        # lockstep: load nt
                        <urn:a> <urn:p> "1" .

                        <urn:b> <urn:p> "2" .
                        # lockstep: reopen
                        """))
                .extracting(
                        ScriptLine::line,
                        ScriptLine::kind,
                        line -> line.text().lines().count())
                .containsExactly(
                        tuple(2, Kind.LOAD, 6L),
                        tuple(9, Kind.ASK, 3L),
                        tuple(14, Kind.LOAD, 3L),
                        tuple(17, Kind.REOPEN, 0L));
    }

    @Test
    void a_session_that_nobody_has_named_is_not_closed() {
        assertThatThrownBy(() -> sql("-- lockstep: session a\nSELECT 1;\n-- lockstep: close b\n"))
                .hasMessage("report.sql:3: there is no session 'b' to close; before this line the script has a");
        assertThatThrownBy(() -> sql("SELECT 1;\n-- lockstep: close b\n"))
                .hasMessage(
                        "report.sql:2: there is no session 'b' to close; the script has named none before this line");
    }

    @Test
    void the_mark_of_an_editor_and_its_ends_of_lines_are_no_part_of_a_statement() {
        assertThat(sql("\uFEFFCREATE TABLE t(a INT);\r\n-- lockstep: reopen\r\nSELECT 1;\r\n")
                        .lines())
                .extracting(ScriptLine::text)
                .containsExactly("CREATE TABLE t(a INT)", "", "SELECT 1");
        assertThat(sparql("\uFEFFPREFIX : <urn:x#>\r\n\r\nASK { :a :p :b }\r\n"))
                .extracting(ScriptLine::text)
                .containsExactly("PREFIX : <urn:x#>\n\nASK { :a :p :b }");
    }

    @Test
    void a_statement_that_takes_the_database_away_is_refused_with_the_directive_for_it() {
        assertThatThrownBy(() -> sql("SELECT 1;\nshutdown compact;\n"))
                .hasMessageStartingWith("report.sql:2: SHUTDOWN takes the database away from the arm; write")
                .hasMessageContaining("-- lockstep: optimize");
    }

    @Test
    void directives_say_what_comes_next_and_in_which_session() {
        ScriptFile script = sql("""
                -- lockstep: session a
                SET AUTOCOMMIT FALSE;
                -- lockstep: ask in order
                SELECT 1 ORDER BY 1;
                -- lockstep: close a
                -- lockstep: session
                -- no directive: lockstep
                -- lockstep: do
                SELECT 2;
                -- lockstep: reopen
                """);
        assertThat(script.lines())
                .extracting(ScriptLine::kind, ScriptLine::session)
                .containsExactly(
                        tuple(Kind.DO, "a"),
                        tuple(Kind.ASK_IN_ORDER, "a"),
                        tuple(Kind.END_SESSION, "a"),
                        tuple(Kind.DO, ""),
                        tuple(Kind.REOPEN, ""));
        assertThat(script.namesSessions()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;\n-- lockstep: reboot\n",
                "SELECT 1;\n-- lockstep: ask\n",
                "SELECT 1;\n-- lockstep: session A B\n"
            })
    void a_directive_that_means_nothing_is_refused_with_its_line(String text) {
        assertThatThrownBy(() -> sql(text))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("report.sql:")
                .hasMessageContaining("directive");
    }

    @Test
    void a_format_that_nobody_loads_is_refused_with_those_that_are_loaded() {
        assertThatThrownBy(() -> ScriptFile.parse("s", "# lockstep: load csv\na,b\n", SPARQL, "s.ru"))
                .hasMessage("s.ru:1: no statement loads 'csv'; use ttl, nt, nq, trig, rdf, jsonld, rj");
        assertThatThrownBy(() -> sql("-- lockstep: load csv\nSELECT 1;\n"))
                .hasMessage("report.sql:1: no statement loads 'csv'; this system has no files to load, so use its own"
                        + " statements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- only a remark\n", "-- lockstep: reopen\n"})
    void a_script_without_a_statement_is_refused(String text) {
        assertThatThrownBy(() -> sql(text)).hasMessage("report.sql: there is no statement in it");
    }

    @Test
    void a_graph_as_an_answer_is_asked_for_and_has_no_order() {
        assertThat(ScriptFile.parse(
                                "s", "DESCRIBE <urn:a>\n\nPREFIX : <urn:> CONSTRUCT WHERE { ?s :p ?o }", SPARQL, "s")
                        .lines())
                .extracting(ScriptLine::kind)
                .containsExactly(Kind.ASK, Kind.ASK);
        assertThatThrownBy(() -> ScriptFile.parse("s", "# lockstep: ask in order\nDESCRIBE <urn:a>", SPARQL, "s.rq"))
                .hasMessage("s.rq:2: DESCRIBE answers with a graph, which has no order; leave out 'in order'");
    }

    @Test
    void a_database_goes_on_as_its_backup_and_the_copy_of_a_graph_store_is_read() {
        assertThat(sql("SELECT 1;\n-- lockstep: backup\n").lines().get(1).operation())
                .isEqualTo(Operation.restore(Way.of(Way.BACKUP)));
        assertThat(ScriptFile.parse("s", "CLEAR ALL\n\n# lockstep: backup\n", SPARQL, "s")
                        .lines()
                        .get(1)
                        .operation())
                .isInstanceOfSatisfying(
                        Operation.Backup.class,
                        backup -> assertThat(backup.canary()).isPresent());
    }

    @Test
    void a_folder_is_read_in_the_order_of_its_names_and_must_hold_a_script(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> ScriptFile.readAll(folder, Notation.SQL))
                .hasMessageContaining("there is no script in this folder; a script's name ends with .sql");
        Files.writeString(folder.resolve("b.sql"), "SELECT 2");
        Files.writeString(folder.resolve("a.sql"), "SELECT 1");
        Files.writeString(folder.resolve("notes.txt"), "not a script");
        assertThat(ScriptFile.readAll(folder, Notation.SQL))
                .extracting(ScriptFile::name)
                .containsExactly("a.sql", "b.sql");
        assertThatThrownBy(() -> ScriptFile.readAll(folder.resolve("absent.sql"), Notation.SQL))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("absent.sql");
    }

    private static List<ScriptLine> sparql(String text) {
        return ScriptFile.parse("s.ru", text, SPARQL, "s.ru").lines();
    }

    private static ScriptFile sql(String text) {
        return ScriptFile.parse("report.sql", text, Notation.SQL, "report.sql");
    }
}
