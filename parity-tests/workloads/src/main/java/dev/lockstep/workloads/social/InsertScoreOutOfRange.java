package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Inserts a person whose score has more digits before the point than its column, possibly only after rounding. */
record InsertScoreOutOfRange(String slug, BigDecimal score) implements Illegal, SqlCommand {

    /** The least score that is too large. */
    private static final BigDecimal LIMIT = new BigDecimal("9999999999999999.99995");

    private static final List<BigDecimal> SCORES = List.of(
            LIMIT,
            LIMIT.negate(),
            new BigDecimal("10000000000000000"),
            new BigDecimal("-123456789012345678901234567890.5"));

    static CommandKind.Builder<SocialModel, InsertScoreOutOfRange> kind(Draws draws) {
        return CommandKind.of("insertScoreOutOfRange", InsertScoreOutOfRange.class)
                .weight(2)
                .draw((model, random) -> Optional.of(
                        new InsertScoreOutOfRange(draws.freshSlug(model, random), Draw.one(SCORES, random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return !model.persons().containsKey(slug) && score.abs().compareTo(LIMIT) >= 0;
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.insertScore(slug, 1, score);
    }

    @Override
    public String refusedAs() {
        return LENGTH;
    }
}
