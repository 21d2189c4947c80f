package dev.lockstep.report.repro;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

    /** Returns the list as a block, and after it the long steps in full, folded. */
    String blocks() {
        List<String> list = new ArrayList<>();
        StringBuilder folded = new StringBuilder();
        for (Told told : bundle.story().steps()) {
            String whole = whole(told);
            String cut = whole.lines().map(StepText::cut).collect(Collectors.joining("\n"));
            list.add(cut);
            if (whole.lines().anyMatch(line -> line.length() > LONG)) {
                folded.append("\n<details><summary>Step ")
                        .append(told.number())
                        .append(" in full</summary>\n\n")
                        .append(Inert.block("", whole))
                        .append("\n</details>\n");
            }
        }
        return Inert.block("", String.join("\n", list)) + folded;
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
                        .map(line -> "\n     " + line.replace("\n", "\n     "))
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
