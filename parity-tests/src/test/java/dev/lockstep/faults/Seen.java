package dev.lockstep.faults;

import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result that a walk must report for a planted bug.
 *
 * @param verdict the walk's verdict
 * @param classes the classes of difference; one of them must occur
 * @param path the path of the difference, in segments; {@code *} stands for any one segment, {@code **} at the end for
 *     any rest
 * @param kinds the kinds of the step; one of them must occur
 * @param cause the reason why there is no answer, if there must be none
 */
record Seen(
        Verdict verdict, Set<DifferenceClass> classes, String path, Set<String> kinds, Optional<Broken.Cause> cause) {

    static final String INSERTS =
            "insertPersons insertDocs upsertPerson insertKnows fork insertPersonsOnBranch mergeBranch"
                    + " loadPersons putTerm insertRounded insertKnowsOfMany";
    static final String WRITES = INSERTS + " updateDoc deletePerson deleteDoc deleteDocsFrom deleteKnows clearKnows"
            + " deletePersonOnBranch dropBranch dropTerm";
    static final String READS = "findPerson findNobody findPersonsNamed findPersonsAged pagePersons countPersons"
            + " summarisePersons findKnown findKnowing findKnownByKnown findStrangers findDocsFrom"
            + " malformedStatement readMissingTable"
            + " findPersonsLike listSources echoNumber countUp echoMoment findCaller recall findStaged takeTicket findLastTicket";
    static final String ILLEGAL = "malformedStatement readMissingTable writeMissingTable insertDuplicatePerson"
            + " insertDuplicateDoc insertDuplicateBatch insertSecondKnows insertKnowsOfNobody insertDocFromElsewhere"
            + " insertAgeOutOfRange insertScoreOutOfRange insertMisfit stageAgain findStaged findLastTicket loadMalformed";
    static final String ANY = WRITES + " " + READS + " " + ILLEGAL + " note stage optimize reopen repair backup";

    static Set<DifferenceClass> either(DifferenceClass first, DifferenceClass... others) {
        return EnumSet.of(first, others);
    }

    static Seen asDiverged(DifferenceClass differenceClass, String path, String kinds) {
        return asDiverged(EnumSet.of(differenceClass), path, kinds);
    }

    static Seen asDiverged(Set<DifferenceClass> classes, String path, String kinds) {
        return new Seen(Verdict.DIVERGED, classes, path, words(kinds), Optional.empty());
    }

    static Seen asModel(DifferenceClass differenceClass, String path, String kinds) {
        return new Seen(Verdict.MODEL, EnumSet.of(differenceClass), path, words(kinds), Optional.empty());
    }

    static Seen asBroken(Broken.Cause cause, String path, String kinds) {
        return new Seen(Verdict.DIVERGED, EnumSet.of(DifferenceClass.OUTCOME), path, words(kinds), Optional.of(cause));
    }

    static Seen asFault(Broken.Cause cause, String path, String kinds) {
        return new Seen(Verdict.FAULT, EnumSet.of(DifferenceClass.OUTCOME), path, words(kinds), Optional.of(cause));
    }

    /** Whether a difference's path has this form. */
    boolean hasShape(String actual) {
        String[] shape = path.split("/");
        String[] segments = actual.split("/");
        boolean open = shape[shape.length - 1].equals("**");
        int fixed = open ? shape.length - 1 : shape.length;
        if (open ? segments.length < fixed : segments.length != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!shape[i].equals("*") && !shape[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ")));
    }
}
