package dev.lockstep.report.repro;

import dev.lockstep.backend.StepParts;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The steps of a bundle for people: statements, and under each step what a person types and what the transports did for
 * it themselves.
 */
final class StepText {

    /** A longer line is cut in the list of the steps, and follows in full. */
    private static final int LONG = 400;

    /** A text of more lines is cut as well. */
    private static final int MANY = 20;

    private static final int SHOWN = 160;

    private static final int SHOWN_LINES = 3;

    /** So much of a long line tells which one it is. */
    private static final int SUMMARY = 60;

    /** The line below the first one of a step begins under the first one's text. */
    private static final String BELOW = "\n     ";

    /** The letter of a part, and the words before its statement. */
    private static final String LEAD = "^[a-z]  (" + StepParts.READ + ")?";

    /** A transport plays these by statements and tools. All others are a statement, which the words have. */
    private static final Set<OperationKind> BY_OTHER_MEANS = EnumSet.of(
            OperationKind.OPTIMIZE,
            OperationKind.REOPEN,
            OperationKind.RESTART,
            OperationKind.REPAIR,
            OperationKind.BACKUP,
            OperationKind.EXPORT,
            OperationKind.RESTORE);

    private final Bundle bundle;
    private final Labels labels;
    private final SortedMap<Integer, String> words;
    /** The files with the reads that are too long for the list, by what is read. */
    private final Map<String, String> reads = new LinkedHashMap<>();

    /** The other texts that are too long for it. */
    private final Set<String> folded = new LinkedHashSet<>();

    private final String list;

    StepText(Bundle bundle) {
        this.bundle = bundle;
        this.labels = new Labels(bundle);
        this.words = bundle.words();
        this.list = list();
    }

    /** Returns the list as a block, and after it what the list cannot say. */
    String blocks() {
        return Inert.block("", list)
                + notListed()
                + canaries()
                + reads.values().stream()
                        .map(file -> "\nWhat is read is in full in [" + file + "](" + file + ").\n")
                        .collect(Collectors.joining())
                + folded.stream()
                        .map(text -> folded(
                                Inert.inLine(text.substring(0, Math.min(SUMMARY, text.length())) + " ... in full"),
                                text))
                        .collect(Collectors.joining());
    }

    /** Returns a block that a reader unfolds. */
    static String folded(String summary, String text) {
        return "\n<details><summary>" + summary + "</summary>\n\n" + Inert.block("", text) + "\n</details>\n";
    }

    /** Returns the files with the reads that are too long for the list. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        reads.forEach((read, file) -> files.put(file, Inert.visible(read) + "\n"));
        return files;
    }

    private String list() {
        Set<Integer> unused = new UnusedDefinitions(bundle).numbers();
        List<String> steps = new ArrayList<>();
        String begins = commands(0);
        if (!begins.isEmpty()) {
            steps.add("0  begin" + begins);
        }
        for (Told told : bundle.story().steps()) {
            if (!unused.contains(told.number())) {
                steps.add(
                        told.number() + "  " + Labels.before(told) + cut(told) + commands(told.number()) + asked(told));
            }
        }
        return String.join("\n", steps);
    }

    private String notListed() {
        Set<Integer> unused = new UnusedDefinitions(bundle).numbers();
        return unused.isEmpty()
                ? ""
                : "\n" + (unused.size() == 1 ? "Step " : "Steps ")
                        + unused.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + (unused.size() == 1 ? " defines" : " define")
                        + " what no other step uses. Only the scripts have " + (unused.size() == 1 ? "it" : "them")
                        + ".\n";
    }

    private String canaries() {
        List<String> steps = bundle.story().steps().stream()
                .filter(told -> operation(told).flatMap(StepParts::canary).isPresent())
                .map(told -> Integer.toString(told.number()))
                .toList();
        return steps.isEmpty()
                ? ""
                : "\nParts a and c of " + (steps.size() == 1 ? "step " : "the steps ") + String.join(", ", steps)
                        + " are a canary: a row that is inserted just before the copy is taken and deleted after it, to"
                        + " see that the copy has it.\n";
    }

    /** Returns words of a transport with the names of files as the scripts have them, which play in a new folder. */
    static String inFolder(String words) {
        return words.replace("{data}/", "./")
                .replace("{scratch}/", "./")
                .replace("{data}", "./data")
                .replace("{scratch}", ".");
    }

    /** Returns the words of a step without what is too long for the list. Each text that is cut follows in full. */
    private String cut(Told told) {
        String text = words.getOrDefault(told.number(), plain(told));
        List<String> lines = text.lines().toList();
        if (lines.size() > MANY) {
            folded.add(text);
            return String.join(BELOW, lines.subList(0, SHOWN_LINES)) + BELOW + "... (in full below)";
        }
        return lines.stream().map(line -> cut(told, line)).collect(Collectors.joining(BELOW));
    }

    private String cut(Told told, String line) {
        if (line.length() <= LONG) {
            return line;
        }
        String text = line.replaceFirst(LEAD, "");
        boolean read = told.isRead()
                || !text.equals(line)
                        && operation(told).filter(StepParts::isCopy).isPresent();
        String where = "below";
        if (read) {
            where = reads.computeIfAbsent(text, this::file);
        } else {
            folded.add(text);
        }
        return line.substring(0, SHOWN) + " ... (in full " + (read ? "in " : "") + where + ")";
    }

    /** Statements of SQL end with a semicolon in the words for people. */
    private String file(String read) {
        return "state" + (reads.isEmpty() ? "" : "-" + (reads.size() + 1)) + (read.endsWith(";") ? ".sql" : ".txt");
    }

    private Optional<Operation> operation(Told told) {
        return Optional.ofNullable(told.operations().get(bundle.all().reference()));
    }

    private String plain(Told told) {
        Operation operation = told.operations().get(bundle.all().reference());
        return operation instanceof Operation.Mutate mutate ? mutate.text() : Json.MAPPER.writeValueAsString(operation);
    }

    /** Returns what a person types for a step, for each arm whose words do not say it. */
    private String commands(int step) {
        StringBuilder lines = new StringBuilder();
        for (Bundle.Armed arm : bundle.played()) {
            String typed = arm.reproduced().orElseThrow().commands().getOrDefault(step, "");
            typed.lines()
                    .forEach(line -> lines.append(BELOW)
                            .append(labels.shortOf(arm.plan().name()))
                            .append(": ")
                            .append(line));
        }
        return lines.toString();
    }

    private String asked(Told told) {
        Optional<Operation> operation = operation(told).filter(each -> BY_OTHER_MEANS.contains(each.kind()));
        if (operation.isEmpty()) {
            return "";
        }
        Map<String, List<String>> alike = new LinkedHashMap<>();
        bundle.arms().forEach(arm -> {
            List<String> own = told.asked().getOrDefault(arm.plan().name(), List.of());
            boolean typed = arm.reproduced()
                    .filter(each -> each.commands().containsKey(told.number()))
                    .isPresent();
            if (!own.isEmpty() && !typed) {
                String lines = own.stream()
                        .map(line -> BELOW + inFolder(line).replace("\n", BELOW))
                        .collect(Collectors.joining());
                alike.computeIfAbsent(lines, any -> new ArrayList<>())
                        .add(labels.of(arm.plan().name()));
            }
        });
        String how = StepParts.isCopy(operation.get()) ? "for the copy" : "by";
        return alike.entrySet().stream()
                .map(each -> BELOW + how
                        + (alike.size() == 1 ? "" : ", with " + String.join(" and ", each.getValue())) + ":"
                        + each.getKey())
                .collect(Collectors.joining());
    }
}
