package dev.lockstep.workloads.types;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Stores a term under a key that has none. */
record Put(Triple triple, Way way) implements TypesCommand {

    static final String NAME = "put";

    private static final List<Domain> RICH = List.of(
            Domain.STRING, Domain.INTEGER, Domain.DECIMAL, Domain.DOUBLE, Domain.FLOAT, Domain.DATE_TIME, Domain.DATE);

    static CommandKind<Terms> kind(List<Domain> domains) {
        CommandKind.Builder<Terms, Put> kind = TypesCommand.kind(NAME, Put.class, (terms, random) -> {
                    Domain domain = draw(domains, random);
                    Role role = domain.isIri() ? Draw.one(List.of(Role.values()), random) : Role.OBJECT;
                    Triple triple = new Triple(Terms.anyKey(random), domain, random.nextInt(domain.count()), role);
                    return Optional.of(new Put(triple, Draw.one(List.of(Way.values()), random)));
                })
                .weight(12);
        for (Domain each : domains) {
            kind = kind.aspect(words(each), (terms, put) -> put.triple().domain() == each);
        }
        for (Way each : Way.values()) {
            kind = kind.aspect("by " + words(each), (terms, put) -> put.way() == each);
        }
        return kind.aspect("as a subject", (terms, put) -> put.triple().role() == Role.SUBJECT)
                .aspect("as a predicate", (terms, put) -> put.triple().role() == Role.PREDICATE)
                .render(Put::operation);
    }

    /** Domains with many forms are drawn more often, so that each form is. */
    private static Domain draw(List<Domain> domains, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> Domain.IRI;
            case 1 -> Domain.LANGUAGE_TEXT;
            case 2, 3 -> Draw.one(RICH, random);
            default -> Draw.one(domains, random);
        };
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public boolean possible(Terms terms) {
        return triple.isPossible() && !terms.triples().containsKey(triple.key());
    }

    @Override
    public Operation operation() {
        return way.adding(triple);
    }

    @Override
    public Expectation expect(Terms terms) {
        return Expectation.done();
    }

    @Override
    public void apply(Terms terms) {
        terms.triples().put(triple.key(), triple);
    }
}
