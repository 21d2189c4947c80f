package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The places of blows, from what a tracer has written. */
class CallsTest {

    private static final String OPENING = """
            11  ftruncate(91</d/tdb.lock>, 0) = 0
            11  write(91</d/tdb.lock>, "20858\\n", 6) = 6
            """;

    private static final Spread SPREAD = new Spread(1);

    private static final Calls RECOVERY = calls(OPENING + """
            11  --- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---
            11  ftruncate(94</d/journal.jrnl>, 0 <unfinished ...>
            12  pwrite64(95</d/GPU.bpt>, "\\0\\0", 24, 0) = 24
            11  <... ftruncate resumed>) = 0
            11  fsync(94</d/journal.jrnl>)   = -1 EIO (Input/output error) (INJECTED)
            11  write(1, "not a file of the store", 23) = 23
            11  +++ exited with 0 +++
            """);

    @Test
    void each_call_on_a_file_is_counted_once() {
        assertThat(RECOVERY.count(Blow.KILL_AT_WRITE)).isEqualTo(2);
        assertThat(RECOVERY.count(Blow.KILL_AT_CUT)).isEqualTo(2);
        assertThat(RECOVERY.count(Blow.ERROR_ON_SYNC)).isEqualTo(1);
    }

    @Test
    void the_calls_of_each_thread_and_each_name_are_counted_apart() {
        assertThat(RECOVERY.places(Blow.KILL_AT_WRITE))
                .containsExactly(
                        new Place(Blow.KILL_AT_WRITE, "write", 1), new Place(Blow.KILL_AT_WRITE, "pwrite64", 1));
        assertThat(RECOVERY.places(Blow.KILL_AT_CUT)).containsExactly(cut(1), cut(2));
        assertThat(calls("1 write(3</d/f>, 1) = 1\n2 write(3</d/f>, 1) = 1\n2 write(3</d/f>, 1) = 1\n")
                        .places(Blow.NO_SPACE))
                .containsExactly(new Place(Blow.NO_SPACE, "write", 1), new Place(Blow.NO_SPACE, "write", 2));
    }

    @Test
    void what_every_opening_does_is_no_call_of_a_recovery() {
        Calls usual = calls(OPENING);

        assertThat(RECOVERY.placesBeyond(usual, Blow.KILL_AT_CUT)).containsExactly(cut(2));
        assertThat(RECOVERY.placesBeyond(usual, Blow.KILL_AT_WRITE))
                .containsExactly(new Place(Blow.KILL_AT_WRITE, "pwrite64", 1));
        assertThat(usual.placesBeyond(usual, Blow.KILL_AT_WRITE)).isEmpty();
    }

    @Test
    void more_calls_of_a_usual_sort_may_be_any_of_them() {
        assertThat(calls(OPENING + OPENING).placesBeyond(calls(OPENING), Blow.KILL_AT_CUT))
                .containsExactly(cut(1), cut(2));
    }

    @Test
    void a_part_of_the_places_has_the_first_and_the_last() {
        List<Integer> places = IntStream.rangeClosed(1, 33).boxed().toList();

        assertThat(SPREAD.over(places, 5))
                .hasSize(5)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1)
                .endsWith(33);
        assertThat(SPREAD.over(places, 32)).hasSize(32).isSorted().doesNotHaveDuplicates();
        assertThat(SPREAD.over(places, 2)).containsExactly(1, 33);
        assertThat(SPREAD.over(places, 1)).containsExactly(1);
        assertThat(SPREAD.over(places, 60)).hasSize(33);
        assertThat(SPREAD.over(List.of(), 4)).isEmpty();
    }

    @Test
    void a_part_of_the_places_of_equal_steps_has_odd_ones_and_even_ones() {
        List<Integer> chosen = SPREAD.over(IntStream.range(0, 45).boxed().toList(), 12);

        assertThat(chosen).anyMatch(place -> place % 2 == 0).anyMatch(place -> place % 2 == 1);
        assertThat(SPREAD.over(IntStream.range(0, 45).boxed().toList(), 12))
                .as("the same seed")
                .isEqualTo(chosen);
    }

    @Test
    void an_interrupted_call_without_further_arguments_and_one_on_a_deleted_file_are_counted() {
        Calls calls = calls("""
                24313 fsync(3</d/f> <unfinished ...>
                24314 fsync(3</d/f>)              = 0
                24313 <... fsync resumed>)        = 0
                24313 write(3</d/f>(deleted), "y", 1) = 1
                """);

        assertThat(calls.count(Blow.KILL_AT_SYNC)).isEqualTo(2);
        assertThat(calls.places(Blow.KILL_AT_WRITE)).hasSize(1);
    }

    @Test
    void a_copy_of_the_store_has_the_same_files() {
        Calls usual = Calls.in("7 ftruncate(3</base/copy-1/data/tdb.lock>, 0) = 0\n", Path.of("/base/copy-1/data"));
        Calls killed = Calls.in(
                "7 ftruncate(3</base/copy-2/data/tdb.lock>, 0) = 0\n7 ftruncate(4</base/copy-2/data/a/journal>, 0) = 0\n",
                Path.of("/base/copy-2/data"));

        assertThat(killed.placesBeyond(usual, Blow.KILL_AT_CUT)).containsExactly(cut(2));
        assertThatThrownBy(() -> calls("7 write(3</data/f>, 1) = 1\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in the store");
    }

    @Test
    void a_usual_call_has_the_same_length_and_position_and_maybe_other_bytes() {
        Calls usual = calls("7 pwrite64(3</d/f>, \"a\\\"b, (c\"..., 8192, 0) = 8192\n");

        assertThat(calls("8 pwrite64(4</d/f>, \"\", 8192, 0 <unfinished ...>\n")
                        .placesBeyond(usual, Blow.KILL_AT_WRITE))
                .isEmpty();
        assertThat(calls(
                                "7 pwrite64(3</d/f>, \"a\"..., 4096, 0) = 4096\n7 pwrite64(3</d/f>, \"a\"..., 8192, 4096) = 8192\n")
                        .placesBeyond(usual, Blow.KILL_AT_WRITE))
                .containsExactly(
                        new Place(Blow.KILL_AT_WRITE, "pwrite64", 1), new Place(Blow.KILL_AT_WRITE, "pwrite64", 2));
    }

    @Test
    void a_thread_that_was_killed_never_came_back_from_the_call_at_the_place() {
        String second = "7  write(3</d/f>, 1) = 1\n8  ftruncate(3</d/f>, 0) = 0\n7  ftruncate(3</d/f>, 0) = 0\n";

        assertThat(calls(second + "7  ftruncate(3</d/f>, 0) = ?\n").stopAt(cut(2)))
                .isTrue();
        assertThat(calls(second + "7  ftruncate(3</d/f>, 0 <unfinished ...>\n").stopAt(cut(2)))
                .isTrue();
        assertThat(calls(second + "7  ftruncate(3</d/f>, 0 <unfinished ...>\n7  <... ftruncate resumed>) = ?\n")
                        .stopAt(cut(2)))
                .isTrue();
        assertThat(calls(second + "7  ftruncate(3</d/f>, 0 <unfinished ...>\n7  <... ftruncate resumed>) = 0\n")
                        .stopAt(cut(2)))
                .isFalse();
        assertThat(calls(second + "7  write(3</d/f>, 1) = ?\n").stopAt(cut(2))).isFalse();
    }

    private static Calls calls(String trace) {
        return Calls.in(trace, Path.of("/d"));
    }

    private static Place cut(int kth) {
        return new Place(Blow.KILL_AT_CUT, "ftruncate", kth);
    }
}
