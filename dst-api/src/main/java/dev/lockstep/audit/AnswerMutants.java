package dev.lockstep.audit;

import dev.lockstep.audit.Mutant.Group;
import dev.lockstep.backend.Channel;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mutants that do everything right and answer wrongly. */
final class AnswerMutants {

    private AnswerMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(facets());
        all.addAll(values());
        for (int rows : new int[] {5, 20, 99, 100}) {
            all.add(rows(
                    "stops-after-" + rows + "-rows",
                    Group.ANSWER,
                    "an answer stops after row " + rows,
                    right -> right.size() > rows ? right.subList(0, rows) : right));
        }
        all.add(rows(
                "loses-duplicates",
                Group.ANSWER,
                "equal rows of an answer are one",
                right -> List.copyOf(new LinkedHashSet<>(right))));
        all.add(answers(
                "reverses-ordered-answers",
                Group.ANSWER,
                "an ordered answer comes in the opposite order",
                (channel, operation, right) ->
                        isOrdered(operation) && right instanceof Rows rows ? rows.with(reversed(rows.rows())) : right));
        all.add(answers(
                "swaps-the-last-two-rows",
                Group.ANSWER,
                "the last two rows of an ordered answer are exchanged",
                (channel, operation, right) -> isOrdered(operation)
                                && right instanceof Rows rows
                                && rows.rows().size() > 2
                        ? rows.with(swapped(rows.rows()))
                        : right));
        all.add(answers(
                "hides-a-stored-item",
                Group.STORE,
                "the last item of the whole store is missing",
                (channel, operation, right) -> channel == Channel.PHYSICAL && right instanceof Rows rows
                        ? rows.with(
                                rows.rows().subList(0, Math.max(0, rows.rows().size() - 1)))
                        : right));
        all.add(answers(
                "shows-a-stored-item-twice",
                Group.STORE,
                "the whole store has its first item twice",
                (channel, operation, right) -> channel == Channel.PHYSICAL
                                && right instanceof Rows rows
                                && !rows.rows().isEmpty()
                        ? rows.with(withFirstAgain(rows.rows()))
                        : right));
        return all;
    }

    private static List<Mutant> facets() {
        return List.of(
                answers(
                                "loses-counts",
                                Group.FACET,
                                "no count is reported",
                                (channel, operation, right) -> right instanceof Done done
                                                && done.count().isPresent()
                                        ? new Done(OptionalLong.empty(), done.facets())
                                        : right)
                        .of(Facet.COUNT),
                answers(
                                "counts-one-too-many",
                                Group.FACET,
                                "a count of more than 1 is one too large",
                                (c, o, right) -> right instanceof Done done
                                                && done.count().orElse(0) > 1
                                        ? new Done(OptionalLong.of(done.count().getAsLong() + 1), done.facets())
                                        : right)
                        .of(Facet.COUNT),
                answers(
                                "loses-codes",
                                Group.FACET,
                                "no code of a refusal is reported",
                                (channel, operation, right) -> right instanceof Refused refused
                                                && !refused.code().isEmpty()
                                        ? new Refused(refused.refusal(), "", refused.message(), refused.facets())
                                        : right)
                        .of(Facet.CODE),
                answers(
                        "accepts-what-it-refuses",
                        Group.FACET,
                        "a refusal is reported as done",
                        (channel, o, right) ->
                                right instanceof Refused && o.rowShape().isEmpty() ? Done.affecting(1) : right),
                facet(Facet.LABELS, "writes-labels-in-lower-case", label -> label.toLowerCase(Locale.ROOT)),
                facet(Facet.TYPES, "names-another-type", types -> types.replace("INTEGER", "BIGINT")),
                facet(Facet.STATE, "has-one-state-for-all", state -> "HY000"),
                facet(Facet.EXCEPTION, "throws-one-class-for-all", type -> "SQLException"),
                facet(Facet.WARNINGS, "warns-of-everything", count -> "1"));
    }

    private static Mutant facet(Facet facet, String name, UnaryOperator<String> change) {
        Mutant changed = answers(name, Group.FACET, "the facet " + facet + " is another one", (channel, o, right) -> {
            if (right.facet(facet).isEmpty()) {
                return right;
            }
            SortedMap<Facet, String> facets = new TreeMap<>(right.facets());
            facets.computeIfPresent(facet, (key, value) -> change.apply(value));
            return with(right, facets);
        });
        return new Mutant(
                name,
                changed.group(),
                changed.what(),
                provider -> provider.tells(OperationKind.QUERY).contains(facet),
                changed.plant());
    }

    private static Outcome with(Outcome right, SortedMap<Facet, String> facets) {
        if (right instanceof Rows rows) {
            return new Rows(rows.rows(), facets);
        }
        return right instanceof Refused refused
                ? new Refused(refused.refusal(), refused.code(), refused.message(), facets)
                : right instanceof Done done ? new Done(done.count(), facets) : right;
    }

    private static List<Mutant> values() {
        List<Mutant> values = new ArrayList<>(List.of(
                text("trims-texts", "blanks at the end of a text are lost", String::stripTrailing),
                text(
                        "composes-texts",
                        "a text is in Unicode's composed form",
                        text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                text(
                        "asks-for-rare-characters",
                        "a character beyond 16 bits is a question mark",
                        text -> text.codePoints()
                                .mapToObj(c -> Character.isSupplementaryCodePoint(c) ? "?" : Character.toString(c))
                                .reduce("", String::concat)),
                text("ends-texts-at-a-line", "a line end inside a text is a blank", text -> text.replace('\n', ' ')),
                text("folds-case", "a text is in lower case", text -> text.toLowerCase(Locale.ROOT)),
                text("reads-empty-as-null", "an empty text is no value", text -> text.isEmpty() ? null : text),
                cells(
                        "reads-null-as-empty",
                        "no value is an empty text",
                        cell -> cell.equals(Cell.NULL) ? Cell.text("") : cell),
                cells(
                        "quotes-numbers",
                        "a number is a text",
                        cell -> cell instanceof Cell.Number number
                                ? Cell.text(number.value().toPlainString())
                                : cell),
                cells(
                        "rounds-numbers",
                        "a number has at most 15 digits",
                        cell -> cell instanceof Cell.Number number ? Cell.number(rounded(number.value())) : cell),
                cells(
                        "cuts-numbers-to-32-bits",
                        "a whole number keeps its lower 32 bits",
                        cell -> cell instanceof Cell.Number number
                                        && number.value().scale() <= 0
                                ? Cell.number(number.value().toBigInteger().intValue())
                                : cell)));
        for (int length : new int[] {16, 255, 4095, 65_535}) {
            values.add(text(
                    "cuts-texts-after-" + length,
                    "a text ends after " + length + " characters",
                    text -> text.length() > length ? text.substring(0, length) : text));
        }
        return values;
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.precision() > 15
                ? new BigDecimal(value.toPlainString()).round(new java.math.MathContext(15))
                : value;
    }

    /** @param change returns the text, another one, or null for no value */
    private static Mutant text(String name, String what, UnaryOperator<String> change) {
        return cells(name, what, cell -> {
            if (!(cell instanceof Cell.Text text)) {
                return cell;
            }
            String changed = change.apply(text.value());
            return changed == null ? Cell.NULL : changed.equals(text.value()) ? cell : Cell.text(changed);
        });
    }

    private static Mutant cells(String name, String what, UnaryOperator<Cell> change) {
        return rows(
                name,
                Group.VALUE,
                what,
                right -> right.stream()
                        .map(row -> new Row(row.cells().stream().map(change).toList()))
                        .toList());
    }

    private static Mutant rows(String name, Group group, String what, Function<List<Row>, List<Row>> change) {
        return answers(
                name,
                group,
                what,
                (channel, operation, right) ->
                        right instanceof Rows rows ? rows.with(change.apply(rows.rows())) : right);
    }

    private static Mutant answers(String name, Group group, String what, Answers.Change change) {
        return new Mutant(
                name,
                group,
                what,
                provider -> true,
                (provider, firing) ->
                        new Planted(provider, (backend, context) -> new Answers(backend, change, firing)));
    }

    private static boolean isOrdered(Operation operation) {
        return operation.rowShape().isPresent() && operation.rowShape().get().ordered();
    }

    private static List<Row> reversed(List<Row> rows) {
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Row> swapped(List<Row> rows) {
        List<Row> swapped = new ArrayList<>(rows);
        Collections.swap(swapped, rows.size() - 2, rows.size() - 1);
        return swapped;
    }

    private static List<Row> withFirstAgain(List<Row> rows) {
        List<Row> more = new ArrayList<>(rows);
        more.add(rows.get(0));
        return more;
    }
}
