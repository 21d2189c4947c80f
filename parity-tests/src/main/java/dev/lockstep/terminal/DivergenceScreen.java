package dev.lockstep.terminal;

import dev.lockstep.backend.Noted;
import dev.lockstep.report.triage.Change;
import dev.lockstep.report.triage.Disagreement;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Shortened;
import dev.lockstep.report.triage.ShrunkScript;
import dev.lockstep.report.triage.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One divergence on one screen: who stands alone, what was asked and answered, what differs, and what to do next. A
 * long value is cut, and a long list is counted; the folder of the walk has the whole.
 *
 * @param divergence the divergence
 * @param paste how its commands are written
 */
public record DivergenceScreen(Divergence divergence, Paste paste) {

    private static final String FIELD = "  %-12s ";
    private static final int INDENT = 15;

    /** The part of a line that is kept for the number of a row. */
    private static final int PLACE = 20;

    private static final int STATEMENT_LINES = 3;
    private static final int ASKED_LINES = 3;
    private static final int DEFINITIONS_LISTED = 3;
    private static final int CHANGES_LISTED = 8;
    private static final int GROUPS_LISTED = 4;
    private static final int BEFORE_LISTED = 3;
    private static final int SCRIPT_LISTED = 8;

    /** Returns the screen, without an empty line before or after it. */
    public String text() {
        Lines lines = new Lines(paste.width());
        lines.add("found", divergence.title(), 2);
        lines.add("", divergence.standing().sentence(), 2);
        divergence.remarks().forEach(remark -> lines.add("", remark, 3));
        lines.add("at", place(), 2);
        divergence.located().ifPresent(located -> lines.add("", located, 4));
        divergence.met().ifPresent(met -> lines.add("perhaps", met, 3));
        lines.add("command", divergence.command(), 2);
        asked(lines);
        opened(lines);
        schema(lines);
        answers(lines);
        logs(lines);
        differences(lines);
        before(lines);
        divergence.shrunk().ifPresent(shrunk -> shrunk(lines, shrunk));
        nearMiss(lines);
        next(lines);
        return lines.text();
    }

    private String place() {
        return "seed " + divergence.walk().seed() + ", step " + divergence.step() + ", " + divergence.kind()
                + (divergence.afterlife() ? ", closed and opened again" : "") + "; bucket " + divergence.bucket() + ", "
                + divergence.classified()
                + (divergence.findings() > 1 ? ", " + divergence.findings() + " findings of this cause" : "");
    }

    /** Arms that were asked the same share a line. */
    private void asked(Lines lines) {
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        for (Voice voice : arms()) {
            if (!voice.kind().equals("unsupported")) {
                List<String> words = new ArrayList<>();
                if (!isOneWord(voice.statement()) || voice.asked().isEmpty()) {
                    words.add(voice.statement());
                }
                // The status is beside the answer.
                Noted.words(voice.asked()).stream()
                        .filter(each -> !each.equals(voice.statement()))
                        .forEach(words::add);
                groups.computeIfAbsent(words, unused -> new ArrayList<>()).add(voice.name());
            }
        }
        String field = "asked";
        for (Map.Entry<List<String>, List<String>> group : groups.entrySet()) {
            String names = groups.size() == 1 ? "" : String.join(", ", group.getValue()) + ": ";
            int listed = 0;
            for (String words : group.getKey()) {
                if (listed == ASKED_LINES) {
                    lines.add("", "and " + Shown.count(group.getKey().size() - listed, "more", "more"), 1);
                    break;
                }
                lines.add(field, listed == 0 ? names + words : words, listed == 0 ? STATEMENT_LINES : 1);
                field = "";
                listed++;
            }
        }
    }

    /** An operation without a statement, such as a reopen, is written as its name. */
    private static boolean isOneWord(String statement) {
        return statement.matches("[a-z]+");
    }

    private List<Voice> arms() {
        return divergence.voices().stream().filter(voice -> !voice.model()).toList();
    }

    private void opened(Lines lines) {
        Map<SortedMap<String, String>, List<String>> groups = new LinkedHashMap<>();
        arms().stream()
                .filter(voice -> !voice.opened().isEmpty())
                .forEach(voice -> groups.computeIfAbsent(voice.opened(), unused -> new ArrayList<>())
                        .add(voice.name()));
        String field = "opened with";
        for (Map.Entry<SortedMap<String, String>, List<String>> group : groups.entrySet()) {
            String words = group.getKey().entrySet().stream()
                    .map(setting -> setting.getKey() + " " + setting.getValue())
                    .collect(Collectors.joining("; "));
            lines.add(
                    field,
                    (groups.size() == 1 ? "" : String.join(", ", group.getValue()) + ": ") + words,
                    groups.size() == 1 ? 2 : 1);
            field = "";
        }
    }

    private void schema(Lines lines) {
        List<Divergence.Definition> schema = divergence.schema();
        String field = "schema";
        for (Divergence.Definition definition :
                schema.subList(Math.max(0, schema.size() - DEFINITIONS_LISTED), schema.size())) {
            lines.add(
                    field,
                    (definition.step() == 0 ? "" : "step " + definition.step() + ": ") + definition.statement(),
                    2);
            field = "";
        }
        if (schema.size() > DEFINITIONS_LISTED) {
            lines.add("", "and " + (schema.size() - DEFINITIONS_LISTED) + " before these", 1);
        }
    }

    private void answers(Lines lines) {
        int widest = divergence.voices().stream()
                .mapToInt(voice -> voice.name().length())
                .max()
                .orElse(0);
        // If only the state differs, everybody gave the same answer, and a mark would mislead.
        boolean differs = divergence.disagreements().stream()
                .anyMatch(disagreement -> disagreement.probe().isEmpty());
        String field = "answers";
        for (Voice voice : divergence.voices()) {
            String facets = voice.facets().entrySet().stream()
                    .map(facet -> ", " + facet.getKey() + " " + facet.getValue())
                    .collect(Collectors.joining());
            lines.add(
                    field,
                    (differs && voice.alone() ? "> " : "  ")
                            + String.format(Locale.ROOT, "%-" + Math.min(30, Math.max(1, widest)) + "s  ", voice.name())
                            + voice.answer()
                            + facets
                            + voice.status().map(status -> ", " + status).orElse(""),
                    2);
            field = "";
        }
    }

    /** Whoever gave no answer may have said why in another place. */
    private void logs(Lines lines) {
        String field = "log";
        for (Map.Entry<String, Path> log : divergence.logsOfBroken().entrySet()) {
            lines.addWhole(field, log.getKey() + ": " + log.getValue());
            field = "";
        }
    }

    private void differences(Lines lines) {
        Map<List<Object>, List<Disagreement>> groups = new LinkedHashMap<>();
        for (Disagreement disagreement : divergence.disagreements()) {
            if (!changes(disagreement).isEmpty()) {
                groups.computeIfAbsent(seen(disagreement), unused -> new ArrayList<>())
                        .add(disagreement);
            }
        }
        int left = CHANGES_LISTED;
        int group = 0;
        for (List<Disagreement> alike : groups.values()) {
            if (group == GROUPS_LISTED) {
                lines.add("", "and " + Shown.count(groups.size() - group, "more answer", "more answers"), 1);
                return;
            }
            left -= differences(lines, alike, Math.max(2, left));
            group++;
        }
    }

    /** Shows one difference, and returns how many changes were listed. */
    private int differences(Lines lines, List<Disagreement> alike, int most) {
        Disagreement first = alike.get(0);
        List<Change> changes = changes(first);
        lines.add("differs", header(alike), 2);
        if (!first.statement().isEmpty()) {
            lines.add("", "asked " + first.statement(), 1);
        }
        first.askedAlike(divergence.walk().arms())
                .forEach(same -> asked(
                        lines,
                        same.arms().stream().map(arm -> arm + first.status(arm)).collect(Collectors.joining(", ")),
                        same.words()));
        int listed = Math.min(changes.size(), most);
        List<String> rows =
                Shortened.of(changes.stream().limit(listed).map(Change::row).toList(), lines.room - PLACE);
        for (int i = 0; i < listed; i++) {
            change(lines, first, changes.get(i), rows.get(i));
        }
        if (changes.size() > listed) {
            lines.add("", "and " + (changes.size() - listed) + " more, in the journal of the walk", 1);
        }
        return listed;
    }

    /** Shows the first of the words by which arms were asked, and counts the others. */
    private static void asked(Lines lines, String arms, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        lines.add("", arms + " by " + words.get(0), 2);
        String last = words.get(words.size() - 1);
        boolean together = Noted.isTogether(last);
        int more = words.size() - 1 - (together ? 1 : 0);
        if (more > 0) {
            lines.add(
                    "",
                    "and by " + Shown.count(more, "more request", "more requests") + (together ? " " + last : ""),
                    1);
        } else if (together) {
            lines.add("", last, 1);
        }
    }

    /** The outcomes themselves are among the answers already. */
    private static List<Change> changes(Disagreement disagreement) {
        return disagreement.changes().stream()
                .filter(change -> !change.path().equals("/outcome"))
                .toList();
    }

    /** Returns what a reader sees of a disagreement. Often several channels show the same. */
    private static List<Object> seen(Disagreement disagreement) {
        return List.of(
                disagreement.probe(),
                disagreement.left(),
                disagreement.right(),
                changes(disagreement).stream()
                        .map(change ->
                                List.of(change.kind(), change.row(), change.column(), change.left(), change.right()))
                        .toList());
    }

    private static String header(List<Disagreement> alike) {
        Disagreement first = alike.get(0);
        String channels =
                alike.stream().map(each -> each.channel().toString()).distinct().collect(Collectors.joining(", "));
        String read = first.probe()
                .map(probe -> "probe " + probe + ", read by " + channels)
                .orElse("the answer");
        return read + ": - " + side(first.left(), first.leftFound()) + ", + "
                + side(String.join(", ", first.right()), first.rightFound());
    }

    private static String side(String name, String found) {
        return (name.equals("model") ? "the model" : name) + (found.isEmpty() ? "" : " (" + found + ")");
    }

    private static void change(Lines lines, Disagreement disagreement, Change change, String row) {
        switch (change.kind()) {
            case MISSING -> lines.addKeepingEnd("- " + row, place(change, disagreement.leftRows()));
            case EXTRA -> lines.addKeepingEnd("+ " + row, place(change, disagreement.rightRows()));
            case CHANGED -> {
                lines.addKeepingEnd("~ " + row, place(change, disagreement.leftRows()));
                values(lines, change.column() + " ", change);
            }
            case ORDER -> values(lines, "in this order: ", change);
            case ANSWER -> values(lines, change.path().substring(change.path().lastIndexOf('/') + 1) + " ", change);
        }
    }

    private static String place(Change change, OptionalInt of) {
        OptionalInt at = change.kind() == Change.Kind.EXTRA ? change.rightAt() : change.leftAt();
        return at.isPresent()
                ? "row " + at.getAsInt() + (of.isPresent() ? " of " + of.getAsInt() : "")
                : change.place();
    }

    /** Two long values are shown around the place where they differ. */
    private static void values(Lines lines, String name, Change change) {
        int room = Math.max(20, lines.room - name.length() - 2);
        List<String> values = Shortened.of(List.of(change.left(), change.right()), room);
        lines.addWhole("", "- " + name + (values.get(0).isEmpty() ? "nothing" : values.get(0)));
        lines.addWhole("", "+ " + name + (values.get(1).isEmpty() ? "nothing" : values.get(1)));
    }

    private void before(Lines lines) {
        List<Divergence.Earlier> all = divergence.before();
        if (divergence.shrunk().isPresent()) {
            return;
        }
        String field = "before";
        for (Divergence.Earlier earlier : all.subList(Math.max(0, all.size() - BEFORE_LISTED), all.size())) {
            lines.add(field, earlier.step() + "  " + earlier.command(), 1);
            field = "";
        }
    }

    private static void shrunk(Lines lines, ShrunkScript shrunk) {
        lines.add("shrunk", shrunk.summary(), 2);
        int number = 1;
        for (String command : shrunk.script()) {
            if (number > SCRIPT_LISTED) {
                lines.add("", "and " + (shrunk.script().size() - SCRIPT_LISTED) + " more", 1);
                break;
            }
            lines.add("", number + "  " + command, 1);
            number++;
        }
    }

    private void nearMiss(Lines lines) {
        Optional<String> nearest = divergence.nearMisses().stream()
                .findFirst()
                .map(miss -> miss.id() + " almost covers it, but not its " + miss.field() + ": " + miss.detail());
        nearest.ifPresent(miss -> lines.add("known", miss, 2));
    }

    private void next(Lines lines) {
        String field = "next";
        for (String line : paste.next(divergence)) {
            lines.addWhole(field, line);
            field = "";
        }
    }

    /** Lines with a name in front, each no wider than the terminal. */
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private final int room;

        Lines(int width) {
            this.room = width - INDENT;
        }

        /** Adds a text that may go on in further lines, but in no more than this number together. */
        void add(String field, String words, int most) {
            String rest = VisibleWriter.line(words);
            for (int line = 1; line == 1 || !rest.isEmpty(); line++) {
                boolean last = line == most;
                int end = rest.length() <= room ? rest.length() : last ? room - 1 : wordEnd(rest);
                text.append(String.format(Locale.ROOT, FIELD, line == 1 ? field : ""))
                        .append(rest, 0, end)
                        .append(last && end < rest.length() ? "…" : "")
                        .append('\n');
                rest = last ? "" : rest.substring(end).stripLeading();
            }
        }

        private int wordEnd(String rest) {
            int space = rest.lastIndexOf(' ', room);
            return space > room / 2 ? space : room;
        }

        /** Adds a line that must be pasted as a whole, however long it is. */
        void addWhole(String field, String words) {
            text.append(String.format(Locale.ROOT, FIELD, field))
                    .append(VisibleWriter.line(words))
                    .append('\n');
        }

        /** Adds a line of which the end must be seen. */
        void addKeepingEnd(String words, String end) {
            String visible = VisibleWriter.line(words);
            int most = room - end.length() - 3;
            String cut = visible.length() <= most ? visible : visible.substring(0, most - 1) + "…";
            addWhole("", end.isEmpty() ? cut : cut + "   " + end);
        }

        String text() {
            return text.toString().replaceAll(" +\n", "\n");
        }
    }
}
