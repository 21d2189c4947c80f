package dev.lockstep.workloads.types;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the terms of some keys in a read shape: by a request and in a format that the transport offers. The query
 * computes nothing with a term, because the tools print a warning in front of the answer if one is none of its
 * datatype.
 */
record Find(List<Integer> keys, int shape) implements TypesCommand {

    /** More shapes than any transport has, so that each is drawn. */
    private static final int SHAPES = 60;

    Find {
        keys = List.copyOf(keys);
    }

    static CommandKind<Terms> kind() {
        return TypesCommand.kind(
                        "find",
                        Find.class,
                        (terms, random) -> terms.any(random)
                                .map(held -> new Find(alike(terms, held.domain()), random.nextInt(SHAPES))))
                .needs(Put.NAME)
                .weight(6)
                .aspect("of IRIs", (terms, find) -> find.finds(terms, Domain.IRI))
                .aspect("of texts with a language", (terms, find) -> find.finds(terms, Domain.LANGUAGE_TEXT))
                .aspect("of several", (terms, find) -> find.keys().size() > 1)
                .render(Find::operation);
    }

    /** Returns the keys that have a term of the same domain. */
    private static List<Integer> alike(Terms terms, Domain domain) {
        return terms.triples().values().stream()
                .filter(triple -> triple.domain() == domain)
                .map(Triple::key)
                .toList();
    }

    private boolean finds(Terms terms, Domain domain) {
        return keys.stream().map(terms.triples()::get).anyMatch(triple -> triple != null && triple.domain() == domain);
    }

    @Override
    public boolean possible(Terms terms) {
        return shape >= 0 && !keys.isEmpty() && keys.stream().distinct().count() == keys.size();
    }

    @Override
    public Operation operation() {
        String subjects =
                keys.stream().map(key -> "<" + Triple.ROOT + "k" + key + ">").collect(Collectors.joining(" "));
        return Operation.shaped(
                Operation.query("SELECT", Terms.COLUMNS, "WHERE { VALUES ?s { " + subjects + " } ?s ?p ?o }"), shape);
    }

    @Override
    public Expectation expect(Terms terms) {
        return Expectation.returns(
                terms.rows(triple -> keys.contains(triple.key()) && triple.role() != Role.SUBJECT), false);
    }

    /** Reads the triples that have a term in this form, or in another form of the same value. */
    record Equal(Domain domain, int form) implements TypesCommand {

        static CommandKind<Terms> kind() {
            return TypesCommand.kind(
                            "findEqual",
                            Equal.class,
                            (terms, random) -> terms.any(random)
                                    .map(held -> PutAgain.inAnyForm(held, random.nextInt()))
                                    .map(held -> new Equal(held.domain(), held.form())))
                    .needs(Put.NAME)
                    .weight(4)
                    .aspect(
                            "in another form",
                            (terms, find) -> terms.triples().values().stream()
                                    .anyMatch(triple -> find.finds(triple) && triple.form() != find.form()))
                    .render(Equal::operation);
        }

        private boolean finds(Triple triple) {
            return triple.role() == Role.OBJECT && triple.domain() == domain && domain.isSame(form, triple.form());
        }

        @Override
        public boolean possible(Terms terms) {
            return form >= 0 && form < domain.count();
        }

        @Override
        public Operation operation() {
            String term = new Triple(0, domain, form, Role.OBJECT).term(true);
            return Operation.query(
                    "SELECT",
                    Terms.COLUMNS,
                    "WHERE { VALUES ?p { <" + Triple.ROOT + "is> } ?s ?p " + term + " . ?s ?p ?o }");
        }

        @Override
        public Expectation expect(Terms terms) {
            return Expectation.returns(terms.rows(this::finds), false);
        }
    }
}
