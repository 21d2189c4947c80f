package dev.lockstep.workloads.social;

import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.function.Function;

/** A command on a key that no person has. Many of these keys resemble one that a person has. */
interface OfNobody extends SocialCommand {

    /** Returns the key. */
    String slug();

    /**
     * Begins a kind of such commands.
     *
     * @param command returns the command for a key
     */
    static <C extends OfNobody> CommandKind.Builder<SocialModel, C> kind(
            String name, Class<C> type, Draws draws, Function<String, C> command) {
        return CommandKind.of(name, type)
                .weight(2)
                .aspect("the empty key", (model, drawn) -> drawn.slug().isEmpty())
                .aspect(
                        "a key cut short",
                        (model, drawn) -> !drawn.slug().isEmpty() && model.hasPersonBeginning(drawn.slug()))
                .aspect(
                        "a key of another case",
                        (model, drawn) -> model.persons().keySet().stream().anyMatch(drawn.slug()::equalsIgnoreCase))
                .aspect(
                        "a key with a blank more",
                        (model, drawn) ->
                                model.persons().containsKey(drawn.slug().trim()))
                .draw((model, random) -> Optional.of(command.apply(draws.missingSlug(model, random))));
    }

    @Override
    default boolean possible(SocialModel model) {
        return !model.persons().containsKey(slug());
    }
}
