package dev.lockstep.workloads.script;

import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.op.Way;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Probe;
import dev.lockstep.workloads.script.ScriptLine.Kind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages in which a script's statements may be written, and everything that depends on the language. */
public enum Notation {
    /** H2's SQL, in files {@code *.sql}. */
    SQL {
        private static final Set<String> QUESTIONS =
                Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "CALL", "SCRIPT");

        /** The first words of the questions that may order their rows. The last is that of one in brackets. */
        private static final Set<String> ORDERED = Set.of("SELECT", "WITH", "VALUES", "TABLE", "");

        @Override
        List<Statements.Piece> split(String text) {
            return Statements.ofSql(text);
        }

        @Override
        List<String> forms() {
            return List.of(STATEMENTS, "tool", Way.BACKUP);
        }

        @Override
        List<String> formats() {
            return List.of();
        }

        @Override
        Kind kind(String statement) {
            String asked = Statements.withoutComments(statement);
            if (!asked.startsWith("(") && !QUESTIONS.contains(firstWord(asked))) {
                return Kind.DO;
            }
            return ORDERED.contains(firstWord(asked)) && isOrdered(Statements.outerWords(asked))
                    ? Kind.ASK_IN_ORDER
                    : Kind.ASK;
        }

        private boolean isOrdered(List<String> words) {
            return Collections.indexOfSubList(words, List.of("ORDER", "BY")) >= 0;
        }

        @Override
        Optional<String> objection(Kind kind, String statement) {
            // Whatever comes after it has no database, and an arm would be broken that is not.
            if (firstWord(statement).equals("SHUTDOWN")) {
                return Optional.of("SHUTDOWN takes the database away from the arm; write '-- lockstep: reopen' to close"
                        + " and open it, or '-- lockstep: optimize' to compact it as well");
            }
            List<String> comments = Statements.markedComments(statement);
            if (comments.stream().anyMatch(comment -> comment.contains("/*"))) {
                return Optional.of("there is a comment in a comment; releases before 2.0 end it at the first '*/', and"
                        + " later ones do not, so take one of the two out");
            }
            return comments.stream().anyMatch(ScriptFile::isDirective)
                    ? Optional.of("a directive is a comment of one line; write '-- lockstep: …' on a separate line")
                    : Optional.empty();
        }

        @Override
        Set<String> extensions() {
            return Set.of(".sql");
        }

        @Override
        String emptying() {
            return "DROP ALL OBJECTS";
        }

        @Override
        List<Probe> probes() {
            return List.of(Probe.agreeing("tables", Catalogue.TABLES));
        }

        @Override
        List<Probe> store() {
            return List.of(Probe.agreeing("catalogue", Catalogue.EVERYTHING));
        }
    },
    /** SPARQL queries and updates, in files {@code *.rq} and {@code *.ru}. */
    SPARQL {
        @Override
        List<Statements.Piece> split(String text) {
            return SparqlStatements.of(text);
        }

        @Override
        List<String> forms() {
            return List.of("nq", "trig");
        }

        @Override
        List<String> formats() {
            return List.of("ttl", "nt", "nq", "trig", "rdf", "jsonld", "rj");
        }

        @Override
        Kind kind(String statement) {
            return switch (QueryForm.of(statement)) {
                case NONE -> Kind.DO;
                case SELECT -> SparqlStatements.isOrdered(statement) ? Kind.ASK_IN_ORDER : Kind.ASK;
                case ASK, CONSTRUCT, DESCRIBE -> Kind.ASK;
            };
        }

        @Override
        Optional<String> objection(Kind kind, String statement) {
            QueryForm form = QueryForm.of(statement);
            return kind == Kind.ASK_IN_ORDER && form.isGraph()
                    ? Optional.of(form + " answers with a graph, which has no order; leave out 'in order'")
                    : Optional.empty();
        }

        @Override
        Set<String> extensions() {
            return Set.of(".rq", ".ru");
        }

        @Override
        String emptying() {
            return "DROP ALL";
        }

        @Override
        List<Probe> probes() {
            return List.of(Probe.agreeing("graphs", Graphs.COUNTS));
        }

        @Override
        List<Probe> store() {
            return List.of(Probe.agreeing("quads", Graphs.QUADS));
        }
    };

    private static final String STATEMENTS = "statements";

    private static final Pattern WORD = Pattern.compile("^\\s*([A-Za-z]+)");

    /** Returns the language of a system's statements; empty if scripts cannot be written for it. */
    public static Optional<Notation> of(SystemUnderTest system) {
        return switch (system.dialect()) {
            case "h2" -> Optional.of(SQL);
            case "sparql" -> Optional.of(SPARQL);
            default -> Optional.empty();
        };
    }

    abstract List<Statements.Piece> split(String text);

    /** Returns the forms in which a store can leave and come back, the usual one first. */
    abstract List<String> forms();

    /** Returns the formats of the documents that a store loads. */
    abstract List<String> formats();

    /** Returns the way of a form. */
    static Way way(String form) {
        return form.equals(STATEMENTS)
                ? new Way(form, List.of("SCRIPT TO " + Way.FILE), List.of("RUNSCRIPT FROM " + Way.FILE))
                : Way.of(form);
    }

    /**
     * Returns a backup of a graph store. A quad that is there only meanwhile is in the copy.
     *
     * @param number a number for that quad
     */
    static Operation backup(int number) {
        String canary =
                " DATA { GRAPH <urn:lockstep:canary> { <urn:lockstep:canary> <urn:lockstep:number> " + number + " } }";
        return Operation.backup(Graphs.QUADS, Operation.mutate("INSERT" + canary), Operation.mutate("DELETE" + canary));
    }

    /**
     * Returns the kind of a statement without a directive, as far as its words show: one that answers with rows is a
     * question, and one that orders them is a question in order.
     */
    abstract Kind kind(String statement);

    /** Returns what is wrong with a line of this kind; empty if nothing is. */
    Optional<String> objection(Kind kind, String statement) {
        return Optional.empty();
    }

    /** Returns the ends of the names of script files. */
    abstract Set<String> extensions();

    /** Returns the statement that empties the store. */
    abstract String emptying();

    /** Returns the reads of the state that hold for whatever a script has stored. */
    abstract List<Probe> probes();

    /** Returns the reads of the whole store. */
    abstract List<Probe> store();

    boolean isScript(Path file) {
        return extensions().stream().anyMatch(file.getFileName().toString()::endsWith);
    }

    static String firstWord(String statement) {
        Matcher word = WORD.matcher(Statements.withoutComments(statement));
        return word.find() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    }

    /** The reads of a graph store. */
    private static final class Graphs {
        private static final String ANY = "WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
        private static final Operation.Query COUNTS = Operation.query(
                "SELECT",
                List.of(lexical("g", "?g"), new Column("n", ValueKind.NUMBER, "(COUNT(*) AS ?n)")),
                ANY + " GROUP BY ?g");
        private static final Operation.Query QUADS = Operation.query(
                "SELECT", List.of(lexical("g", "?g"), lexical("s", "?s"), lexical("p", "?p"), lexical("o", "?o")), ANY);

        private static Column lexical(String name, String expression) {
            return new Column(name, ValueKind.LEXICAL, expression);
        }
    }
}
