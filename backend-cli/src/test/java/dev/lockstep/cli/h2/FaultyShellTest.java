package dev.lockstep.cli.h2;

import static dev.lockstep.cli.h2.Arm.number;
import static dev.lockstep.cli.h2.Arm.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that the real Shell does not have, planted in a Shell whose answers the test chooses. The arm must notice
 * each.
 */
class FaultyShellTest {

    private static final String COUNT = "(Update count: 1, 0 ms)\n";
    private static final String NOT_FOUND =
            "Error: org.h2.jdbc.JdbcSQLSyntaxErrorException: Table \"T\" not found; SQL statement:\nSELECT [42102-252]\n";

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path folder;

    private final Launcher launcher = new Launcher(10_000);
    private int replies;

    /** A Shell that answers with the next unused file of its folder: exit code, standard error, standard output. */
    @BeforeAll
    static void compile() throws IOException {
        Path source = shared.resolve("Shell.java");
        Files.writeString(source, """
                package org.h2.tools;

                import java.nio.file.Files;
                import java.nio.file.Path;

                public class Shell {
                    public static void main(String[] arguments) throws Exception {
                        int number = 0;
                        while (!Files.exists(Path.of("reply-" + number))) {
                            number++;
                        }
                        String[] reply = Files.readString(Path.of("reply-" + number)).split("\\0", -1);
                        Files.delete(Path.of("reply-" + number));
                        System.err.print(reply[1]);
                        System.out.print(reply[2]);
                        System.out.flush();
                        if (reply[0].equals("hang")) {
                            Thread.sleep(600_000);
                        }
                        System.exit(Integer.parseInt(reply[0]));
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", shared.toString(), source.toString()))
                .isZero();
        jar = shared.resolve("faulty.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("org/h2/tools/Shell.class"));
            out.write(Files.readAllBytes(shared.resolve("org/h2/tools/Shell.class")));
        }
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void an_answer_without_a_fault_is_taken() throws IOException, InterruptedException {
        assertThat(mutate("0", "", COUNT)).isEqualTo(Done.affecting(1));
    }

    @Test
    void an_error_printed_by_a_shell_that_ends_with_0_is_a_refusal() throws IOException, InterruptedException {
        assertThat(mutate("0", "", NOT_FOUND))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("NOT_FOUND"));
    }

    @Test
    void an_answer_that_was_cut_is_garbage() throws IOException, InterruptedException {
        assertBroken(mutate("0", "", ""), Cause.GARBAGE);
        assertBroken(mutate("0", "", COUNT.substring(0, 16)), Cause.GARBAGE);
        assertBroken(mutate("0", "", COUNT.strip()), Cause.GARBAGE);
        assertBroken(mutate("0", "", NOT_FOUND.substring(0, 60)), Cause.GARBAGE);
    }

    @Test
    void an_unexpected_line_is_garbage() throws IOException, InterruptedException {
        assertBroken(mutate("0", "", "a word in front\n" + COUNT), Cause.GARBAGE);
        assertBroken(mutate("0", "", COUNT + "a word behind\n"), Cause.GARBAGE);
        assertBroken(mutate("0", "", NOT_FOUND + "a word behind\n"), Cause.GARBAGE);
    }

    @Test
    void a_word_on_standard_error_is_garbage() throws IOException, InterruptedException {
        assertBroken(mutate("0", "warning\n", COUNT), Cause.GARBAGE);
    }

    @Test
    void an_answer_of_a_shell_that_failed_is_not_believed() throws IOException, InterruptedException {
        assertBroken(mutate("1", "", COUNT), Cause.DIED);
        assertBroken(mutate("3", "", NOT_FOUND), Cause.DIED);
    }

    @Test
    void only_a_store_in_use_refuses_a_connection_and_only_by_the_code_of_the_first_exception()
            throws IOException, InterruptedException {
        String head = "Exception in thread \"main\" org.h2.jdbc.JdbcSQLNonTransientConnectionException: ";
        String stack =
                "\tat org.h2.Driver\nCaused by: org.h2.jdbc.JdbcSQLException: in use [90020-252]\n\tat org.h2.Driver\n";
        assertThat(mutate("1", head + "in use [90020-252]\n" + stack, ""))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("BUSY"));
        assertBroken(mutate("1", head + "damaged [90030-252]\n" + stack, ""), Cause.DIED);
        assertBroken(mutate("1", head + "in use [90020-252]\n" + stack, COUNT), Cause.DIED);
        assertBroken(mutate("2", head + "in use [90020-252]\n" + stack, ""), Cause.DIED);
        assertBroken(mutate("1", "something\n" + head + "in use [90020-252]\n" + stack, ""), Cause.DIED);
    }

    @Test
    void a_code_that_says_that_the_database_is_gone_is_not_a_refusal() throws IOException, InterruptedException {
        assertBroken(mutate("0", "", NOT_FOUND.replace("42102", "90121")), Cause.DIED);
    }

    @Test
    void a_code_without_a_class_is_reported_as_such() throws IOException, InterruptedException {
        assertThat(mutate("0", "", NOT_FOUND.replace("42102", "99999")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refused.UNCLASSIFIED));
    }

    @Test
    void a_shell_that_hangs_after_its_answer_is_timed_out() throws IOException, InterruptedException {
        reply("hang", "", COUNT);
        assertBroken(shell(Duration.ofSeconds(2)).mutate(folder, "DELETE FROM T"), Cause.TIMED_OUT);
    }

    @Test
    void an_answer_longer_than_the_cap_is_cut_off() throws IOException, InterruptedException {
        assertBroken(mutate("0", "", "x".repeat(20_000)), Cause.CUT_OFF);
    }

    @Test
    void a_missing_answer_among_several_breaks_them_all() throws IOException, InterruptedException {
        reply("0", "", table(0, 7));
        assertThat(queries(2)).hasSize(2).allSatisfy(outcome -> assertBroken(outcome, Cause.GARBAGE));
    }

    @Test
    void answers_in_another_order_break_them_all() throws IOException, InterruptedException {
        reply("0", "", table(1, 7) + table(0, 8));
        assertThat(queries(2)).hasSize(2).allSatisfy(outcome -> assertBroken(outcome, Cause.GARBAGE));
    }

    @Test
    void queries_after_an_error_are_asked_again() throws IOException, InterruptedException {
        reply("0", "", table(0, 7) + NOT_FOUND + table(2, 666));
        reply("0", "", NOT_FOUND);
        reply("0", "", table(0, 9));
        List<Outcome> outcomes = queries(3);
        assertThat(outcomes.get(0)).isEqualTo(rows(7));
        assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
        assertThat(outcomes.get(2)).isEqualTo(rows(9));
    }

    @Test
    void a_query_that_is_refused_among_others_and_answered_alone_is_garbage() throws IOException, InterruptedException {
        reply("0", "", table(0, 7) + NOT_FOUND);
        reply("0", "", table(0, 8));
        List<Outcome> outcomes = queries(2);
        assertThat(outcomes.get(0)).isEqualTo(rows(7));
        assertBroken(outcomes.get(1), Cause.GARBAGE);
    }

    private Outcome mutate(String exit, String errors, String output) throws IOException, InterruptedException {
        reply(exit, errors, output);
        return shell().mutate(folder, "DELETE FROM T");
    }

    private List<Outcome> queries(int count) throws IOException, InterruptedException {
        List<Operation.Query> queries = Collections.nCopies(count, query("FROM T", number("N")));
        return shell().queries(folder, queries);
    }

    private void reply(String exit, String errors, String output) throws IOException {
        Files.writeString(folder.resolve("reply-" + replies++), exit + "\0" + errors + "\0" + output);
    }

    private H2Shell shell() {
        return shell(Duration.ofSeconds(60));
    }

    private H2Shell shell(Duration timeout) {
        try {
            return new H2Shell(
                    JavaProgram.of(List.of(jar)),
                    command -> launcher.run(command, Deadline.in(timeout)),
                    Arm.H2,
                    Arm.H2.defaultVersion(),
                    folder);
        } catch (ArmUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static String table(int number, int value) {
        return "LOCKSTEP_" + number + "\n[" + value + "]\n(1 row, 0 ms)\n";
    }

    private static Rows rows(int value) {
        return new Rows(List.of(Row.of(Cell.number(value))));
    }

    private static void assertBroken(Outcome outcome, Cause cause) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(cause));
    }
}
