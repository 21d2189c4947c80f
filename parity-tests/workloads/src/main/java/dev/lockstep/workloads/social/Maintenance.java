package dev.lockstep.workloads.social;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/**
 * A command on the store and not on its contents. It is possible at any time and changes no data. On an empty store it
 * shows nothing.
 */
interface Maintenance extends SocialCommand {

    /** As many inserted rows are a batch. */
    int BATCH = 5;

    /** Adds the aspects of a command of maintenance: what the store holds, and what happened just before. */
    static <C extends SocialCommand> CommandKind.Builder<SocialModel, C> aspects(
            CommandKind.Builder<SocialModel, C> kind, Class<C> type) {
        return kind.aspect(
                        "of a store with documents",
                        (model, command) -> !model.docs().isEmpty())
                .aspect(
                        "of a store with edges",
                        (model, command) -> !model.knows().isEmpty())
                .aspect(
                        "just after a batch of inserts",
                        (model, command) -> model.recent().inserted() >= BATCH)
                .aspect(
                        "just after other maintenance",
                        (model, command) -> model.recent().maintained() > 0)
                .rareAspect(
                        "for the third time in a row",
                        (model, command) -> model.recent().repeated(2, type))
                .rareAspect(
                        "of a store with a huge document",
                        (model, command) -> model.docs().values().stream().anyMatch(Doc::isHuge))
                .rareAspect("of a store beyond a hundred rows", (model, command) -> model.isBeyondFetch());
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(SocialModel model) {
        return Expectation.done(!model.persons().isEmpty());
    }

    @Override
    default boolean maintains() {
        return true;
    }
}
