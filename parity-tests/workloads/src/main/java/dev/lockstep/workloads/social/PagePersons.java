package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Reads one page of the persons. A page behind the last person is empty. */
record PagePersons(PersonOrder order, int offset, int limit) implements SocialCommand {

    private static final List<PersonOrder> ORDERS = List.of(PersonOrder.values());

    static CommandKind.Builder<SocialModel, PagePersons> kind() {
        return CommandKind.of("pagePersons", PagePersons.class)
                .weight(4)
                .needs(InsertPersons.NAME)
                .aspect("by age", (model, command) -> command.order() == PersonOrder.AGE)
                .aspect("by age, descending", (model, command) -> command.order() == PersonOrder.AGE_DESCENDING)
                .aspect("by name", (model, command) -> command.order() == PersonOrder.NAME)
                .aspect("by name, descending", (model, command) -> command.order() == PersonOrder.NAME_DESCENDING)
                .aspect("by key, descending", (model, command) -> command.order() == PersonOrder.KEY_DESCENDING)
                .aspect("behind the end", (model, command) -> command.isBehind(model))
                .aspect("after the first", (model, command) -> command.offset() > 0)
                .rareAspect(
                        "beyond a hundred rows",
                        (model, command) -> command.limit() > SocialModel.FETCH
                                && model.persons().size() - command.offset() > SocialModel.FETCH)
                .draw((model, random) -> {
                    int persons = model.persons().size();
                    int offset = Draw.oneIn(8, random) ? persons + random.nextInt(2) : random.nextInt(1 + persons / 2);
                    int limit = 1 + random.nextInt(model.scale().persons());
                    return Optional.of(new PagePersons(Draw.one(ORDERS, random), offset, limit));
                });
    }

    @Override
    public boolean possible(SocialModel model) {
        return offset >= 0 && limit > 0;
    }

    @Override
    public Expectation expect(SocialModel model) {
        if (isBehind(model)) {
            return Expectation.findsNothing();
        }
        return Expectation.returns(
                model.persons().values().stream()
                        .sorted(order.comparator())
                        .skip(offset)
                        .limit(limit)
                        .map(Person::row)
                        .toList(),
                true);
    }

    private boolean isBehind(SocialModel model) {
        return !model.persons().isEmpty() && offset >= model.persons().size();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.pageOfPersons(order, offset, limit);
    }
}
