package dev.lockstep.faults;

import static dev.lockstep.parity.DifferenceClass.EXTRA;
import static dev.lockstep.parity.DifferenceClass.MISSING;
import static dev.lockstep.parity.DifferenceClass.TYPE;
import static dev.lockstep.parity.DifferenceClass.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bugs in features that only a graph store has: branches, and RDF terms. */
@Tag("nightly")
class GraphFaultTest {

    private static final BackendProvider EMBEDDED = new JenaEmbeddedProvider();

    /** With fewer kinds of commands, more of the commands are of these kinds. */
    private static final Set<String> KINDS =
            Seen.words("insertPersons insertDocs insertKnows fork insertPersonsOnBranch"
                    + " deletePersonOnBranch mergeBranch dropBranch putTerm dropTerm");

    private static final String TERM = "/probe/terms/rows/*/term";

    /** The beginning of the name of each branch's graph. */
    private static final String BRANCH = "http://lockstep.test/branch/";

    /** Copies every branch to main; {@link #TO_BRANCHES} copies main to every branch. */
    private static final Mutate TO_MAIN = JenaSabotage.mutate(
            "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o }" + " FILTER(STRSTARTS(STR(?g), \"" + BRANCH + "\")) }");

    private static final Mutate TO_BRANCHES =
            JenaSabotage.mutate("INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { { SELECT DISTINCT ?g { GRAPH ?g { ?x ?y ?z }"
                    + " FILTER(STRSTARTS(STR(?g), \"" + BRANCH + "\")) } } ?s ?p ?o }");

    private static final long STEPS = 200;

    @TempDir
    Path folder;

    @Test
    void a_branch_that_sees_later_writes_of_main_is_seen() {
        assertSeen(
                () -> afterEachWrite(text -> !text.contains(BRANCH), TO_BRANCHES),
                Seen.asDiverged(EXTRA, "/probe/branchPersons/rows/*", Seen.WRITES));
    }

    @Test
    void a_main_that_sees_writes_of_a_branch_is_seen() {
        assertSeen(
                () -> afterEachWrite(text -> text.contains(BRANCH), TO_MAIN),
                Seen.asDiverged(EXTRA, "/probe/persons/rows/*", "insertPersonsOnBranch"));
    }

    @Test
    void a_merge_that_brings_nothing_is_seen() {
        assertSeen(
                () -> inPlaceOf("{ ?s ?property ?value } FILTER NOT EXISTS"),
                Seen.asDiverged(MISSING, "/probe/*/rows/*", "mergeBranch"));
    }

    @Test
    void a_branch_that_is_not_dropped_is_seen() {
        assertSeen(() -> inPlaceOf("DROP GRAPH"), Seen.asDiverged(EXTRA, "/probe/branchPersons/rows/*", "dropBranch"));
    }

    @Test
    void a_number_that_is_one_more_is_seen_whatever_form_it_has() {
        assertSeen(
                () -> terms(term -> term.type().equals(Term.XSD + "integer")
                                && term.value().matches("-?[0-9]+")
                        ? Cell.lexical(
                                term.type(),
                                new BigInteger(term.value()).add(BigInteger.ONE).toString())
                        : term),
                Seen.asDiverged(VALUE, TERM, "putTerm"));
    }

    @Test
    void a_term_of_another_datatype_is_seen_though_its_form_is_the_same() {
        assertSeen(
                () -> terms(term -> term.type().equals(Term.XSD + "integer")
                        ? Cell.lexical(Term.XSD + "decimal", term.value())
                        : term),
                Seen.asDiverged(Seen.either(TYPE, VALUE), TERM, "putTerm"));
    }

    @Test
    void a_lost_language_is_seen() {
        assertSeen(
                () -> terms(term -> term.type().equals(Term.LANG_STRING)
                        ? new Cell.Lexical(term.type(), term.value(), "en")
                        : term),
                Seen.asDiverged(VALUE, TERM, "putTerm"));
    }

    @Test
    void two_blank_nodes_that_became_one_are_seen() {
        assertSeen(
                () -> terms(term -> term.type().equals(Term.BLANK) ? Cell.lexical(Term.BLANK, "one") : term),
                Seen.asDiverged(VALUE, TERM, "putTerm"));
    }

    /** The effects that the normalisers allow. This shows that they are active in the tests above. */
    @Test
    void other_forms_of_a_number_and_other_names_of_blank_nodes_are_allowed_and_counted() {
        WalkResult result = walk(() -> terms(term -> {
            if (term.type().equals(Term.BLANK)) {
                return Cell.lexical(Term.BLANK, "another" + term.value());
            }
            return term.type().equals(Term.XSD + "integer") && term.value().matches("[1-9][0-9]*")
                    ? Cell.lexical(term.type(), "+00" + term.value())
                    : term;
        }));
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.normaliserHits().get("canonical-lexical-forms")).isPositive();
        assertThat(result.normaliserHits().get("blank-node-labels")).isPositive();
    }

    private void assertSeen(Supplier<Bug> bug, Seen seen) {
        new Sighting(walk(bug)).isOf(seen, SocialWalk.OTHER);
    }

    private WalkResult walk(Supplier<Bug> bug) {
        return new SocialWalk(EMBEDDED, new PlantedProvider(EMBEDDED, bug), 1, STEPS, Duration.ofSeconds(60))
                .play(KINDS, folder);
    }

    private static Bug afterEachWrite(Predicate<String> written, Mutate also) {
        return new Bug() {
            @Override
            public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
                Outcome outcome = Bug.super.apply(operation, arm);
                if (operation instanceof Mutate mutate && outcome instanceof Done && written.test(mutate.text())) {
                    arm.ask(also);
                }
                return outcome;
            }
        };
    }

    /** Reports an update that contains this text as done, without doing it. */
    private static Bug inPlaceOf(String part) {
        return new Bug() {
            @Override
            public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
                return operation instanceof Mutate mutate && mutate.text().contains(part)
                        ? Done.UNCOUNTED
                        : Bug.super.apply(operation, arm);
            }
        };
    }

    private static Bug terms(Function<Cell.Lexical, Cell> change) {
        return AnswerBugs.cells(cell -> cell instanceof Cell.Lexical lexical ? change.apply(lexical) : cell);
    }
}
