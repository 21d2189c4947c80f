package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BisectCommandTest {

    private static final String RECORDED = "src/test/resources/recorded/h2";

    @TempDir
    private Path temp;

    @Test
    void a_walk_without_a_finding_is_refused() {
        Terminal terminal = Terminal.run("bisect", RECORDED, "--from", "2.2.224");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).contains(RECORDED + " has no finding: PARITY");
    }

    @Test
    void the_oldest_release_must_be_named() {
        Terminal terminal = Terminal.run("bisect", RECORDED);

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).contains("--from");
    }

    /** A backup of 2.1.210 lacks what was written just before; H2 mended it in 2.1.212. */
    @Test
    @Tag("nightly")
    void the_release_that_mended_a_real_bug_is_found() {
        Path walk = temp.resolve("walk");
        Terminal.run("run", "--arms", "embedded,embedded@2.1.210", "--steps", "150", "--out", walk.toString());

        Terminal terminal = Terminal.run(
                "bisect",
                walk.toString(),
                "--from",
                "2.0.202",
                "--out",
                temp.resolve("out").toString(),
                "--to",
                "2.3.232");

        assertThat(terminal.exit()).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .startsWith("NO LONGER SHOWN  H2 Database Engine, embedded@2.1.210: 2.1.212 does not show the finding,"
                        + " and 2.1.210 does");
    }
}
