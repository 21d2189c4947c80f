package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledStoreTest {

    private static final int PERSONS = 2_000;

    private final SampledStore store = new SampledStore(new H2Dialect());

    private static SocialModel model(int persons) {
        SocialModel model = new SocialModel(state -> List.of(), phase -> Scale.SMALL);
        for (int number = 0; number < persons; number++) {
            model.put(new Person("p" + number, Optional.of("P"), number % 10, BigDecimal.ONE));
        }
        return model;
    }

    private List<Probe> probes(long rows, int at) {
        return store.probes(model(PERSONS), new Sample(rows, at));
    }

    @Test
    void a_small_store_and_a_part_as_large_as_the_store_are_read_as_a_whole() {
        assertThat(store.probes(model(PERSONS - 1), new Sample(1, 0))).isEmpty();
        assertThat(probes(PERSONS, 0)).isEmpty();
    }

    @Test
    void a_part_has_neighbours_by_key_and_the_number_of_all_rows() {
        List<Probe> probes = probes(3, Sample.END / 2);

        assertThat(probes).extracting(Probe::name).containsExactly("personsSample", "counts");
        List<Row> part = probes.get(0).expected().orElseThrow();
        assertThat(part).hasSize(3);
        String first = ((Cell.Text) part.get(0).cells().get(0)).value();
        assertThat(probes.get(0).query().after())
                .isEqualTo("FROM person WHERE slug >= '" + first + "' ORDER BY slug FETCH FIRST 3 ROWS ONLY");
        assertThat(probes.get(1).expected())
                .hasValue(List.of(Row.of(Cell.number(PERSONS), Cell.number(0), Cell.number(0))));
    }

    @Test
    void a_large_part_also_has_sums_over_all_rows() {
        SocialModel model = model(PERSONS);
        model.put(new Doc("d1", "mail", "body"));

        List<Probe> probes = store.probes(model, new Sample(256, Sample.END));

        assertThat(probes)
                .extracting(Probe::name)
                .containsExactly("personsSample", "docsSample", "counts", "docCountsOfAll", "sums");
        Probe sums = probes.get(4);
        // Ages 0 to 9; keys from p0 to p1999; a name of one character.
        assertThat(sums.expected())
                .hasValue(List.of(Row.of(
                        Cell.number(9_000),
                        Cell.number(2_000),
                        Cell.number(20 + 270 + 3_600 + 5_000),
                        Cell.number(2_000),
                        Cell.number(2),
                        Cell.number(4),
                        Cell.number(0),
                        Cell.number(0))));
    }

    @Test
    void each_row_is_in_some_part_and_the_ends_are_too() {
        List<Integer> rows = IntStream.range(0, 10).boxed().toList();

        assertThat(new Sample(3, 0).of(rows)).containsExactly(0);
        assertThat(new Sample(3, Sample.END).of(rows)).containsExactly(9);
        assertThat(new Sample(3, Sample.END / 2).of(rows)).hasSize(3);
    }
}
