package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An unmodified command line, killed by {@code strace} at one write of its store. Afterwards the store is as before the
 * operation or as after it.
 */
class KilledProcessTest {

    /** More writes than one operation has. */
    private static final int MOST = 60;

    private static final String TORN = "Failed to read the journal entry data";

    @TempDir
    private Path root;

    @BeforeAll
    static void needsStrace() throws Exception {
        require(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace"))),
                "strace is not installed");
        Process traced = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                .redirectErrorStream(true)
                .start();
        traced.getInputStream().readAllBytes();
        require(traced.waitFor() == 0, "this machine does not permit strace");
    }

    /** Skips the test where something is not there; on a build server nobody would see that. */
    private static void require(boolean there, String why) {
        if ("true".equals(System.getenv("LOCKSTEP_REQUIRE_STRACE"))) {
            assertThat(there).as(why).isTrue();
        }
        assumeTrue(there, why);
    }

    @Test
    void the_shell_of_h2_is_killed_at_its_first_write() throws Exception {
        assertThat(shell("pwrite64:signal=KILL:when=1")).isTrue();
    }

    @Test
    @Tag("nightly")
    void the_shell_of_h2_is_killed_at_each_write() throws Exception {
        int cells = 1;
        while (cells < MOST && shell("pwrite64:signal=KILL:when=" + cells)) {
            cells++;
        }
        assertThat(cells).isBetween(3, MOST - 1);
    }

    /** A journal that ends within an entry is the finding of a page; everything else is a new one. */
    @Test
    @Tag("nightly")
    void an_update_of_tdb2_is_killed_at_each_write_and_a_torn_journal_shuts_the_store() throws Exception {
        List<Integer> shut = new ArrayList<>();
        int cells = 1;
        while (cells < MOST && update("write:signal=KILL:when=" + cells, cells, shut)) {
            cells++;
        }
        assertThat(cells).isBetween(5, MOST - 1);
        assertThat(shut).as("writes after which the store cannot be opened").isNotEmpty();
    }

    /** Returns whether the fault struck, and notes the write if the store cannot be opened after it. */
    private boolean update(String fault, int cell, List<Integer> shut) throws Exception {
        Path folder = Files.createTempDirectory(root, "tdb2");
        String store = "--loc=" + folder;
        SystemUnderTest jena = new JenaProvider().system();
        List<String> update = List.of("tdb2.tdbupdate", store);
        run(java(jena, update, "INSERT DATA { <urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 }"));
        boolean struck = struck(folder, fault, java(jena, update, "INSERT DATA { <urn:c> <urn:p> 3 }"));
        List<String> query = List.of("tdb2.tdbquery", store, "--results=csv");
        List<String> count = java(jena, query, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        String after = all(count);
        if (after.contains(TORN)) {
            assertThat(struck).as("without a kill the store can be opened").isTrue();
            assertThat(all(count)).as("a second opening").contains(TORN);
            shut.add(cell);
        } else {
            // The tool may report a recovery before the answer.
            assertThat(after.strip().lines().reduce("", (first, second) -> second))
                    .as(fault + ": " + after)
                    .isIn(struck ? List.of("2", "3") : List.of("3"));
        }
        return struck;
    }

    /** Returns whether the fault struck. */
    private boolean shell(String fault) throws Exception {
        Path folder = Files.createTempDirectory(root, "h2");
        List<String> tool = List.of(
                "org.h2.tools.Shell",
                "-url",
                "jdbc:h2:" + folder.resolve("db") + ";WRITE_DELAY=0",
                "-user",
                "sa",
                "-password",
                "",
                "-sql");
        SystemUnderTest h2 = new H2Provider().system();
        run(java(h2, tool, "CREATE TABLE t(v INT PRIMARY KEY, w VARCHAR); INSERT INTO t VALUES (1, 'a'), (2, 'b')"));
        boolean struck = struck(folder, fault, java(h2, tool, "UPDATE t SET w = 'c'"));
        String after = run(java(h2, tool, "SELECT LISTAGG(w) WITHIN GROUP (ORDER BY v) AS r FROM t"));

        assertThat(after.lines().skip(1).findFirst().orElse(after).strip())
                .as(fault)
                .isIn(struck ? List.of("a,b", "c,c") : List.of("c,c"));
        return struck;
    }

    /** Runs a tool under the fault, and returns whether it struck. */
    private boolean struck(Path folder, String fault, List<String> command) throws Exception {
        Path trace = Files.createTempFile(root, "trace", "");
        List<String> traced = new ArrayList<>(List.of("strace", "-f", "-o", trace.toString(), "-e"));
        traced.add("trace=" + fault.substring(0, fault.indexOf(':')));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> traced.addAll(List.of("-P", file.toString())));
        }
        traced.addAll(List.of("-e", "inject=" + fault));
        traced.addAll(command);
        run(traced);
        String seen = Files.readString(trace, StandardCharsets.ISO_8859_1);
        return seen.contains("INJECTED") || seen.contains("killed by SIGKILL");
    }

    private static List<String> java(SystemUnderTest system, List<String> tool, String last) throws Exception {
        Engine engine = new Resolver().resolve(system, system.defaultVersion());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                engine.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        command.addAll(tool);
        command.add(last);
        return command;
    }

    /** Returns what a command prints, also on standard error. */
    private static String all(List<String> command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.command() + " does not end");
        }
        return out;
    }
}
