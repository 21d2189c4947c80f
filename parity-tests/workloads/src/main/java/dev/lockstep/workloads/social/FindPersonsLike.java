package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the persons whose key or name has a text in some place. The text may contain the wildcards of the query
 * language, which stand for themselves.
 */
record FindPersonsLike(boolean byKey, TextMatch match, String part) implements SocialCommand {

    private static final List<TextMatch> MATCHES = List.of(TextMatch.values());

    private static final List<String> WILDCARDS = List.of("%", "_", "!", "*", "a_", "a%", "a!", "K");

    /** A longer part is not drawn. */
    private static final int LONGEST = 40;

    static CommandKind.Builder<SocialModel, FindPersonsLike> kind() {
        return CommandKind.of("findPersonsLike", FindPersonsLike.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .aspect(
                        "a key by its beginning",
                        (model, command) -> command.byKey() && command.match() == TextMatch.BEGINNING)
                .aspect("a key by its end", (model, command) -> command.byKey() && command.match() == TextMatch.END)
                .aspect(
                        "a name by its beginning",
                        (model, command) -> !command.byKey() && command.match() == TextMatch.BEGINNING)
                .aspect(
                        "a name by a part",
                        (model, command) -> !command.byKey() && command.match() == TextMatch.ANYWHERE)
                .aspect("a wildcard that stands for itself", (model, command) -> command.hasWildcard())
                .aspect("no text at all", (model, command) -> command.part().isEmpty())
                .draw((model, random) -> Draws.anyPerson(model, random).map(person -> {
                    boolean byKey = random.nextBoolean();
                    TextMatch match = Draw.one(MATCHES, random);
                    String whole = byKey ? person.slug() : person.name().orElse("");
                    return new FindPersonsLike(
                            byKey,
                            match,
                            Draw.oneIn(4, random) ? Draw.one(WILDCARDS, random) : part(whole, match, random));
                }));
    }

    private static String part(String whole, TextMatch match, RandomGenerator random) {
        int length = whole.codePointCount(0, whole.length());
        int from = random.nextInt(length + 1);
        String part = match.part(whole, from, from + random.nextInt(length - from + 1));
        return part.length() <= LONGEST ? part : "";
    }

    private boolean hasWildcard() {
        return part.contains("%") || part.contains("_") || part.contains("!");
    }

    @Override
    public boolean possible(SocialModel model) {
        return !model.persons().isEmpty();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.personRows(this::isFound), false);
    }

    private boolean isFound(Person person) {
        Optional<String> whole = byKey ? Optional.of(person.slug()) : person.name();
        return whole.filter(text -> match.matches(text, part)).isPresent();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.personsLike(byKey, match, part);
    }
}
