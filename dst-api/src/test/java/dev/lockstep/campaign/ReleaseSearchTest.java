package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.ReleaseSearch.Answer;
import dev.lockstep.campaign.ReleaseSearch.Probe;
import dev.lockstep.campaign.ReleaseSearch.Result;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseSearchTest {

    private static final List<String> RELEASES =
            IntStream.range(0, 16).mapToObj(Integer::toString).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 14, 15})
    void the_first_release_that_shows_a_finding_is_found(int first) throws InterruptedException {
        Result result = search(at -> at >= first, at -> false);

        assertThat(result.before()).contains(new Probe(Integer.toString(first - 1), Answer.NOT_SHOWN, ""));
        assertThat(result.after()).contains(new Probe(Integer.toString(first), Answer.SHOWN, ""));
        assertThat(result.played()).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 14, 15})
    void the_first_release_that_no_longer_shows_it_is_found(int fixed) throws InterruptedException {
        Result result = search(at -> at < fixed, at -> false);

        assertThat(result.before()).contains(new Probe(Integer.toString(fixed - 1), Answer.SHOWN, ""));
        assertThat(result.after()).contains(new Probe(Integer.toString(fixed), Answer.NOT_SHOWN, ""));
    }

    @Test
    void releases_that_cannot_be_played_are_passed_over_and_named() throws InterruptedException {
        Result result = search(at -> at >= 9, at -> at < 3 || at == 8 || at == 7 || at == 15);

        assertThat(result.before().orElseThrow().release()).isEqualTo("6");
        assertThat(result.after().orElseThrow().release()).isEqualTo("9");
        assertThat(result.probes())
                .contains(
                        new Probe("0", Answer.NOT_PLAYED, "out of reach"),
                        new Probe("8", Answer.NOT_PLAYED, "out of reach"));
    }

    @Test
    void two_ends_that_are_alike_end_the_search() throws InterruptedException {
        Result result = search(at -> true, at -> false);

        assertThat(result.before()).isEmpty();
        assertThat(result.probes()).extracting(Probe::release).containsExactly("0", "15");
    }

    @Test
    void a_search_in_which_nothing_could_be_played_has_no_answer() throws InterruptedException {
        Result result = search(at -> true, at -> true);

        assertThat(result.before()).isEmpty();
        assertThat(result.played()).isZero();
        assertThat(result.probes()).hasSize(16);
    }

    private static Result search(IntPredicate shows, IntPredicate unplayable) throws InterruptedException {
        return ReleaseSearch.among(RELEASES, release -> {
            int at = Integer.parseInt(release);
            if (unplayable.test(at)) {
                return new Probe(release, Answer.NOT_PLAYED, "out of reach");
            }
            return new Probe(release, shows.test(at) ? Answer.SHOWN : Answer.NOT_SHOWN, "");
        });
    }
}
