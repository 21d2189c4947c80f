package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LookedTest {

    private static final String LACKS = "[\"index DOC_SOURCE of DOC lacks the row with key 4\"]";

    @Test
    void a_breach_is_told_with_the_store_that_has_it() {
        assertThat(Looked.words(look(Channel.INSIDE, breach(Change.Kind.EXTRA, LACKS))))
                .hasValue("check of the store's files of wrong, indexes have every row: "
                        + "index DOC_SOURCE of DOC lacks the row with key 4");
    }

    @Test
    void a_breach_of_the_first_side_is_told_of_that_side_and_more_are_counted() {
        assertThat(Looked.words(look(
                        Channel.INSIDE,
                        breach(Change.Kind.MISSING, LACKS),
                        breach(Change.Kind.MISSING, "[\"another\"]"))))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("check of the store's files of embedded, ")
                        .endsWith("; and 1 more"));
    }

    @Test
    void a_read_and_a_look_that_failed_are_no_breach() {
        assertThat(Looked.words(look(Channel.QUERY, breach(Change.Kind.EXTRA, LACKS))))
                .isEmpty();
        assertThat(Looked.words(look(Channel.INSIDE, breach(Change.Kind.ANSWER, ""))))
                .isEmpty();
    }

    @Test
    void what_a_check_finds_is_no_row() {
        Disagreement look = look(Channel.INSIDE, breach(Change.Kind.EXTRA, LACKS));

        assertThat(look.leftFound()).isEqualTo("the check found nothing");
        assertThat(look.rightFound()).isEqualTo("the check found 1 violation");
        assertThat(look(Channel.QUERY, breach(Change.Kind.EXTRA, LACKS)).rightFound())
                .isEqualTo("1 row");
    }

    private static Change breach(Change.Kind kind, String row) {
        return new Change(kind, "/inside/x/rows/0", row, "", "", row, OptionalInt.empty(), OptionalInt.of(1));
    }

    private static Disagreement look(Channel channel, Change... changes) {
        return new Disagreement(
                channel,
                Optional.of("indexes have every row"),
                "",
                "embedded",
                List.of("wrong"),
                OptionalInt.of(0),
                OptionalInt.of(changes.length),
                List.of(changes),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
