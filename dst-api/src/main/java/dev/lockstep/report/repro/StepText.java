package dev.lockstep.report.repro;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The steps of a bundle for people: statements, and under each step what the transports did for it themselves. */
final class StepText {

    /** A longer line is cut in the list of the steps, and follows in full. */
    private static final int LONG = 400;

    private static final int SHOWN = 160;

    /** So much of a long line tells which one it is. */
    private static final int SUMMARY = 60;

    /** The number of a step, and the words before a statement that is a part of one. */
    private static final String LEAD = "^(\\d+ )? *(first |then in the copy: |then )?";

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
    private final SortedMap<Integer, String> words;

    StepText(Bundle bundle) {
        this.bundle = bundle;
        this.words = bundle.words();
    }

    /** Returns the list as a block, and after it each long line in full and once, folded. */
    String blocks() {
        Set<Integer> unused = new UnusedDefinitions(bundle).numbers();
        List<String> list = new ArrayList<>();
        Set<String> full = new LinkedHashSet<>();
        for (Told told : bundle.story().steps()) {
            if (!unused.contains(told.number())) {
                String whole = whole(told);
                list.add(whole.lines().map(StepText::cut).collect(Collectors.joining("\n")));
                whole.lines()
                        .filter(line -> line.length() > LONG)
                        .map(line -> line.replaceFirst(LEAD, ""))
                        .forEach(full::add);
            }
        }
        return Inert.block("", String.join("\n", list))
                + notListed(unused)
                + full.stream()
                        .map(line -> "\n<details><summary>" + Inert.inLine(line.substring(0, SUMMARY))
                                + " ... in full</summary>\n\n" + Inert.block("", line) + "\n</details>\n")
                        .collect(Collectors.joining());
    }

    private static String notListed(Set<Integer> unused) {
        return unused.isEmpty()
                ? ""
                : "\n" + (unused.size() == 1 ? "Step " : "Steps ")
                        + unused.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + (unused.size() == 1 ? " defines" : " define")
                        + " what no other step uses. Only the scripts have " + (unused.size() == 1 ? "it" : "them")
                        + ".\n";
    }

    /** Returns words of a transport with the names of files as the scripts have them, which play in a new folder. */
    static String inFolder(String words) {
        return words.replace("{data}/", "./")
                .replace("{scratch}/", "./")
                .replace("{data}", "./data")
                .replace("{scratch}", ".");
    }

    private static String cut(String line) {
        return line.length() <= LONG ? line : line.substring(0, SHOWN) + " ... (in full below)";
    }

    private String whole(Told told) {
        String text = told.number() + "  " + Labels.before(told) + words.getOrDefault(told.number(), plain(told));
        int last = text.indexOf(Reproduced.THEN);
        return last < 0 ? text + asked(told) : text.substring(0, last) + asked(told) + text.substring(last);
    }

    private String plain(Told told) {
        Operation operation = told.operations().get(bundle.all().reference());
        return operation instanceof Operation.Mutate mutate ? mutate.text() : Json.MAPPER.writeValueAsString(operation);
    }

    private String asked(Told told) {
        Operation operation = told.operations().get(bundle.all().reference());
        if (operation == null || !BY_OTHER_MEANS.contains(operation.kind())) {
            return "";
        }
        Map<String, List<String>> alike = new LinkedHashMap<>();
        bundle.arms().forEach(arm -> {
            List<String> own = told.asked().getOrDefault(arm.plan().name(), List.of());
            if (!own.isEmpty()) {
                String lines = own.stream()
                        .map(line -> "\n     " + inFolder(line).replace("\n", "\n     "))
                        .collect(Collectors.joining());
                alike.computeIfAbsent(lines, any -> new ArrayList<>())
                        .add(new Labels(bundle).of(arm.plan().name()));
            }
        });
        if (alike.size() == 1) {
            return alike.keySet().iterator().next();
        }
        return alike.entrySet().stream()
                .map(each -> "\n     with " + String.join(" and ", each.getValue()) + ":" + each.getKey())
                .collect(Collectors.joining());
    }
}
