package dev.lockstep.faults;

import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of datatypes, languages and IRIs, planted into one of two arms: each must fire, and be seen. */
class TypeFaultTest {

    private WrongWalk walk;

    @BeforeEach
    void two_arms_in_process(@TempDir Path folder) {
        walk = new WrongWalk(Ground.JENA, "types", new JenaEmbeddedProvider(), 200, 8, Duration.ofSeconds(20), folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTS_A_MISTAKE_IN_A_DOCUMENT"})
    void a_wrong_term_fires_and_is_seen(TypeBug bug) {
        walk.mustShow(bug::apply);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCEPTS_A_MISTAKE_IN_A_DOCUMENT"})
    void any_other_wrong_term_is_seen_too(TypeBug bug) {
        walk.mustShow(bug::apply);
    }
}
