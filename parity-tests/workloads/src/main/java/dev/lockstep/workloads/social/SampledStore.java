package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The reads of a part of a large store: neighbouring rows of each table, the number of all rows, and now and then sums
 * over all of them.
 */
final class SampledStore {

    /** A store with fewer rows is always read as a whole. */
    static final int LARGE = 2_000;

    /** Summing a row up takes the system about so much less time than reading it takes everybody. */
    private static final long SUMMED = 16;

    private final SampleDialect dialect;

    SampledStore(SampleDialect dialect) {
        this.dialect = dialect;
    }

    /** Whether the store is too large for this sample to be read as a whole. */
    static boolean isLarge(SocialModel model, Sample sample) {
        int stored = stored(model);
        return stored >= LARGE && sample.rows() < stored;
    }

    private static int stored(SocialModel model) {
        return model.persons().size() + model.docs().size() + model.knows().size();
    }

    /** Returns the reads; none if the store is small enough to be read as a whole. */
    List<Probe> probes(SocialModel model, Sample sample) {
        if (!isLarge(model, sample)) {
            return List.of();
        }
        List<Probe> probes = new ArrayList<>();
        part("personsSample", model.keys(), sample, dialect::personsFrom, model::personRow)
                .ifPresent(probes::add);
        part("docsSample", model.docs().keySet(), sample, dialect::docsFrom, model::docRow)
                .ifPresent(probes::add);
        part("edgesSample", model.knows().keySet(), sample, dialect::edgesFrom, model::edgeRow)
                .ifPresent(probes::add);
        probes.add(new Probe(
                "counts",
                dialect.counts(),
                List.of(Row.of(
                        Cell.number(model.persons().size()),
                        Cell.number(model.docs().size()),
                        Cell.number(model.knows().size())))));
        if (sample.rows() * SUMMED >= stored(model)) {
            probes.add(new Probe("docCountsOfAll", dialect.docCounts(), model.docCountRows()));
            probes.add(new Probe("sums", dialect.sums(), List.of(sums(model))));
        }
        return List.copyOf(probes);
    }

    private static Optional<Probe> part(
            String name,
            Collection<String> keys,
            Sample sample,
            BiFunction<String, Long, Operation.Query> query,
            Function<String, Row> row) {
        List<String> part = sample.of(keys);
        return part.isEmpty()
                ? Optional.empty()
                : Optional.of(new Probe(
                        name,
                        query.apply(part.get(0), (long) part.size()),
                        part.stream().map(row).toList()));
    }

    private static Row sums(SocialModel model) {
        long ages = 0;
        long keys = 0;
        long names = 0;
        BigDecimal scores = BigDecimal.ZERO;
        for (Person person : model.persons().values()) {
            ages += person.age();
            keys += person.slug().length();
            names += person.name().map(String::length).orElse(0);
            scores = scores.add(person.score());
        }
        return Row.of(
                Cell.number(ages),
                Cell.number(scores),
                Cell.number(keys),
                Cell.number(names),
                lengths(model.docs().keySet(), slug -> slug),
                lengths(model.docs().values(), Doc::body),
                lengths(model.knows().keySet(), slug -> slug),
                lengths(model.knows().values(), slug -> slug));
    }

    private static <T> Cell lengths(Collection<T> rows, Function<T, String> text) {
        return Cell.number(rows.stream().map(text).mapToLong(String::length).sum());
    }

    /** Returns the read of what is stored beside rows. */
    List<Probe> besideRows(SocialModel model, Set<String> promises) {
        return List.of(new Probe("besideRows", dialect.besideRows(), dialect.besideRows(model, promises)));
    }
}
