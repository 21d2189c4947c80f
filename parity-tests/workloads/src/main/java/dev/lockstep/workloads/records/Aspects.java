package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.domain.TextAlphabet;
import java.math.BigDecimal;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The aspects of the kinds. Only what the promises allow can be met, so the aspects follow from them as well. */
record Aspects(Promises promises) {

    private static final BigDecimal BEYOND_53_BITS = BigDecimal.valueOf(9007199254740993L);

    private static final int SOME = 5;

    /** Adds the aspects of the values of a change. */
    <C extends RecordsCommand> CommandKind.Builder<Store, C> ofValues(
            CommandKind.Builder<Store, C> kind, Function<C, Change> change) {
        CommandKind.Builder<Store, C> all = kind;
        if (promises.collections().size() > 1) {
            for (Kept kept : promises.collections()) {
                all = all.aspect(
                        "in " + kept.name(),
                        (store, command) -> change.apply(command).collection().equals(kept.name()));
            }
        }
        all = ofTexts(all, change);
        if (hasType(type ->
                type instanceof FieldType.Number number && number.range().isPresent())) {
            all = all.aspect(
                    "a number at an end of its range",
                    onFields(
                            change,
                            (field, cell) -> field.type() instanceof FieldType.Number number
                                    && cell instanceof Cell.Number value
                                    && number.range()
                                            .filter(range -> range.least().compareTo(value.value()) == 0
                                                    || range.most().compareTo(value.value()) == 0)
                                            .isPresent()));
        }
        if (hasType(type -> type.takes(Cell.number(BEYOND_53_BITS)))) {
            all = all.aspect(
                    "an integer beyond 53 bits",
                    onFields(
                            change,
                            (field, cell) -> cell instanceof Cell.Number value
                                    && value.value().abs().compareTo(BEYOND_53_BITS) >= 0));
        }
        if (hasField(Field::optional)) {
            all = all.aspect("a null", onFields(change, (field, cell) -> cell.equals(Cell.NULL)));
        }
        if (hasField(field -> field.reference().isPresent())) {
            all = all.aspect(
                    "a reference",
                    onFields(change, (field, cell) -> field.reference().isPresent() && !cell.equals(Cell.NULL)));
        }
        return all;
    }

    private <C extends RecordsCommand> CommandKind.Builder<Store, C> ofTexts(
            CommandKind.Builder<Store, C> kind, Function<C, Change> change) {
        CommandKind.Builder<Store, C> all = kind;
        if (hasText(text -> text.least() == 0)) {
            all = all.aspect("an empty text", onTexts(change, String::isEmpty));
        }
        if (hasText(text -> text.most().isPresent())) {
            all = all.aspect(
                    "a text of the greatest length",
                    onFields(
                            change,
                            (field, cell) -> field.type() instanceof FieldType.Text text
                                    && cell instanceof Cell.Text value
                                    && text.most().isPresent()
                                    && value.value().length() == text.most().getAsInt()));
        }
        if (hasText(text -> text.alphabet().compareTo(TextAlphabet.ASCII) >= 0)) {
            all = all.aspect("a text with a quote", onTexts(change, text -> text.contains("'") || text.contains("\"")))
                    .aspect("a text with a blank at its end", onTexts(change, text -> text.endsWith(" ")));
        }
        if (hasText(text -> text.alphabet().compareTo(TextAlphabet.UNICODE) >= 0)) {
            all = all.aspect(
                    "a text beyond ASCII", onTexts(change, text -> text.chars().anyMatch(unit -> unit > 127)));
        }
        if (hasText(text -> text.alphabet().compareTo(TextAlphabet.CONTROLS) >= 0)) {
            all = all.aspect(
                    "a text with an end of a line",
                    onTexts(change, text -> text.chars().anyMatch(unit -> unit == '\n' || unit == '\r')));
        }
        if (hasText(text -> text.alphabet() == TextAlphabet.NUL)) {
            all = all.aspect("a text with a NUL", onTexts(change, text -> text.indexOf('\0') >= 0));
        }
        return all;
    }

    private <C extends RecordsCommand> BiPredicate<Store, C> onFields(
            Function<C, Change> change, BiPredicate<Field, Cell> test) {
        return (store, command) -> {
            Change made = change.apply(command);
            Kept kept = promises.collection(made.collection()).orElseThrow();
            return made.record().cells().entrySet().stream()
                    .anyMatch(entry -> kept.field(entry.getKey())
                            .filter(field -> test.test(field, entry.getValue()))
                            .isPresent());
        };
    }

    private <C extends RecordsCommand> BiPredicate<Store, C> onTexts(
            Function<C, Change> change, Predicate<String> test) {
        return onFields(change, (field, cell) -> cell instanceof Cell.Text text && test.test(text.value()));
    }

    private Stream<Field> fields() {
        return promises.collections().stream().flatMap(kept -> kept.fields().stream());
    }

    boolean hasField(Predicate<Field> test) {
        return fields().anyMatch(test);
    }

    /** Whether a field that is no reference has such a type. */
    private boolean hasType(Predicate<FieldType> test) {
        return fields().filter(field -> field.reference().isEmpty())
                .map(Field::type)
                .anyMatch(test);
    }

    private boolean hasText(Predicate<FieldType.Text> test) {
        return hasType(type -> type instanceof FieldType.Text text && test.test(text));
    }

    /** Adds the aspects of reads of some records. */
    <C extends RecordsCommand> CommandKind.Builder<Store, C> ofListing(
            CommandKind.Builder<Store, C> kind, Function<C, Listing> listing, boolean counted) {
        CommandKind.Builder<Store, C> all = kind;
        if (promises.collections().stream().anyMatch(kept -> !kept.filters().isEmpty())) {
            all = all.aspect(
                            "with a test",
                            (store, command) -> !listing.apply(command).where().isEmpty())
                    .aspect("with a test that only some pass", (store, command) -> {
                        Listing asked = listing.apply(command);
                        long passing = asked.count(store);
                        return passing > 0
                                && passing < store.of(asked.collection()).size();
                    });
        }
        if (!counted
                && promises.collections().stream()
                        .anyMatch(kept -> !kept.sorts().isEmpty())) {
            all = all.aspect(
                            "in an order",
                            (store, command) -> !listing.apply(command).order().isEmpty()
                                    && listing.apply(command).count(store) > 1)
                    .aspect(
                            "in a descending order",
                            (store, command) ->
                                    listing.apply(command).order().stream().anyMatch(Listing.Sort::descending));
        }
        if (!counted && promises.collections().stream().anyMatch(Kept::paged)) {
            all = all.aspect(
                            "a page after the first",
                            (store, command) -> listing.apply(command)
                                    .page()
                                    .filter(page -> page.offset() > 0)
                                    .isPresent())
                    .aspect(
                            "a page that is not the last",
                            (store, command) -> listing.apply(command)
                                    .page()
                                    .filter(page -> page.offset() + page.limit()
                                            < listing.apply(command).count(store))
                                    .isPresent());
        }
        return all;
    }

    /** Adds the aspects of work on the whole store. */
    static <C extends RecordsCommand> CommandKind.Builder<Store, C> ofMaintenance(CommandKind.Builder<Store, C> kind) {
        return kind.aspect("of a store with some records", (store, command) -> store.size() >= SOME);
    }
}
