package dev.lockstep.workloads.social;

import dev.lockstep.backend.sparql.CanonicalBlankNodes;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.text.RdfTerm;
import dev.lockstep.workloads.text.SparqlText;
import java.util.ArrayList;
import java.util.List;

/** Every triple that a store in this state has, in every graph: graph, subject, property, value. */
final class StoredTriples {

    private static final String SPACE = "http://lockstep.test/";

    private final List<Row> rows = new ArrayList<>();

    private StoredTriples() {}

    static List<Row> of(SocialModel model) {
        StoredTriples triples = new StoredTriples();
        triples.graph(Cell.NULL, model);
        model.branches().forEach((name, branch) -> triples.graph(iri(SPACE + "branch/" + name), branch));
        Cell terms = iri(SPACE + "terms");
        model.terms().forEach((key, term) -> triples.term(terms, key, term));
        return CanonicalBlankNodes.labelled(triples.rows);
    }

    private void graph(Cell graph, SocialModel model) {
        for (Person person : model.persons().values()) {
            Cell node = node("person", person.slug());
            add(graph, node, "type", iri(SPACE + "Person"));
            add(graph, node, "slug", Cell.text(person.slug()));
            person.name().ifPresent(name -> add(graph, node, "name", Cell.text(name)));
            add(graph, node, "age", number("integer", Long.toString(person.age())));
            add(graph, node, "score", number("decimal", SparqlText.decimal(person.score())));
        }
        for (Doc doc : model.docs().values()) {
            Cell node = node("doc", doc.slug());
            add(graph, node, "type", iri(SPACE + "Doc"));
            add(graph, node, "slug", Cell.text(doc.slug()));
            add(graph, node, "source", Cell.text(doc.source()));
            add(graph, node, "body", Cell.text(doc.body()));
        }
        model.knows().forEach((from, to) -> add(graph, node("person", from), "knows", node("person", to)));
    }

    private void term(Cell graph, String key, RdfTerm term) {
        Cell node = node("term", key);
        add(graph, node, "key", Cell.text(key));
        add(graph, node, "is", term.cell(key));
    }

    private void add(Cell graph, Cell subject, String property, Cell value) {
        String iri = property.equals("type") ? "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" : SPACE + property;
        rows.add(Row.of(graph, subject, iri(iri), value));
    }

    private static Cell number(String type, String value) {
        return new RdfTerm(Term.XSD + type, value, "").cell("");
    }

    private static Cell node(String space, String key) {
        String node = SparqlText.node(space, key);
        return iri(node.substring(1, node.length() - 1));
    }

    private static Cell iri(String iri) {
        return Cell.lexical(Term.IRI, iri);
    }
}
