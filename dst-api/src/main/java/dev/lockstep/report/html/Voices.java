package dev.lockstep.report.html;

import dev.lockstep.backend.Noted;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.Change;
import dev.lockstep.report.triage.Disagreement;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Voice;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The arms and the model side by side: what each was asked, and what it answered. */
final class Voices {

    /** So many rows that do not differ need not be folded. */
    private static final int FEW = 6;

    /** So many rows that a side lacks are not folded. */
    private static final int LACKING = 3;

    /** So many rows that differ are not folded. */
    private static final int SOME = 10;

    /** The rows that the page has of an answer, of those that differ and of the others. */
    private static final int ROWS = 100;

    /** The longest value of a row that differs, and of one that does not. */
    private static final int LONG = 600;

    private static final int SHORT = 80;

    private final List<Voice> voices;
    private final List<Disagreement> disagreements;
    private final Names names;
    private final SortedMap<String, Path> logs;

    Voices(Divergence divergence) {
        // Whoever stands alone comes first.
        this.voices = divergence.voices().stream()
                .sorted(Comparator.comparing(voice -> !voice.alone()))
                .toList();
        this.names = new Names(divergence.walk());
        this.disagreements = divergence.disagreements();
        this.logs = divergence.logsToRead();
    }

    void write(Markup page) {
        boolean askedAlike = askedAlike();
        if (askedAlike) {
            page.open("div", "class", "asked").element("p", "Every arm was asked:", "class", "soft");
            Voice first = asking().get(0);
            Folded.asked(page, words(first), first.statement());
            page.closeLine();
        }
        page.open("div", "class", "arms");
        voices.forEach(voice -> write(page, voice, !askedAlike));
        page.closeLine();
    }

    /** Returns the sides that were asked anything: the model is not. */
    private List<Voice> asking() {
        return voices.stream().filter(voice -> !voice.model()).toList();
    }

    private boolean askedAlike() {
        List<Voice> asking = asking();
        return asking.size() > 1
                && asking.stream()
                        .allMatch(
                                voice -> voice.statement().equals(asking.get(0).statement())
                                        && words(voice).equals(words(asking.get(0))));
    }

    /** The status of an answer is beside it, and says nothing about how an arm was asked. */
    private static List<String> words(Voice voice) {
        return Noted.words(voice.asked());
    }

    private void write(Markup page, Voice voice, boolean withStatement) {
        page.open("section", "class", "arm" + (voice.alone() ? " apart" : "") + (voice.model() ? " model" : ""));
        page.open("h3").data(names.of(voice.name()));
        if (!voice.version().isEmpty() && !names.tells(voice.name())) {
            page.open("span", "class", "tag").seen(voice.version()).close();
        }
        if (voice.reference()) {
            page.element("span", "reference", "class", "tag");
        }
        if (voice.alone()) {
            page.element("span", "stands alone", "class", "tag bad");
        }
        page.closeLine();
        if (withStatement && !voice.model()) {
            label(page, "asked");
            Folded.asked(page, voice.asked(), voice.statement());
        }
        label(page, voice.model() ? "expects" : "answered");
        page.open("div", "class", "text answer");
        if (voice.answer().isEmpty()) {
            page.element("span", "nothing that is recorded", "class", "soft");
        } else {
            answer(page, voice);
        }
        page.closeLine();
        voice.status()
                .ifPresent(
                        status -> page.open("div", "class", "soft").data(status).closeLine());
        lacking(page, voice);
        voice.rows().ifPresent(rows -> rows(page, voice, rows));
        facts(page, voice.facets());
        facts(page, voice.evidence());
        if (logs.containsKey(voice.name())) {
            label(page, "said beside its answers");
            page.element("a", "logs/" + logs.get(voice.name()).getFileName(), "href", "#logs");
        }
        if (!voice.opened().isEmpty()) {
            page.open("details").element("summary", "opened with");
            facts(page, voice.opened());
            page.closeLine();
        }
        page.closeLine();
    }

    private static void label(Markup page, String words) {
        page.element("div", words, "class", "soft");
    }

    /** Marks the answer of whoever stands alone where it differs from that of the others. */
    private void answer(Markup page, Voice voice) {
        List<String> others = voices.stream()
                .filter(other ->
                        other.alone() != voice.alone() && !other.answer().isEmpty())
                .map(Voice::answer)
                .distinct()
                .toList();
        boolean isBlamed = voice.alone() || voices.stream().noneMatch(Voice::alone);
        if (isBlamed && others.size() == 1 && !others.get(0).equals(voice.answer())) {
            Marked.of(voice.answer(), others.get(0)).write(page);
        } else {
            page.data(Marked.cut(voice.answer()));
        }
    }

    /** Writes the rows that differ, and folds the others if they are many. */
    private void rows(Markup page, Voice voice, List<Row> rows) {
        Set<Integer> differing = differing(voice);
        List<Integer> numbers = IntStream.rangeClosed(1, rows.size()).boxed().toList();
        List<Integer> others =
                numbers.stream().filter(number -> !differing.contains(number)).toList();
        if (others.size() <= FEW) {
            table(page, voice, numbers, differing);
            return;
        }
        List<Integer> first =
                numbers.stream().filter(differing::contains).limit(ROWS).toList();
        if (!first.isEmpty()) {
            table(page, voice, first.subList(0, Math.min(SOME, first.size())), differing);
        }
        if (first.size() > SOME) {
            page.open("details").element("summary", (first.size() - SOME) + " more rows that differ");
            table(page, voice, first.subList(SOME, first.size()), differing);
            page.closeLine();
        }
        page.open("details")
                .element("summary", others.size() + (first.isEmpty() ? " rows" : " rows that do not differ"));
        table(page, voice, others.stream().limit(ROWS).toList(), differing);
        page.closeLine();
        int left = rows.size() - first.size() - Math.min(ROWS, others.size());
        if (left > 0) {
            page.element("p", left + " more rows are in the journal.", "class", "soft");
        }
    }

    private void table(Markup page, Voice voice, List<Integer> numbers, Set<Integer> differing) {
        List<Row> rows = voice.rows().orElseThrow();
        Alike others = new Alike(voices.stream()
                .filter(other -> other != voice)
                .flatMap(other -> other.rows().stream())
                .flatMap(List::stream)
                .map(row -> row.cells().stream().map(Value::of).toList()));
        page.open("div", "class", "scroll").open("table", "class", "rows").open("tbody");
        for (int number : numbers) {
            boolean differs = differing.contains(number);
            page.open("tr", "class", differs ? "differs" : "");
            page.element("td", Integer.toString(number), "class", "number");
            List<Cell> cells = rows.get(number - 1).cells();
            for (int column = 0; column < cells.size(); column++) {
                String value = Value.of(cells.get(column));
                page.open("td", "class", "value");
                if (differs) {
                    value(page, value, others.to(column, value));
                } else {
                    page.data(Marked.cut(value, SHORT));
                }
                page.close();
            }
            page.closeLine();
        }
        page.close().close().closeLine();
    }

    /** Writes a value; a long one around the place where it begins to differ from the one that is most like it. */
    private static void value(Markup page, String value, Optional<String> alike) {
        if (value.length() > LONG && alike.isPresent()) {
            Marked.of(value, alike.get()).write(page);
        } else {
            page.data(Marked.cut(value, LONG));
        }
    }

    /** Writes the rows that only the others have, struck out, in the answer of whoever stands alone. */
    private void lacking(Markup page, Voice voice) {
        List<String> rows = disagreements.stream()
                .filter(answer -> answer.probe().isEmpty() && voice.alone())
                .filter(answer -> answer.right().contains(voice.name()))
                .flatMap(answer -> answer.changes().stream())
                .filter(change -> change.kind() == Change.Kind.MISSING)
                .sorted(Comparator.comparingInt(change -> change.leftAt().orElse(Integer.MAX_VALUE)))
                .map(change -> Value.ofJson(change.row().isEmpty() ? change.left() : change.row()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String words = rows.size() == 1 ? "lacks 1 row" : "lacks " + rows.size() + " rows";
        if (rows.size() > LACKING) {
            page.open("details", "class", "lacking").element("summary", words);
        } else {
            page.open("div", "class", "lacking").element("div", words);
        }
        page.open("ul");
        Alike own = new Alike(voice.rows().stream().flatMap(List::stream).map(row -> List.of(Value.of(row))));
        rows.stream().limit(ROWS).forEach(row -> {
            page.open("li", "class", "value").open("s");
            value(page, row, own.to(0, row));
            page.close().closeLine();
        });
        page.close().closeLine();
    }

    /** Returns the numbers of the rows of the answer that differ from another side's, counted from 1. */
    private Set<Integer> differing(Voice voice) {
        Set<Integer> rows = new TreeSet<>();
        if (voices.stream().anyMatch(Voice::alone) && !voice.alone()) {
            // What the majority has is not wrong, so nothing of it is marked.
            return rows;
        }
        for (Disagreement answer : disagreements) {
            if (answer.probe().isEmpty()) {
                for (Change change : answer.changes()) {
                    if (answer.left().equals(voice.name())) {
                        change.leftAt().ifPresent(rows::add);
                    }
                    if (answer.right().contains(voice.name())) {
                        change.rightAt().ifPresent(rows::add);
                    }
                }
            }
        }
        return rows;
    }

    private static void facts(Markup page, SortedMap<String, String> facts) {
        if (facts.isEmpty()) {
            return;
        }
        page.open("dl");
        facts.forEach((name, value) -> {
            page.open("dt").data(name).close();
            page.open("dd", "class", "text").data(Marked.cut(value)).closeLine();
        });
        page.closeLine();
    }
}
