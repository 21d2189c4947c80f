package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Inserts a person whose score has more digits after the point than are stored; the score is rounded half up. */
record InsertRounded(String slug, long age, BigDecimal score) implements SqlCommand {

    private static final List<BigDecimal> SCORES = List.of(
            new BigDecimal("0.00005"),
            new BigDecimal("0.00004999"),
            new BigDecimal("-0.00005"),
            new BigDecimal("-0.00004"),
            new BigDecimal("1.23455"),
            new BigDecimal("1.99995"),
            new BigDecimal("0.000000000000000000000000000001"),
            new BigDecimal("9999999999999999.99994"),
            new BigDecimal("-9999999999999999.99994999999999"));

    static CommandKind.Builder<SocialModel, InsertRounded> kind(Draws draws) {
        // A full store has no room for another one, until somebody deletes some.
        return CommandKind.of("insertRounded", InsertRounded.class)
                .weight(3)
                .needs("deletePerson")
                .aspect(
                        "up",
                        (model, command) -> command.person()
                                        .score()
                                        .abs()
                                        .compareTo(command.score().abs())
                                > 0)
                .aspect("to zero", (model, command) -> command.person().score().signum() == 0)
                .draw((model, random) -> model.persons().size() >= model.scale().persons()
                        ? Optional.empty()
                        : Optional.of(new InsertRounded(
                                draws.freshSlug(model, random), Draws.age(random), Draw.one(SCORES, random))));
    }

    private Person person() {
        return new Person(slug, Optional.empty(), age, score.setScale(Person.SCORE_SCALE, RoundingMode.HALF_UP));
    }

    @Override
    public boolean possible(SocialModel model) {
        return new InsertPersons(List.of(person())).possible(model);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.put(person());
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.insertScore(slug, age, score);
    }
}
