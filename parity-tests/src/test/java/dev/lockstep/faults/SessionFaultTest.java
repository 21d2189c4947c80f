package dev.lockstep.faults;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of sessions and transactions, planted into one of two arms: each must fire, and be seen. */
class SessionFaultTest {

    private WrongWalk walk;

    @BeforeEach
    void two_arms_in_process(@TempDir Path folder) {
        walk = new WrongWalk(Ground.H2, "sessions", new H2EmbeddedProvider(), 200, 5, Duration.ofSeconds(10), folder);
    }

    @Test
    void without_a_bug_there_is_no_difference() {
        walk.mustAgree();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITS_ON_ROLLBACK", "READS_WHAT_IS_NOT_COMMITTED"})
    void a_planted_bug_fires_and_is_seen(SessionBug bug) {
        walk.mustShow(bug::apply);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMMITS_ON_ROLLBACK", "READS_WHAT_IS_NOT_COMMITTED"})
    void any_other_bug_is_seen_too(SessionBug bug) {
        walk.mustShow(bug::apply);
    }
}
