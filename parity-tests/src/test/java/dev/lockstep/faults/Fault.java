package dev.lockstep.faults;

import static dev.lockstep.faults.Seen.ILLEGAL;
import static dev.lockstep.faults.Seen.INSERTS;
import static dev.lockstep.faults.Seen.READS;
import static dev.lockstep.faults.Seen.WRITES;
import static dev.lockstep.faults.Seen.asBroken;
import static dev.lockstep.faults.Seen.asDiverged;
import static dev.lockstep.faults.Seen.asFault;
import static dev.lockstep.faults.Seen.asModel;
import static dev.lockstep.faults.Seen.either;
import static dev.lockstep.op.OperationKind.OPTIMIZE;
import static dev.lockstep.op.OperationKind.REOPEN;
import static dev.lockstep.parity.DifferenceClass.EXTRA;
import static dev.lockstep.parity.DifferenceClass.MISSING;
import static dev.lockstep.parity.DifferenceClass.ORDER;
import static dev.lockstep.parity.DifferenceClass.OUTCOME;
import static dev.lockstep.parity.DifferenceClass.TYPE;
import static dev.lockstep.parity.DifferenceClass.VALUE;

import dev.lockstep.faults.AnswerBugs.Rows;
import dev.lockstep.faults.WriteBugs.OfDone;
import dev.lockstep.faults.WriteBugs.OfRefused;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome.Broken.Cause;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.function.Supplier;

/** The bugs that a walk must see, each with the result that the walk must report. */
enum Fault {
    // Writes, and the reports about them.
    LOST_WRITE(Arms.ONE, () -> (OfDone) WriteBugs::lost, asDiverged(MISSING, "/probe/*/rows/*", INSERTS)),
    DONE_BUT_NOT_APPLIED(
            Arms.ONE, () -> (OfDone) WriteBugs::lostWithoutACount, asDiverged(MISSING, "/probe/*/rows/*", INSERTS)),
    LOST_WRITE_EVERYWHERE(Arms.ALL, () -> (OfDone) WriteBugs::lost, asModel(MISSING, "/probe/*/rows/*", INSERTS)),
    PHANTOM_WRITE(Arms.ONE, () -> (OfDone) WriteBugs::withAPhantom, asDiverged(EXTRA, "/probe/persons/rows/*", WRITES)),
    REFUSED_BUT_APPLIED(Arms.ONE, () -> (OfDone) WriteBugs::doneAndRefused, asDiverged(OUTCOME, "/outcome", WRITES)),
    REFUSED_BUT_APPLIED_EVERYWHERE(
            Arms.ALL, () -> (OfDone) WriteBugs::doneAndRefused, asModel(OUTCOME, "/outcome", WRITES)),
    REFUSED_WITH_A_TRACE(
            Arms.ONE,
            () -> (OfRefused) WriteBugs::refusedWithAPhantom,
            asDiverged(EXTRA, "/probe/persons/rows/*", ILLEGAL)),
    WRONG_COUNT(Arms.ONE, () -> (OfDone) WriteBugs::countedOnceMore, asDiverged(VALUE, "/count", WRITES)),
    WRONG_COUNT_EVERYWHERE(Arms.ALL, () -> (OfDone) WriteBugs::countedOnceMore, asModel(VALUE, "/count", WRITES)),
    HALF_APPLIED_BATCH(Arms.ONE, WriteBugs.HalfDone::new, asDiverged(MISSING, "/probe/*/rows/*", INSERTS)),
    REFUSED_BATCH_HALF_KEPT(
            Arms.ONE,
            () -> (OfRefused) WriteBugs::halfKept,
            asDiverged(EXTRA, "/probe/persons/rows/*", "insertDuplicateBatch loadMalformed")),
    CASCADE_FORGOTTEN(
            Arms.ONE, WriteBugs.CascadeForgotten::new, asDiverged(EXTRA, "/probe/edges/rows/*", "deletePerson")),

    // Refusals.
    SWALLOWED_ERROR(Arms.ONE, () -> (OfRefused) WriteBugs::swallowed, asDiverged(OUTCOME, "/outcome", ILLEGAL)),
    SWALLOWED_ERROR_EVERYWHERE(Arms.ALL, () -> (OfRefused) WriteBugs::swallowed, asModel(OUTCOME, "/outcome", ILLEGAL)),
    OTHER_CODE(Arms.ONE, () -> (OfRefused) WriteBugs::withAnotherCode, asDiverged(VALUE, "/code", ILLEGAL)),
    OTHER_CLASS(Arms.ONE, () -> (OfRefused) WriteBugs::withAnotherClass, asDiverged(VALUE, "/refusal", ILLEGAL)),
    OTHER_CLASS_EVERYWHERE(
            Arms.ALL, () -> (OfRefused) WriteBugs::withAnotherClass, asModel(VALUE, "/refusal", ILLEGAL)),
    UNKNOWN_CODE_EVERYWHERE(Arms.ALL, () -> (OfRefused) WriteBugs::unclassified, asModel(VALUE, "/refusal", ILLEGAL)),

    // Answers.
    DUPLICATED_ROW(Arms.ONE, () -> (Rows) AnswerBugs::firstRowTwice, asDiverged(EXTRA, "/probe/*/rows/*", INSERTS)),
    DUPLICATED_ROW_EVERYWHERE(
            Arms.ALL, () -> (Rows) AnswerBugs::firstRowTwice, asModel(EXTRA, "/probe/*/rows/*", INSERTS)),
    ROW_LOST_ON_A_PAGE_BOUNDARY(
            Arms.ONE, () -> (Rows) AnswerBugs::withoutTheTenth, asDiverged(MISSING, "/**", INSERTS + " countUp")),
    ROW_IN_PLACE_OF_ANOTHER(
            Arms.ONE, () -> (Rows) AnswerBugs::secondInPlaceOfFirst, asDiverged(EXTRA, "/probe/*/rows/*", INSERTS)),
    WRONG_ORDER(Arms.ONE, () -> (Rows) AnswerBugs::lastTwoSwapped, asDiverged(ORDER, "/rows", "pagePersons countUp")),
    WRONG_ORDER_EVERYWHERE(
            Arms.ALL, () -> (Rows) AnswerBugs::lastTwoSwapped, asModel(ORDER, "/rows", "pagePersons countUp")),
    STALE_READ_AFTER_WRITE(Arms.ONE, AnswerBugs.Stale::new, asDiverged(MISSING, "/probe/*/rows/*", WRITES)),
    EMPTY_PROBE(Arms.ONE, AnswerBugs.EmptyProbe::new, asDiverged(MISSING, "/probe/persons/rows/*", WRITES)),
    EMPTY_PROBE_EVERYWHERE(Arms.ALL, AnswerBugs.EmptyProbe::new, asModel(MISSING, "/probe/persons/rows/*", WRITES)),
    BACKUP_LACKS_A_ROW(Arms.ONE, AnswerBugs.BackupLacksARow::new, asDiverged(MISSING, "/rows/*", "backup")),

    // Values.
    TEXT_TRIMMED(Arms.ONE, () -> AnswerBugs.texts(String::strip), asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    TEXT_CUT(
            Arms.ONE,
            () -> AnswerBugs.texts(text -> text.substring(0, Math.min(100, text.length()))),
            asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    LINE_ENDS_UNIFIED(
            Arms.ONE,
            () -> AnswerBugs.texts(text -> text.replace("\r\n", "\n").replace('\r', '\n')),
            asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    ASTRAL_MANGLED(
            Arms.ONE,
            () -> AnswerBugs.texts(AnswerBugs::astralAsQuestionMarks),
            asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    COMBINING_COMPOSED(
            Arms.ONE,
            () -> AnswerBugs.texts(text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
            asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    NUL_ENDS_TEXT(
            Arms.ONE,
            () -> AnswerBugs.texts(text -> text.split("\u0000", 2)[0]),
            asDiverged(VALUE, "/probe/*/rows/*/*", WRITES)),
    NULL_AS_EMPTY(
            Arms.ONE,
            () -> AnswerBugs.cells(cell -> cell.equals(Cell.NULL) ? Cell.text("") : cell),
            asDiverged(TYPE, "/probe/*/rows/*/name", WRITES)),
    EMPTY_AS_NULL(
            Arms.ONE,
            () -> AnswerBugs.cells(cell -> cell.equals(Cell.text("")) ? Cell.NULL : cell),
            asDiverged(TYPE, "/probe/*/rows/*/*", WRITES)),
    WORD_NULL_AS_NULL(
            Arms.ONE,
            () -> AnswerBugs.cells(cell -> cell.equals(Cell.text("NULL")) ? Cell.NULL : cell),
            asDiverged(TYPE, "/probe/*/rows/*/*", WRITES)),
    NUMBER_AS_TEXT(
            Arms.ONE,
            () -> AnswerBugs.cells(cell -> cell instanceof Cell.Number number
                    ? Cell.text(number.value().toPlainString())
                    : cell),
            asDiverged(TYPE, "/probe/*/rows/*/*", INSERTS)),
    NUMBER_ROUNDED(
            Arms.ONE,
            () -> AnswerBugs.cells(cell -> cell instanceof Cell.Number number
                    ? Cell.number(BigDecimal.valueOf(number.value().doubleValue()))
                    : cell),
            asDiverged(VALUE, "/probe/*/rows/*/score", WRITES)),

    // The store as a whole.
    REOPEN_LOSES_THE_LAST_WRITE(
            Arms.ONE,
            () -> StoreBugs.on(REOPEN, StoreBugs::withoutTheLastWrite),
            asDiverged(either(MISSING, EXTRA, VALUE), "/probe/*/rows/**", "reopen")),
    REOPEN_DOES_NOTHING(
            Arms.ONE, () -> StoreBugs.on(REOPEN, StoreBugs::nothing), asBroken(Cause.UNPROVEN, "/outcome", "reopen")),
    REOPEN_DOES_NOTHING_EVERYWHERE(
            Arms.ALL, () -> StoreBugs.on(REOPEN, StoreBugs::nothing), asBroken(Cause.UNPROVEN, "/outcome", "reopen")),
    REOPEN_OPENS_AN_EMPTY_STORE(
            Arms.ONE,
            () -> StoreBugs.on(REOPEN, StoreBugs::anEmptyStore),
            asDiverged(OUTCOME, "/probe/*/outcome", "reopen")),
    REOPEN_OPENS_AN_EMPTY_STORE_EVERYWHERE(
            Arms.ALL,
            () -> StoreBugs.on(REOPEN, StoreBugs::anEmptyStore),
            asModel(OUTCOME, "/probe/*/outcome", "reopen")),
    DECLARED_AND_NOT_OFFERED(
            Arms.ONE,
            () -> StoreBugs.on(OPTIMIZE, StoreBugs::unsupported),
            asDiverged(OUTCOME, "/outcome", "optimize")),
    DECLARED_AND_NOT_OFFERED_ANYWHERE(
            Arms.ALL,
            () -> StoreBugs.on(OPTIMIZE, StoreBugs::unsupported),
            asDiverged(OUTCOME, "/outcome", "optimize")),

    // No answer.
    KILLED(Arms.ONE, LossBugs.Killed::new, asBroken(Cause.DIED, "/outcome", READS)),
    KILLED_EVERYWHERE(Arms.ALL, LossBugs.Killed::new, asBroken(Cause.DIED, "/outcome", READS)),
    HUNG(Arms.ONE, LossBugs.Hung::new, asBroken(Cause.TIMED_OUT, "/outcome", READS)),
    HUNG_EVERYWHERE(Arms.ALL, LossBugs.Hung::new, asBroken(Cause.TIMED_OUT, "/outcome", READS)),
    DEAF_AND_HUNG(Arms.ONE, LossBugs.DeafAndHung::new, asBroken(Cause.TIMED_OUT, "/outcome", READS)),
    HUNG_PROBES(Arms.ONE, LossBugs.HungProbes::new, asBroken(Cause.TIMED_OUT, "/probe/*/outcome", Seen.ANY)),
    TOO_FEW_ANSWERS(
            Arms.ONE, AnswerBugs.LastProbeUnanswered::new, asFault(Cause.BACKEND, "/probe/*/outcome", Seen.ANY)),
    TOO_FEW_COLUMNS(
            Arms.ONE,
            () -> (Rows) AnswerBugs::withoutTheLastColumn,
            asFault(Cause.BACKEND, "/probe/*/outcome", INSERTS)),
    THROWING(Arms.ONE, LossBugs.Throwing::new, asFault(Cause.BACKEND, "/outcome", READS));

    /** The arms in which the bug is planted. */
    enum Arms {
        ONE,
        ALL
    }

    private final Arms arms;
    private final Supplier<Bug> bug;
    private final Seen seen;

    Fault(Arms arms, Supplier<Bug> bug, Seen seen) {
        this.arms = arms;
        this.bug = bug;
        this.seen = seen;
    }

    boolean isEverywhere() {
        return arms == Arms.ALL;
    }

    Supplier<Bug> bug() {
        return bug;
    }

    Seen seen() {
        return seen;
    }
}
