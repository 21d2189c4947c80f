package dev.lockstep.backend.sparql;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the literals of some datatypes in one form for each value: a store may keep {@code "01"} by its value and
 * return {@code "1"}. The value and the datatype are still compared, and so is every form that is invalid for its
 * datatype.
 */
public final class CanonicalLexicals implements Normaliser {

    private static final Set<String> WHOLE =
            Set.of("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger");

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]{1,1000}(\\.[0-9]{0,1000})?|\\.[0-9]{1,1000})");
    private static final Pattern FLOATING =
            Pattern.compile("[+-]?([0-9]{1,100}(\\.[0-9]{0,100})?|\\.[0-9]{1,100})([eE][+-]?[0-9]{1,4})?");

    /** A date and time whose seconds have a fraction. */
    private static final Pattern FRACTION = Pattern.compile(
            "(-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})\\.([0-9]+)(Z|[+-][0-9]{2}:[0-9]{2}|)");

    private static final Map<String, UnaryOperator<String>> FORMS = forms();

    @Override
    public String id() {
        return "canonical-lexical-forms";
    }

    @Override
    public String reason() {
        return "a store may keep a literal by its value, and give it back in another form of that value";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (!(outcome instanceof Outcome.Rows rows)) {
            return outcome;
        }
        return rows.with(rows.rows().stream()
                .map(row -> new Row(
                        row.cells().stream().map(CanonicalLexicals::canonical).toList()))
                .toList());
    }

    /** Returns the same value in its canonical form, or the cell itself if there is nothing to change. */
    public static Cell canonical(Cell cell) {
        if (!(cell instanceof Cell.Lexical lexical)) {
            return cell;
        }
        return new Cell.Lexical(
                lexical.type(),
                FORMS.getOrDefault(lexical.type(), UnaryOperator.identity()).apply(lexical.value()),
                // Language tags are case-insensitive.
                lexical.language().toLowerCase(Locale.ROOT));
    }

    private static Map<String, UnaryOperator<String>> forms() {
        Map<String, UnaryOperator<String>> forms = new HashMap<>();
        WHOLE.forEach(type -> forms.put(Term.XSD + type, text -> exact(INTEGER, text)));
        forms.put(Term.XSD + "decimal", text -> exact(DECIMAL, text));
        forms.put(
                Term.XSD + "double",
                text -> FLOATING.matcher(text).matches() ? Double.toString(Double.parseDouble(text)) : text);
        forms.put(
                Term.XSD + "float",
                text -> FLOATING.matcher(text).matches() ? Float.toString(Float.parseFloat(text)) : text);
        forms.put(Term.XSD + "boolean", text -> text.equals("1") ? "true" : text.equals("0") ? "false" : text);
        forms.put(Term.XSD + "dateTime", CanonicalLexicals::withoutTrailingZeros);
        return forms;
    }

    private static String exact(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String withoutTrailingZeros(String text) {
        Matcher matcher = FRACTION.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        int end = matcher.group(2).length();
        while (end > 0 && matcher.group(2).charAt(end - 1) == '0') {
            end--;
        }
        String fraction = end == 0 ? "" : "." + matcher.group(2).substring(0, end);
        return matcher.group(1) + fraction + matcher.group(3);
    }
}
