package dev.lockstep.cli.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The differences between H2 in one process, in a process for each call and behind its server, shown with its own
 * tools. Each test checks one of the pages in {@code docs/findings} against the real engine. If a test fails, its page
 * is out of date.
 */
class TransportFidelityTest {

    private static final Pattern RUNNING = Pattern.compile("TCP server running at tcp://\\S+:(\\d+) .*");

    private static final String IN_PROCESS = "jdbc:h2:./t";

    @TempDir
    private static Path folder;

    private static Tools tools;
    private static Process server;
    private static String remote;

    @BeforeAll
    static void open() throws Exception {
        tools = new Tools(folder);
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Arm.engine().jars().get(0).toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        "0",
                        "-ifNotExists",
                        "-baseDir",
                        ".")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        Matcher running = RUNNING.matcher(output.readLine());
        assertThat(running.matches()).as(running.toString()).isTrue();
        remote = "jdbc:h2:tcp://localhost:" + running.group(1) + "/./r";
    }

    @AfterAll
    static void close() throws InterruptedException {
        server.destroyForcibly().waitFor();
        tools.close();
    }

    private static String sql(String url, String statements) throws IOException, InterruptedException {
        Run.Ended ended = tools.shell(url, "-sql", statements);
        assertThat(ended.exitCode()).isZero();
        return ended.outputText();
    }

    /** h2-server-knows-its-caller.md */
    @Test
    void only_a_server_knows_an_address_of_its_caller() throws IOException, InterruptedException {
        String query = "SELECT CLIENT_ADDR IS NULL AS NOBODY FROM INFORMATION_SCHEMA.SESSIONS";
        assertThat(sql(IN_PROCESS, query)).startsWith("NOBODY\nTRUE\n(1 row, ");
        assertThat(sql(remote, query)).startsWith("NOBODY\nFALSE\n(1 row, ");
    }

    /** h2-shell-forgets-the-session.md */
    @Test
    void each_process_of_the_shell_has_its_own_session() throws IOException, InterruptedException {
        String make = "SET @V = 'x'; CREATE LOCAL TEMPORARY TABLE L AS SELECT 1 AS A; SELECT NEXT VALUE FOR S AS N";
        String again = "CREATE LOCAL TEMPORARY TABLE L AS SELECT 1 AS A";
        String one = sql(
                "jdbc:h2:./session",
                "CREATE SEQUENCE S; CREATE TABLE KEPT (A INT); " + make + "; SELECT @V AS V; SELECT A FROM L; " + again
                        + "; SELECT CURRENT VALUE FOR S AS N");
        assertThat(one)
                .contains("\nV\nx\n(1 row, ", "\nA\n1\n(1 row, ", "Table \"L\" already exists")
                .containsPattern("\nN\n1\n\\(1 row, \\d+ ms\\)\n$");
        assertThat(sql("jdbc:h2:./session", "SELECT @V AS V")).startsWith("V\nnull\n(1 row, ");
        assertThat(sql("jdbc:h2:./session", "SELECT A FROM L"))
                .startsWith("Error: ")
                .contains("[42102-");
        assertThat(sql("jdbc:h2:./session", again)).startsWith("(Update count: ");
        assertThat(sql("jdbc:h2:./session", "SELECT CURRENT VALUE FOR S"))
                .startsWith("Error: ")
                .contains("[90148-");
        assertThat(sql("jdbc:h2:./session", "SELECT NEXT VALUE FOR S AS N")).startsWith("N\n2\n(1 row, ");
    }

    /** h2-remote-error-prints-the-servers-stack.md */
    @Test
    void an_error_of_a_server_is_printed_with_the_servers_stack() throws IOException, InterruptedException {
        String line =
                "Error: org.h2.jdbc.JdbcSQLDataException: Division by zero: \"1\"; SQL statement:\nSELECT 1/0 [22012-252]";
        String local = sql(IN_PROCESS, "SELECT 1/0");
        assertThat(local).isEqualTo(line + "\n");
        assertThat(sql(remote, "SELECT 1/0"))
                .startsWith(line + "\n\tat org.h2.message.DbException.")
                .contains("\tat org.h2.server.TcpServerThread.");
    }

    /** h2-lazy-rows-before-the-error.md */
    @Test
    void a_lazy_query_gives_rows_before_its_error_in_process_alone() throws IOException, InterruptedException {
        String query = "SELECT 10/(3-X) AS A FROM SYSTEM_RANGE(1, 5)";
        String lazy = "SET LAZY_QUERY_EXECUTION 1; " + query;
        assertThat(listed(IN_PROCESS, lazy)).contains("\nA: 5\n", "\nA: 10\n", "[22012-252]");
        assertThat(listed(remote, lazy)).doesNotContain("A: ").contains("[22012-252]");
        assertThat(listed(IN_PROCESS, query)).doesNotContain("A: ").contains("[22012-252]");
    }

    private static String listed(String url, String statements) throws IOException, InterruptedException {
        return tools.shell(url, "-list", "-sql", statements).outputText();
    }

    /** h2-deep-nesting-ends-the-caller.md */
    @Test
    void deep_nesting_ends_a_shell_in_process_and_is_an_error_of_a_server() throws IOException, InterruptedException {
        String deep = "SELECT " + "(".repeat(9000) + "1" + ")".repeat(9000) + "; SELECT 7 AS A";
        Run.Ended local = tools.shell(IN_PROCESS, "-sql", deep);
        assertThat(local.exitCode()).isEqualTo(1);
        assertThat(local.errorText()).startsWith("Exception in thread \"main\" java.lang.StackOverflowError\n");
        assertThat(local.outputText()).doesNotContain("7");
        assertThat(sql(remote, deep))
                .contains("General error: \"java.lang.StackOverflowError\"", "[50000-252]", "\nA\n7\n(1 row, ");
    }

    /** h2-backup-moves-sequences-on.md */
    @Test
    void a_backup_moves_a_sequence_on_where_it_was_used_in_the_same_process() throws IOException, InterruptedException {
        String url = "jdbc:h2:./sequence";
        sql(url, "CREATE TABLE T (A INT); CREATE SEQUENCE S");
        sql(url, "SELECT NEXT VALUE FOR S");
        sql(url, "BACKUP TO 'apart.zip'");
        sql(url, "SELECT NEXT VALUE FOR S; BACKUP TO 'together.zip'");
        assertThat(nextOfCopy("apart")).startsWith("N\n2\n");
        assertThat(nextOfCopy("together")).startsWith("N\n34\n");
        assertThat(sql(url, "SELECT NEXT VALUE FOR S AS N")).startsWith("N\n3\n");
    }

    private static String nextOfCopy(String name) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve(name));
        tools.call("org.h2.tools.Restore", "-file", name + ".zip", "-dir", name);
        return sql("jdbc:h2:./" + name + "/sequence;IFEXISTS=TRUE", "SELECT NEXT VALUE FOR S AS N");
    }
}
