package dev.lockstep.report.html;

import dev.lockstep.backend.Noted;
import dev.lockstep.report.triage.Voice;
import java.util.ArrayList;
import java.util.List;

/** Texts that an arm was asked: those that it sent first, and a long one folded to its beginning. */
final class Folded {

    /** The longest text that is shown in full, and the part of a longer one that is. */
    private static final int SHORT = 400;

    private static final int BEGINNING = 160;

    /** The most of a text that the page has. */
    private static final int WHOLE = 20_000;

    private Folded() {}

    /** Writes the transcript of an arm, then the statement that it is for unless the transcript has it. */
    static void asked(Markup page, List<String> transcript, String statement) {
        List<String> texts = new ArrayList<>();
        // The status of an answer is a separate line.
        for (String each : transcript) {
            Noted noted = Noted.of(each);
            texts.add(noted.words());
            noted.status().ifPresent(status -> texts.add("# " + status));
        }
        boolean isOneWord = statement.indexOf(' ') < 0 && !transcript.isEmpty();
        if (!statement.isEmpty() && !isOneWord && !Voice.isTold(transcript, statement)) {
            texts.add(statement);
        }
        List<String> together = new ArrayList<>();
        for (String text : texts) {
            if (text.length() <= SHORT) {
                together.add(text);
            } else {
                lines(page, together);
                together.clear();
                text(page, text);
            }
        }
        lines(page, together);
    }

    private static void lines(Markup page, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        page.open("pre");
        for (int i = 0; i < texts.size(); i++) {
            page.words(i == 0 ? "" : "\n").data(texts.get(i));
        }
        page.closeLine();
    }

    /** Writes a text, folded to its beginning if it is long. */
    static void text(Markup page, String text) {
        if (text.length() <= SHORT) {
            lines(page, List.of(text));
            return;
        }
        page.open("details", "class", "long").open("summary").open("code");
        page.data(Marked.cut(text, BEGINNING)).close().closeLine();
        page.open("pre").data(Marked.cut(text, WHOLE)).closeLine();
        page.closeLine();
    }
}
