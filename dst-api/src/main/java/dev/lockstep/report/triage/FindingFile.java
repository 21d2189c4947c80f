package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code finding.md} in the folder of a walk: its divergences as Markdown, for whoever has the folder and no Lockstep.
 * It names no folder, no user and no machine.
 */
public final class FindingFile {

    /** The name of the file. */
    public static final String NAME = "finding.md";

    private static final int CHANGES = 50;

    /** So much of a row or a value is enough to know it again; the journal has it in full. */
    private static final int LONGEST = 400;

    /** So much of a value is shown around the place where it differs. */
    private static final int VALUE = 300;

    private FindingFile() {}

    /**
     * Writes the file, if the walk has a divergence. A file that is there is always complete.
     *
     * @return whether there was anything to write
     */
    public static boolean write(WalkFolder walk) throws IOException {
        List<Divergence> divergences = walk.divergences();
        if (divergences.isEmpty()) {
            return false;
        }
        WholeFile.write(walk.folder().resolve(NAME), text(divergences));
        return true;
    }

    /** Returns the text of the file. */
    static String text(List<Divergence> divergences) {
        return divergences.stream().map(FindingFile::text).collect(Collectors.joining("\n"));
    }

    private static String text(Divergence divergence) {
        StringBuilder text = new StringBuilder("# " + Markdown.plain(divergence.title()) + "\n\n");
        WalkFolder walk = divergence.walk();
        text.append(Markdown.plain(divergence.standing().sentence())).append(".\n\n");
        divergence
                .releases()
                .ifPresent(two ->
                        text.append(Markdown.plain(Sentence.of(two.sentence()))).append(".\n\n"));
        divergence.met().ifPresent(met -> text.append(Markdown.plain(met)).append("\n\n"));
        divergence
                .remarks()
                .forEach(remark ->
                        text.append(Markdown.plain(Sentence.of(remark))).append(".\n\n"));
        text.append("System ")
                .append(Markdown.plain(walk.title()))
                .append(", workload ")
                .append(Markdown.plain(walk.workload()))
                .append(", seed ")
                .append(walk.seed())
                .append(", step ")
                .append(divergence.step())
                .append("; bucket ")
                .append(divergence.bucket())
                .append(", ")
                .append(divergence.classified())
                .append(".\n\n");
        divergence
                .located()
                .ifPresent(located ->
                        text.append(Markdown.plain(Sentence.of(located))).append(".\n\n"));
        text.append("The command: ").append(Markdown.code(divergence.command())).append("\n\n");
        answers(text, divergence);
        logs(text, divergence);
        asked(text, divergence);
        schema(text, divergence);
        differences(text, divergence);
        commands(text, divergence);
        nearMisses(text, divergence);
        again(text, divergence);
        return text.toString();
    }

    private static void answers(StringBuilder text, Divergence divergence) {
        text.append("## Answers\n\n| side | version | answer | |\n|---|---|---|---|\n");
        for (Voice voice : divergence.voices()) {
            text.append("| ")
                    .append(Markdown.plain(voice.name()))
                    .append(" | ")
                    .append(Markdown.plain(voice.version()))
                    .append(" | ")
                    .append(Markdown.plain(voice.answer()
                            + voice.status().map(status -> ", " + status).orElse("")))
                    .append(" | ")
                    .append(voice.alone() ? "**alone**" : "")
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static void logs(StringBuilder text, Divergence divergence) {
        divergence
                .logsToRead()
                .forEach((arm, log) -> text.append("What ")
                        .append(Markdown.plain(arm))
                        .append(" said beside its answers: ")
                        .append(Markdown.code(
                                divergence.walk().folder().relativize(log).toString()))
                        .append("\n\n"));
    }

    private static void asked(StringBuilder text, Divergence divergence) {
        text.append("## Asked\n\n");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Voice voice : divergence.voices()) {
            if (!voice.model()) {
                groups.computeIfAbsent(asked(voice), unused -> new ArrayList<>())
                        .add(Markdown.plain(voice.name()));
            }
        }
        groups.forEach((words, names) -> text.append("**")
                .append(String.join("**, **", names))
                .append("**")
                .append(words)
                .append('\n'));
    }

    private static String asked(Voice voice) {
        StringBuilder text = new StringBuilder();
        voice.opened()
                .forEach((name, words) -> text.append(", ")
                        .append(Markdown.plain(name))
                        .append(' ')
                        .append(Markdown.code(words)));
        return text + "\n\n" + Markdown.block("", String.join("\n", voice.toldAndAsked()));
    }

    private static void schema(StringBuilder text, Divergence divergence) {
        List<Divergence.Definition> schema = divergence.schema();
        if (!schema.isEmpty()) {
            // The last ones tell how the tables are now.
            int left = Math.max(0, schema.size() - CHANGES);
            text.append("## Schema\n\n")
                    .append(
                            left == 0
                                    ? ""
                                    : "The last " + CHANGES + "; " + Words.count(left, "definition", "definitions")
                                            + " before these " + (left == 1 ? "is" : "are") + " in "
                                            + Recording.JOURNAL + ".\n\n")
                    .append(Markdown.block(
                            "",
                            schema.stream()
                                    .skip(left)
                                    .map(definition -> (definition.step() == 0 ? "" : definition.step() + "  ")
                                            + definition.statement())
                                    .collect(Collectors.joining("\n"))))
                    .append('\n');
        }
    }

    private static void differences(StringBuilder text, Divergence divergence) {
        text.append("## Differences\n\n");
        for (Disagreement disagreement : divergence.disagreements()) {
            text.append(Markdown.plain(disagreement
                            .probe()
                            .map(probe -> disagreement.channel() == Channel.INSIDE
                                    ? "Check of the store's files, " + probe
                                    : "Probe " + probe + ", read by " + disagreement.channel())
                            .orElse("The answer")))
                    .append(": ")
                    .append(side("-", disagreement.left(), disagreement.leftFound()))
                    .append(", ")
                    .append(side("+", String.join(", ", disagreement.right()), disagreement.rightFound()))
                    .append("\n\n");
            if (!disagreement.statement().isEmpty()) {
                text.append(Markdown.block("", disagreement.statement())).append('\n');
            }
            disagreement
                    .askedAlike(divergence.walk().arms())
                    .forEach(alike -> text.append(alike.arms().stream()
                                    .map(arm -> "**" + Markdown.plain(arm) + "**"
                                            + Markdown.plain(disagreement.status(arm)))
                                    .collect(Collectors.joining(", ")))
                            .append(' ')
                            .append(alike.sentence())
                            .append("\n\n")
                            .append(
                                    alike.words().isEmpty()
                                            ? ""
                                            : Markdown.block("", String.join("\n", alike.words())) + "\n"));
            StringBuilder lines = new StringBuilder();
            List<Change> shown = disagreement.changes().stream().limit(CHANGES).toList();
            List<String> rows = Shortened.of(shown.stream().map(Change::row).toList(), LONGEST);
            for (int i = 0; i < shown.size(); i++) {
                lines.append(change(shown.get(i), rows.get(i))).append('\n');
            }
            int more = disagreement.changes().size() - CHANGES;
            if (more > 0) {
                lines.append("and ").append(more).append(" more, in ").append(Recording.JOURNAL);
            }
            text.append(Markdown.block("diff", lines.toString().stripTrailing()))
                    .append('\n');
        }
    }

    private static String side(String mark, String name, String found) {
        return "`" + mark + "` " + Markdown.plain(name) + (found.isEmpty() ? "" : " (" + found + ")");
    }

    private static String change(Change change, String row) {
        return switch (change.kind()) {
            case MISSING -> "- " + row + at(change);
            case EXTRA -> "+ " + row + at(change);
            case CHANGED -> "  " + row + at(change) + values(change.column(), change);
            case ORDER -> "  the order" + values("rows", change);
            case ANSWER -> "  " + change.path() + values("", change);
        };
    }

    private static String at(Change change) {
        String place = change.place();
        return place.isEmpty() ? "" : "   (" + place + ")";
    }

    private static String values(String name, Change change) {
        String shown = name.isEmpty() ? "" : name + " ";
        List<String> values = Shortened.of(List.of(change.left(), change.right()), VALUE);
        return "\n- " + shown + value(values.get(0)) + "\n+ " + shown + value(values.get(1));
    }

    private static String value(String written) {
        return written.isEmpty() ? "nothing" : written;
    }

    private static void commands(StringBuilder text, Divergence divergence) {
        if (divergence.shrunk().isPresent()) {
            ShrunkScript shrunk = divergence.shrunk().get();
            text.append("## The commands that show it\n\n")
                    .append(Markdown.plain(shrunk.summary()))
                    .append(".\n\n")
                    .append(Markdown.block("", String.join("\n", shrunk.numbered())))
                    .append('\n');
        } else if (!divergence.before().isEmpty()) {
            text.append("## The last commands before\n\n")
                    .append(Markdown.block(
                            "",
                            divergence.before().stream()
                                    .map(earlier -> earlier.step() + "  " + earlier.command())
                                    .collect(Collectors.joining("\n"))))
                    .append('\n');
        }
    }

    private static void nearMisses(StringBuilder text, Divergence divergence) {
        if (!divergence.nearMisses().isEmpty()) {
            text.append("## Known differences that almost cover it\n\n");
            divergence
                    .nearMisses()
                    .forEach(miss -> text.append("- ")
                            .append(Markdown.plain(miss.id() + ", but not its " + miss.field() + ": "))
                            .append(Markdown.code(miss.detail()))
                            .append('\n'));
            text.append('\n');
        }
    }

    private static String forTheTracker(Divergence divergence) {
        if (divergence.isOnlyLooked()) {
            return "Not ready for the tracker, because a check of the store's files is all the evidence, and no query"
                    + " shows it: ";
        }
        if (divergence.isMended()) {
            return "Nothing to report, because the newer release is right; for the record: ";
        }
        if (divergence.met().isPresent()) {
            return "Compare it with the known bug before you report it: ";
        }
        return divergence
                .releases()
                .filter(releases -> !releases.wrong())
                .map(releases -> "Nobody predicts this answer, and the releases may differ on purpose. If "
                        + releases.to() + " is wrong, report it: ")
                .orElse("Ready for the tracker: ");
    }

    private static void again(StringBuilder text, Divergence divergence) {
        Path name = divergence.walk().folder().getFileName();
        String folder = name == null ? "." : name.toString();
        if (divergence.walk().reproducers(divergence.bucket()).isPresent()) {
            String repro = "repro/" + divergence.bucket();
            text.append("## Without Lockstep\n\n")
                    .append(Markdown.plain(forTheTracker(divergence)))
                    .append(Markdown.code(repro + "/issue.md"))
                    .append(". Play it, from this folder: ")
                    .append(Markdown.code("sh " + repro + "/run.sh"))
                    .append(".\n\n")
                    .append(Markdown.plain(
                            NextCommand.ifItAgrees(divergence.walk().notShown(divergence.bucket()))))
                    .append("\n\n");
        }
        text.append("## Next\n\nIn a checkout of Lockstep, with the path of this folder for ")
                .append(Markdown.code(folder))
                .append(":\n\n")
                .append(Markdown.block(
                        "sh",
                        divergence.next().stream()
                                .map(next -> next.line("./lockstep", folder) + "   # " + next.why())
                                .collect(Collectors.joining("\n"))));
    }
}
