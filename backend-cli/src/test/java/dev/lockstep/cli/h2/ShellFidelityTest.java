package dev.lockstep.cli.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The information that the Shell loses when a person uses it, in its table and in its input. Each test checks one of
 * the pages in {@code docs/findings} against the real Shell. If a test fails, its page is out of date.
 */
class ShellFidelityTest {

    private static final String URL = "jdbc:h2:./t";

    @TempDir
    private Path folder;

    private Tools tools;

    @BeforeEach
    void create() throws ArmUnavailableException, IOException, InterruptedException {
        tools = new Tools(folder);
        sql("CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR)");
    }

    @AfterEach
    void close() {
        tools.close();
    }

    /** h2-shell-cuts-wide-cells.md */
    @Test
    void the_table_cuts_a_cell_at_a_hundred_characters_unless_it_stands_alone()
            throws IOException, InterruptedException {
        String value = "x".repeat(99) + "AB";
        String both = sql("INSERT INTO T VALUES (1, '" + value + "'); SELECT A, B FROM T")
                .outputText();
        assertThat(both)
                .contains(" | " + "x".repeat(99) + "A\n(data is partially truncated)\n")
                .doesNotContain("AB");
        assertThat(sql("SELECT B FROM T").outputText()).contains(value + "\n").doesNotContain("truncated");
    }

    /** h2-shell-null-looks-like-text.md */
    @Test
    void the_table_and_the_list_show_null_and_its_name_alike() throws IOException, InterruptedException {
        sql("INSERT INTO T VALUES (1, NULL), (2, 'null')");
        assertThat(sql("SELECT * FROM T ORDER BY A").outputText()).contains("1 | null\n2 | null\n");
        assertThat(tools.shell(URL, "-list", "-sql", "SELECT * FROM T ORDER BY A")
                        .outputText())
                .contains("A: 1\nB: null\n\nA: 2\nB: null\n");
    }

    /** h2-shell-cell-looks-like-frame.md */
    @Test
    void a_cell_may_look_like_the_end_of_the_table_or_like_two_cells() throws IOException, InterruptedException {
        String forged = sql("INSERT INTO T VALUES (1, U&'a\\000a(1 row, 7 ms)'); SELECT B FROM T")
                .outputText();
        assertThat(forged).contains("B\na\n(1 row, 7 ms)\n(1 row, ");
        assertThat(sql("SELECT 'a | b' AS X, 'c' AS Y").outputText()).startsWith("X     | Y\na | b | c\n");
    }

    /** h2-shell-input-changes-statements.md */
    @Test
    void on_standard_input_a_semicolon_at_a_lines_end_splits_a_text() throws IOException, InterruptedException {
        String output = typed("INSERT INTO T VALUES (1, 'one;\ntwo');\n").outputText();
        assertThat(output).contains("INSERT INTO T VALUES (1, 'one [42000-").contains("two') [42000-");
        assertThat(rows()).isEqualTo("(0 rows");
    }

    /** h2-shell-input-changes-statements.md */
    @Test
    void on_standard_input_every_line_end_becomes_a_line_feed() throws IOException, InterruptedException {
        typed("INSERT INTO T VALUES (1, 'a\r\nb\rc');\n");
        assertThat(sql("SELECT RAWTOHEX(B) AS X FROM T").outputText()).startsWith("X\n0061000a0062000a0063\n");
    }

    /** h2-shell-input-changes-statements.md */
    @Test
    void on_standard_input_a_line_exit_within_a_text_ends_the_session() throws IOException, InterruptedException {
        Run.Ended ended = typed("INSERT INTO T VALUES (1, 'one\nexit\ntwo');\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outputText()).endsWith("...> Connection closed\n").doesNotContain("Error");
        assertThat(rows()).isEqualTo("(0 rows");
    }

    /** h2-shell-input-changes-statements.md */
    @Test
    void on_standard_input_blank_lines_and_commands_vanish_from_a_text() throws IOException, InterruptedException {
        assertThat(typed("INSERT INTO T VALUES (1, 'one\n\nlist\ntwo');\n").outputText())
                .contains("Result list mode is now on");
        assertThat(sql("SELECT RAWTOHEX(B) AS X FROM T").outputText())
                .startsWith("X\n" + "006f006e0065" + "000a" + "00740077006f" + "\n");
    }

    /** h2-shell-exits-with-0.md */
    @Test
    void a_failed_statement_ends_with_0_and_does_not_stop_those_after_it() throws IOException, InterruptedException {
        Run.Ended ended =
                sql("INSERT INTO T VALUES (1, 'a'); INSERT INTO T VALUES (1, 'b'); INSERT INTO T VALUES (2, 'c')");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.outputText()).contains("[23505-");
        assertThat(rows()).isEqualTo("(2 rows");
    }

    /** h2-shell-exits-with-0.md */
    @Test
    void a_missing_database_is_created_and_is_empty() throws IOException, InterruptedException {
        Run.Ended ended = tools.shell("jdbc:h2:./mistyped", "-sql", "SHOW TABLES");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outputText()).contains("(0 rows");
        assertThat(folder.resolve("mistyped.mv.db")).exists();
    }

    /** h2-error-prints-stored-row.md */
    @Test
    void a_duplicate_key_prints_the_stored_row_before_its_code() throws IOException, InterruptedException {
        String stored = "y".repeat(5000);
        sql("INSERT INTO T VALUES (1, '" + stored + "')");
        String output = sql("INSERT INTO T VALUES (1, 'new')").outputText();
        assertThat(output).contains("'" + stored + "'").endsWith(" [23505-252]\n");
        assertThat(output.indexOf(stored)).isLessThan(output.indexOf("[23505-252]"));
    }

    /** h2-error-quotes-statement-short.md */
    @Test
    void an_error_quotes_a_statement_short_by_its_leading_blanks() throws IOException, InterruptedException {
        assertThat(sql("INSERT INTO T VALUES ('x', 'abcdef')").outputText())
                .contains("SQL statement:\nINSERT INTO T VALUES ('x', 'abcdef') [22018-");
        assertThat(sql("    INSERT INTO T VALUES ('x', 'abcdef')").outputText())
                .contains("SQL statement:\n    INSERT INTO T VALUES ('x', 'abcd [22018-");
    }

    /** h2-shell-dies-of-unknown-command.md */
    @Test
    void an_unknown_command_ends_the_shell_with_a_null_pointer() throws IOException, InterruptedException {
        Run.Ended ended = sql("@nothing; INSERT INTO T VALUES (1, 'a')");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errorText()).startsWith("Exception in thread \"main\" java.lang.NullPointerException");
        assertThat(rows()).isEqualTo("(0 rows");
    }

    /** h2-recover-finds-nothing-with-0.md */
    @Test
    void recover_ends_with_0_when_there_is_nothing_to_recover() throws IOException, InterruptedException {
        Run.Ended ended = tools.call("org.h2.tools.Recover", "-dir", ".", "-db", "mistyped");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outputText()).startsWith("No database files have been found");
        assertThat(folder.resolve("mistyped.h2.sql")).doesNotExist();
    }

    /** h2-shutdown-reports-an-error.md */
    @Test
    void a_shutdown_that_went_well_is_reported_as_an_error() throws IOException, InterruptedException {
        Run.Ended ended = sql("SHUTDOWN COMPACT");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outputText()).startsWith("Error: ").endsWith(" [90121-252]\n");
    }

    /** h2-backup-lacks-committed-rows.md */
    @Test
    void a_backup_may_lack_rows_that_were_committed_before_it() throws IOException, InterruptedException {
        assertThat(restoredOfTwo("RETENTION_TIME=0;WRITE_DELAY=0")).startsWith("N\n0\n(1 row, ");
    }

    /** h2-backup-lacks-committed-rows.md */
    @Test
    void a_backup_has_every_row_where_space_is_never_used_again() throws IOException, InterruptedException {
        assertThat(restoredOfTwo("RETENTION_TIME=0;WRITE_DELAY=0;REUSE_SPACE=FALSE"))
                .startsWith("N\n2\n(1 row, ");
    }

    /** Writes two rows, backs them up, and counts the rows of the backup. */
    private String restoredOfTwo(String settings) throws IOException, InterruptedException {
        String served = tools.shell(
                        "jdbc:h2:./b;" + settings,
                        "-sql",
                        "CREATE TABLE T (N INT PRIMARY KEY); INSERT INTO T VALUES (1); INSERT INTO T VALUES (2);"
                                + " BACKUP TO 'b.zip'; SELECT COUNT(*) AS N FROM T")
                .outputText();
        assertThat(served).contains("\nN\n2\n(1 row, ");
        tools.call("org.h2.tools.Restore", "-file", "b.zip", "-dir", "restored", "-db", "b");
        return tools.shell("jdbc:h2:./restored/b;IFEXISTS=TRUE", "-sql", "SELECT COUNT(*) AS N FROM T")
                .outputText();
    }

    private String rows() throws IOException, InterruptedException {
        List<String> lines = sql("SELECT A FROM T").outputText().lines().toList();
        String end = lines.get(lines.size() - 1);
        return end.substring(0, end.indexOf(','));
    }

    private Run.Ended sql(String statements) throws IOException, InterruptedException {
        return tools.shell(URL, "-sql", statements);
    }

    private Run.Ended typed(String input) throws IOException, InterruptedException {
        return tools.typed(URL, input);
    }
}
