package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.ReleaseSearch.Answer;
import dev.lockstep.campaign.ReleaseSearch.Probe;
import dev.lockstep.campaign.ReleaseSearch.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTableTest {

    private static final Probe OLD = new Probe("1.9", Answer.NOT_PLAYED, "out of reach");
    private static final Probe WITHOUT = new Probe("2.0", Answer.NOT_SHOWN, "");
    private static final Probe BETWEEN = new Probe("2.1", Answer.NOT_PLAYED, "another finding in step 1, add");
    private static final Probe WITH = new Probe("2.10", Answer.SHOWN, "known as XX-1");

    @Test
    void the_first_line_names_the_first_release_that_shows_the_finding() {
        assertThat(text(List.of(OLD, WITHOUT, WITH), WITHOUT, WITH)).isEqualTo("""
                        FIRST SHOWN  My Shop, server: 2.10 shows the finding, and 2.0 does not (2 of 9 releases played)
                          1.9   not played (out of reach)
                          2.0   not shown
                          2.10  shown (known as XX-1)
                        """);
    }

    @Test
    void releases_between_the_two_that_could_not_be_played_are_counted() {
        assertThat(text(List.of(WITHOUT, BETWEEN, WITH), WITHOUT, WITH))
                .startsWith("FIRST SHOWN  My Shop, server: 2.10 shows the finding, and 2.0 does not;"
                        + " 1 release between them could not be played (2 of 9 releases played)\n");
    }

    @Test
    void a_finding_that_is_gone_is_told_with_the_first_release_without_it() {
        assertThat(text(List.of(WITH, WITHOUT), WITH, WITHOUT))
                .startsWith("NO LONGER SHOWN  My Shop, server: 2.0 does not show the finding, and 2.10 does");
    }

    @Test
    void ends_that_are_alike_are_no_answer() {
        assertThat(alike(List.of(WITH))).startsWith("ALWAYS SHOWN  My Shop, server: 2.10 shows the finding;");
        assertThat(alike(List.of(WITHOUT, new Probe("3", Answer.NOT_SHOWN, ""))))
                .startsWith("NEVER SHOWN  My Shop, server: 2.0 and 3 do not show the finding; name other ends");
        assertThat(alike(List.of(OLD))).startsWith("NOT PLAYED  My Shop, server: no release could be played");
    }

    private static String text(List<Probe> probes, Probe before, Probe after) {
        return new ReleaseTable("My Shop", "server", 9, new Result(probes, Optional.of(before), Optional.of(after)))
                .text();
    }

    private static String alike(List<Probe> probes) {
        return new ReleaseTable("My Shop", "server", 9, new Result(probes, Optional.empty(), Optional.empty())).text();
    }
}
