package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The places of blows, from what a tracer has written. */
class CallsTest {

    private static final String OPENING = """
            11  ftruncate(91</d/tdb.lock>, 0) = 0
            11  write(91</d/tdb.lock>, "20858\\n", 6) = 6
            """;

    private static final Calls RECOVERY = Calls.in(OPENING + """
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
        assertThat(Calls.in("1 write(3</f>, 1) = 1\n2 write(3</f>, 1) = 1\n2 write(3</f>, 1) = 1\n")
                        .places(Blow.NO_SPACE))
                .containsExactly(new Place(Blow.NO_SPACE, "write", 1), new Place(Blow.NO_SPACE, "write", 2));
    }

    @Test
    void what_every_opening_does_is_no_call_of_a_recovery() {
        Calls usual = Calls.in(OPENING);

        assertThat(RECOVERY.placesBeyond(usual, Blow.KILL_AT_CUT)).containsExactly(cut(2));
        assertThat(RECOVERY.placesBeyond(usual, Blow.KILL_AT_WRITE))
                .containsExactly(new Place(Blow.KILL_AT_WRITE, "pwrite64", 1));
        assertThat(usual.placesBeyond(usual, Blow.KILL_AT_WRITE)).isEmpty();
    }

    @Test
    void more_calls_of_a_usual_sort_may_be_any_of_them() {
        assertThat(Calls.in(OPENING + OPENING).placesBeyond(Calls.in(OPENING), Blow.KILL_AT_CUT))
                .containsExactly(cut(1), cut(2));
    }

    @Test
    void a_part_of_the_places_has_the_first_and_the_last() {
        List<Integer> places = IntStream.rangeClosed(1, 33).boxed().toList();

        assertThat(Spread.over(places, 5)).isEqualTo(List.of(1, 9, 17, 25, 33));
        assertThat(Spread.over(places, 1)).containsExactly(1);
        assertThat(Spread.over(places, 60)).hasSize(33);
        assertThat(Spread.over(List.of(), 4)).isEmpty();
    }

    private static Place cut(int kth) {
        return new Place(Blow.KILL_AT_CUT, "ftruncate", kth);
    }
}
