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
    void comments_nest() {
        assertThat(sql("/* a /* b */ c; */ SELECT 1; SELECT 2").lines()).hasSize(2);
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
                -- LOCKSTEP is no directive here
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
                        tuple(Kind.REOPEN, ""),
                        tuple(Kind.END_SESSION, "a"));
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
