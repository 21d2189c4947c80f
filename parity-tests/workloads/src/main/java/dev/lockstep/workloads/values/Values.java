package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The model: which value each row holds, and the last generated key. */
final class Values {

    /** Ids are drawn from so few that they meet. */
    private static final int IDS = 400;

    private static final int MOST_OF_A_SIZED_TYPE = 6;

    private static final List<Integer> LENGTHS = List.of(
            0, 1, 2, 127, 128, 129, 255, 256, 257, 258, 511, 512, 513, 1023, 1024, 1025, 4095, 4096, 4097, 16_383,
            16_384, 16_385);

    /** The lengths around those at which a large object leaves its row. */
    private static final List<Integer> AROUND_A_ROW = List.of(255, 256, 257, 258);

    private static final List<Integer> LONG = List.of(65_535, 65_536, 65_537, 131_072);

    /** A length beyond 1 MiB. */
    static final int HUGE = (1 << 20) + 1;

    /** A length beyond 64 Ki, which is more than a block on its way to a client. */
    static final int LARGE = 65_536;

    /** The value of a row. */
    record Held(Domain domain, int value) {
        Cell read() {
            return domain.value(value).read();
        }
    }

    private final List<Domain> domains;
    private boolean calm;
    private final SortedMap<Integer, Held> rows = new TreeMap<>();
    private final List<String> keyed = new ArrayList<>();

    /**
     * Creates the model of an empty store.
     *
     * @param domains the types that are drawn
     */
    Values(List<Domain> domains) {
        this.domains = domains;
    }

    SortedMap<Integer, Held> rows() {
        return rows;
    }

    List<String> keyed() {
        return keyed;
    }

    /** Returns the rows of a type, as they are read in the order of their ids. */
    List<Row> of(Domain domain, int from) {
        return rows.tailMap(from).entrySet().stream()
                .filter(row -> row.getValue().domain() == domain)
                .map(row -> Row.of(Cell.number(row.getKey()), row.getValue().read()))
                .toList();
    }

    /** Sets whether only such values are drawn as a repair leaves as they are. */
    void calm(boolean only) {
        calm = only;
    }

    /** Whether some row would not survive a repair. */
    boolean isChangedByRepair() {
        return rows.values().stream().anyMatch(held -> held.domain().isChangedByRepair());
    }

    boolean holds(int length) {
        return rows.values().stream().anyMatch(held -> held.domain().isSized() && held.value() >= length);
    }

    int anyId(RandomGenerator random) {
        return random.nextInt(IDS);
    }

    Optional<Integer> anyTaken(RandomGenerator random) {
        return Draw.any(List.copyOf(rows.keySet()), random);
    }

    Domain anyDomain(RandomGenerator random) {
        return Draw.one(
                domains.stream()
                        .filter(domain -> !calm || !domain.isChangedByRepair())
                        .toList(),
                random);
    }

    /** Returns the types of which there are rows. */
    List<Domain> held() {
        return rows.values().stream().map(Held::domain).distinct().sorted().toList();
    }

    /** Returns the types of which there are more rows. */
    List<Domain> held(int more) {
        return held().stream().filter(domain -> count(domain, 0) > more).toList();
    }

    /** Returns the number of rows of a type from an id on. */
    long count(Domain domain, int from) {
        return rows.tailMap(from).values().stream()
                .filter(held -> held.domain() == domain)
                .count();
    }

    /** Draws a value. There are few sized ones, because each read returns all of them. */
    Optional<Integer> anyValue(Domain domain, RandomGenerator random) {
        if (!domain.isSized()) {
            return Optional.of(random.nextInt(domain.count()));
        }
        if (count(domain, 0) >= MOST_OF_A_SIZED_TYPE) {
            return Optional.empty();
        }
        // Each read of a huge value takes long, so the first one is enough for a while.
        if (Draw.oneIn(holds(HUGE) ? 100 : 25, random)) {
            return Optional.of(HUGE);
        }
        if (Draw.oneIn(4, random)) {
            return Optional.of(Draw.one(AROUND_A_ROW, random));
        }
        return Optional.of(Draw.one(Draw.oneIn(12, random) ? LONG : LENGTHS, random));
    }
}
