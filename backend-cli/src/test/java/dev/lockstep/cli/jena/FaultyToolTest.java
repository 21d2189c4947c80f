package dev.lockstep.cli.jena;

import static dev.lockstep.cli.jena.Arm.query;
import static dev.lockstep.cli.jena.Arm.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.Run;
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
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that the real tools do not have, planted in tools whose output the test chooses. The arm must notice each. */
class FaultyToolTest {

    private static final List<String> TOOLS =
            List.of("tdbquery", "tdbupdate", "tdbloader", "tdbcompact", "tdbbackup", "tdbstats");

    private static final Operation.Query NAMES = query("WHERE { ?s :name ?name }", text("name"));

    private static final String RESULTS = "{ \"head\": { \"vars\": [ \"name\" ] } , \"results\": { \"bindings\": ["
            + " { \"name\": { \"type\": \"literal\" , \"value\": \"a\" } } ] } }\n";

    private static final String STATISTICS = "(stats\n  (meta\n    (timestamp \"2026-11-23T00:00:00.000+00:00\"^^"
            + "<http://www.w3.org/2001/XMLSchema#dateTime>)\n    (run@ \"2026/11/23 00:00:00 UTC\")\n    (count 2))\n"
            + "  (<http://t/p> 2)\n  (other 0))\n";

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path folder;

    private final Launcher launcher = new Launcher(10_000);
    private final KilledStores killed = new KilledStores();
    private JenaTools tools;

    /** Tools that print the files of their folder: exit code, standard error, standard output. */
    @BeforeAll
    static void compile() throws IOException {
        jar = shared.resolve("faulty.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String tool : TOOLS) {
                Path source = shared.resolve(tool + ".java");
                Files.writeString(source, """
                        package tdb2;

                        import java.nio.file.Files;
                        import java.nio.file.Path;

                        public class %s {
                            public static void main(String[] arguments) throws Exception {
                                System.err.print(Files.readString(Path.of("errors")));
                                System.out.print(Files.readString(Path.of("output")));
                                System.out.flush();
                                System.exit(Integer.parseInt(Files.readString(Path.of("exit"))));
                            }
                        }
                        """.formatted(tool));
                assertThat(ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, "-d", shared.toString(), source.toString()))
                        .isZero();
                out.putNextEntry(new ZipEntry("tdb2/" + tool + ".class"));
                out.write(Files.readAllBytes(shared.resolve("tdb2/" + tool + ".class")));
            }
        }
    }

    @BeforeEach
    void open() throws ArmUnavailableException {
        tools = new JenaTools(
                JavaProgram.of(List.of(jar)),
                command -> launcher.run(command, Deadline.in(Duration.ofSeconds(30))),
                Arm.JENA,
                folder,
                killed);
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void an_answer_without_a_fault_is_taken() throws Exception {
        assertThat(asked("tdbquery", 0, "", RESULTS)).isEqualTo(new Rows(List.of(Row.of(Cell.text("a")))));
        assertThat(asked("tdbupdate", 0, "", "")).isEqualTo(Done.UNCOUNTED);
        assertThat(asked("tdbloader", 0, "", "")).isEqualTo(Done.UNCOUNTED);
        assertThat(asked("tdbcompact", 0, "", "Compacted in 0.123s\n")).isEqualTo(Done.UNCOUNTED);
        assertThat(asked("tdbbackup", 0, "", "Backup written to /d/Backups/d.nq.gz\n"))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(asked("tdbstats", 0, "", STATISTICS)).isEqualTo(Done.UNCOUNTED);
        assertThat(folder.resolve("stats.opt")).hasContent(STATISTICS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tdbquery", "tdbupdate", "tdbloader", "tdbcompact", "tdbbackup", "tdbstats"})
    void a_line_too_many_on_either_stream_is_garbage(String tool) throws Exception {
        String output = usual(tool);
        assertBroken(asked(tool, 0, "", output + "and another thing\n"), Cause.GARBAGE);
        assertBroken(asked(tool, 0, "", "and another thing\n" + output), Cause.GARBAGE);
        assertBroken(asked(tool, 0, "WARN something\n", output), Cause.GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tdbquery", "tdbcompact", "tdbbackup", "tdbstats"})
    void an_answer_that_was_cut_or_that_never_came_is_garbage(String tool) throws Exception {
        String output = usual(tool).strip();
        assertBroken(asked(tool, 0, "", output.substring(0, output.length() / 2)), Cause.GARBAGE);
        assertBroken(asked(tool, 0, "", ""), Cause.GARBAGE);
    }

    @Test
    void an_error_printed_by_a_tool_that_ends_with_0_is_garbage_and_not_success() throws Exception {
        assertBroken(
                asked("tdbupdate", 0, "org.apache.jena.query.QueryParseException: x\n" + main("tdbupdate"), ""),
                Cause.GARBAGE);
    }

    @Test
    void a_refusal_is_known_by_its_exception() throws Exception {
        assertThat(asked("tdbloader", 2, "org.apache.jena.riot.RiotException: x\n" + main("tdbloader"), ""))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(List.of(refused.refusal(), refused.code()))
                                .containsExactly("SYNTAX", "org.apache.jena.riot.RiotException"));
    }

    @Test
    void an_exception_that_nobody_listed_refuses_nothing() throws Exception {
        assertBroken(
                asked("tdbupdate", 2, "org.apache.jena.tdb2.TDBException: lost\n" + main("tdbupdate"), ""), Cause.DIED);
        assertBroken(
                asked("tdbquery", 2, "java.lang.OutOfMemoryError: Java heap space\n" + main("tdbquery"), ""),
                Cause.DIED);
    }

    @ParameterizedTest
    @CsvSource({"tdbupdate, something went wrong", "tdbupdate, ''", "tdbloader, something went wrong", "tdbquery, ''"})
    void a_tool_that_ends_with_2_and_does_not_say_why_has_not_answered(String tool, String errors) throws Exception {
        assertBroken(asked(tool, 2, errors, ""), Cause.GARBAGE);
    }

    @Test
    void a_refusal_that_came_with_rows_is_garbage() throws Exception {
        assertBroken(asked("tdbquery", 2, "Line 1, column 1: bad\n", RESULTS), Cause.GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 137})
    void any_other_exit_code_is_a_tool_that_died(int exit) throws Exception {
        assertBroken(asked("tdbquery", exit, "", RESULTS), Cause.DIED);
    }

    @Test
    void the_two_lines_of_a_recovery_are_taken_off_and_nothing_like_them() throws Exception {
        String start = "17:18:54 INFO  System          :: Journal recovery start\n";
        String end = "17:18:54 INFO  System          :: Journal recovery end\n";

        killed.add(folder);
        assertThat(asked("tdbquery", 0, "", start + end + RESULTS))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text("a")))));
        assertBroken(asked("tdbupdate", 0, "", start + end), Cause.GARBAGE);
        assertBroken(asked("tdbupdate", 137, "", ""), Cause.DIED);
        assertThat(asked("tdbupdate", 0, "", start + end)).isEqualTo(Done.UNCOUNTED);
        for (String other : List.of(
                start + RESULTS,
                end + RESULTS,
                RESULTS + start + end,
                start + end + start + end + RESULTS,
                start + "17:18:54 WARN  System          :: Journal recovery end\n" + RESULTS)) {
            killed.add(folder);
            assertBroken(asked("tdbquery", 0, "", other), Cause.GARBAGE);
        }
    }

    /** A torn journal: the recovery begins, and fails with the journal's own exception. */
    @Test
    void a_recovery_that_fails_is_known_by_its_exception() throws Exception {
        String torn = "org.apache.jena.dboe.transaction.txn.TransactionException";
        killed.add(folder);
        Outcome outcome = asked(
                "tdbupdate",
                2,
                torn + ": Failed to read the journal\n" + main("tdbupdate"),
                "17:18:54 INFO  System          :: Journal recovery start\n");

        assertBroken(outcome, Cause.DIED);
        assertThat(((Broken) outcome).detail()).isEqualTo("tdbupdate threw " + torn);
    }

    @Test
    void only_a_tool_that_was_killed_leaves_something_to_recover() {
        assertThat(KilledStores.isKilled(ended(0))).isFalse();
        assertThat(KilledStores.isKilled(ended(2))).isFalse();
        assertThat(KilledStores.isKilled(ended(137))).isTrue();
        assertThat(KilledStores.isKilled(new Run.Lost(Broken.of(Cause.DIED, "it was not started"))))
                .isFalse();
        assertThat(KilledStores.isKilled(new Run.Lost(new Broken(Cause.TIMED_OUT, "it hung", true, Map.of()))))
                .isTrue();
    }

    private static Run.Ended ended(int exit) {
        return new Run.Ended(List.of("tool"), exit, new byte[0], new byte[0]);
    }

    private static String usual(String tool) {
        return switch (tool) {
            case "tdbquery" -> RESULTS;
            case "tdbcompact" -> "Compacted in 0.123s\n";
            case "tdbbackup" -> "Backup written to /d/Backups/d.nq.gz\n";
            case "tdbstats" -> STATISTICS;
            default -> "";
        };
    }

    private static String main(String tool) {
        return "\tat tdb2." + tool + ".main(" + tool + ".java:1)\n";
    }

    private Outcome asked(String tool, int exit, String errors, String output) throws Exception {
        Files.writeString(folder.resolve("exit"), Integer.toString(exit));
        Files.writeString(folder.resolve("errors"), errors);
        Files.writeString(folder.resolve("output"), output);
        return switch (tool) {
            case "tdbquery" -> tools.query(folder, NAMES);
            case "tdbupdate" -> tools.update(folder, "INSERT DATA { }");
            case "tdbloader" -> tools.load(folder, folder.resolve("x.nq"));
            case "tdbcompact" -> tools.compact(folder);
            case "tdbbackup" -> tools.backup(folder);
            default -> tools.statistics(folder, folder.resolve("stats.opt"));
        };
    }

    private static void assertBroken(Outcome outcome, Cause cause) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(cause));
    }
}
