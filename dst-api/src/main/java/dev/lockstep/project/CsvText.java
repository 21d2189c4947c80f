package dev.lockstep.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of CSV, as RFC 4180 has them. It is strict: a quote in the middle of a plain field is an error. */
final class CsvText {

    /** A field. Only one without quotes can be a null. */
    record Field(String text, boolean quoted) {}

    private final String text;
    private int at;

    private CsvText(String text) {
        this.text = text;
    }

    /** Returns the lines; empty if the text is not CSV to its last character. */
    static Optional<List<List<Field>>> read(String text) {
        CsvText csv = new CsvText(text);
        List<List<Field>> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            List<Field> line = new ArrayList<>();
            do {
                Optional<Field> field = csv.field();
                if (field.isEmpty()) {
                    return Optional.empty();
                }
                line.add(field.get());
            } while (csv.take(","));
            if (!csv.take("\r\n") && !csv.take("\n") && csv.at < text.length()) {
                return Optional.empty();
            }
            lines.add(line);
        }
        return Optional.of(lines);
    }

    private boolean take(String expected) {
        boolean here = text.startsWith(expected, at);
        at += here ? expected.length() : 0;
        return here;
    }

    private Optional<Field> field() {
        if (!take("\"")) {
            int from = at;
            while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return Optional.of(new Field(text.substring(from, at), false));
        }
        StringBuilder field = new StringBuilder();
        while (at < text.length()) {
            if (take("\"\"")) {
                field.append('"');
            } else if (take("\"")) {
                return Optional.of(new Field(field.toString(), true));
            } else {
                field.append(text.charAt(at++));
            }
        }
        return Optional.empty();
    }
}
