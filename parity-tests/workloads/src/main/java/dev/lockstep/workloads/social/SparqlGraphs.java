package dev.lockstep.workloads.social;

import static dev.lockstep.workloads.social.SparqlDialect.A_PERSON;
import static dev.lockstep.workloads.social.SparqlDialect.SLUG;
import static dev.lockstep.workloads.social.SparqlDialect.deletion;
import static dev.lockstep.workloads.social.SparqlDialect.mutate;
import static dev.lockstep.workloads.social.SparqlDialect.number;
import static dev.lockstep.workloads.social.SparqlDialect.person;
import static dev.lockstep.workloads.social.SparqlDialect.query;
import static dev.lockstep.workloads.social.SparqlDialect.text;
import static dev.lockstep.workloads.text.SparqlText.literal;
import static dev.lockstep.workloads.text.SparqlText.node;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workloads.text.RdfTerm;
import dev.lockstep.workloads.text.SparqlText;
import java.util.ArrayList;
import java.util.List;

/** Branches as named graphs, files of N-Quads and Turtle, and terms of RDF, in SPARQL 1.1. */
final class SparqlGraphs implements GraphDialect {

    /** Terms lie in a separate graph, so that no fork copies them. */
    private static final String TERMS = "<http://lockstep.test/terms>";

    private final SparqlDialect dialect;

    SparqlGraphs(SparqlDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Operation fork(String branch) {
        return mutate("COPY DEFAULT TO GRAPH " + graph(branch));
    }

    @Override
    public Operation insertPersonsOn(String branch, List<Person> persons) {
        return mutate("WITH " + graph(branch) + " " + dialect.insertion(persons));
    }

    @Override
    public Operation deletePersonOn(String branch, String slug) {
        return mutate("WITH " + graph(branch) + " " + deletion(slug));
    }

    @Override
    public Operation merge(String branch) {
        return mutate("INSERT { ?s ?property ?value } WHERE { GRAPH " + graph(branch)
                + " { ?s ?property ?value } FILTER NOT EXISTS { ?s :slug ?slug } }");
    }

    @Override
    public Operation drop(String branch) {
        return mutate("DROP GRAPH " + graph(branch));
    }

    @Override
    public Operation.Query branchPersons() {
        return query(
                List.of(SLUG, text("branch"), text("name"), number("age"), number("score")),
                "GRAPH ?g { " + A_PERSON + " } BIND(STRAFTER(STR(?g), \"/branch/\") AS ?branch)");
    }

    @Override
    public Operation load(FileFormat format, List<Person> persons) {
        return file(
                format, persons.stream().map(person -> lines(format, person)).toList());
    }

    @Override
    public Operation loadMalformed(FileFormat format, List<Person> persons) {
        List<String> parts = new ArrayList<>();
        persons.forEach(person -> parts.add(lines(format, person)));
        parts.add(1, "<http://lockstep.test/person/> <http://lockstep.test/slug> malformed .\n");
        return file(format, parts);
    }

    @Override
    public Operation putTerm(String key, RdfTerm term) {
        String node = node("term", key);
        return mutate("WITH " + TERMS + " DELETE { " + node + " :is ?old } INSERT { " + node + " :key " + literal(key)
                + " ; :is " + said(term) + " } WHERE { OPTIONAL { " + node + " :is ?old } }");
    }

    @Override
    public Operation dropTerm(String key) {
        return mutate("WITH " + TERMS + " DELETE { ?t ?property ?value } WHERE { ?t :key " + literal(key)
                + " ; ?property ?value }");
    }

    @Override
    public Operation.Query terms() {
        return query(
                List.of(text("key"), new Column("term", ValueKind.LEXICAL, "?term")),
                "GRAPH " + TERMS + " { ?t :key ?key ; :is ?term }");
    }

    private static String said(RdfTerm term) {
        return switch (term.type()) {
            case Term.BLANK -> "[]";
            case Term.IRI -> SparqlText.iri(term.value());
            case Term.LANG_STRING -> literal(term.value()) + "@" + term.language();
            default -> literal(term.value()) + "^^<" + term.type() + ">";
        };
    }

    private static String graph(String branch) {
        return "<http://lockstep.test/branch/" + branch + ">";
    }

    private static Operation file(FileFormat format, List<String> parts) {
        String prefixes = format == FileFormat.TURTLE
                ? "@prefix : <http://lockstep.test/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
                : "";
        return Operation.load(format.ending(), prefixes + String.join("", parts));
    }

    /** A person as a part of a file. In N-Quads each statement has a line and all names are whole. */
    private String lines(FileFormat format, Person person) {
        if (format == FileFormat.TURTLE) {
            return dialect.triples(person).strip() + "\n";
        }
        String start = person(person) + " <http://lockstep.test/";
        return person(person) + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://lockstep.test/Person> .\n"
                + start + "slug> " + literal(person.slug()) + " .\n"
                + person.name()
                        .map(name -> start + "name> " + literal(name) + " .\n")
                        .orElse("")
                + start + "age> \"" + person.age() + "\"^^<" + Term.XSD + "integer> .\n"
                + start + "score> \"" + dialect.score(person) + "\"^^<" + Term.XSD + "decimal> .\n";
    }
}
