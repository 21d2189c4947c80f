package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Difference;
import dev.lockstep.project.Project;
import dev.lockstep.report.repro.Bundle.Armed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code issue.md}: the finding as a text that can be pasted into the tracker of the system. */
final class IssueText {

    private final Bundle bundle;
    private final Story story;
    private final IssueAnswers answers;

    IssueText(Bundle bundle) {
        this.bundle = bundle;
        this.story = bundle.story();
        this.answers = new IssueAnswers(bundle);
    }

    /**
     * Returns what the files do not show, in sentences. If there are any, {@code run.sh} ends with 3 and names the file
     * that has them, because an agreement then says nothing about the system.
     */
    static List<String> notShown(Bundle bundle) {
        List<String> notShown = new ArrayList<>(bundle.story().notes());
        notShown.addAll(bundle.origin().doubts());
        notShown.addAll(omitted(bundle));
        return notShown;
    }

    private static List<String> omitted(Bundle bundle) {
        List<String> omitted = new ArrayList<>();
        for (Armed arm : bundle.arms()) {
            if (arm.reproduced().isEmpty()) {
                omitted.add(arm.plan().name() + ": its transport brings no reproducer.");
            } else {
                arm.reproduced()
                        .get()
                        .omitted()
                        .forEach(each -> omitted.add(arm.plan().name() + ": " + each));
            }
        }
        return omitted;
    }

    String text() {
        StringBuilder text = new StringBuilder("# " + Inert.inLine(title()) + "\n\n");
        text.append(versions()).append("\n## Steps\n\n");
        text.append("On an empty store").append(overEach()).append(":\n\n");
        text.append(new StepText(bundle).blocks()).append('\n');
        notes().forEach(note -> text.append(Inert.inLine(note)).append("\n\n"));
        text.append("## Expected and seen\n\n");
        text.append(answers.text());
        text.append("## Why they should agree\n\n").append(why()).append('\n');
        text.append("## How to see it\n\n").append(how());
        return text.toString();
    }

    /** Returns a sentence that names the command and the arms that stand apart. */
    private String title() {
        String version = bundle.arms().stream()
                .map(arm -> arm.plan().engine().version())
                .distinct()
                .collect(Collectors.joining(" and "));
        String system = bundle.all().title() + " " + version + ": ";
        return bundle.origin().title().map(title -> system + title).orElseGet(() -> system + plainTitle());
    }

    private String plainTitle() {
        SortedSet<String> apart = new TreeSet<>();
        story.finding().differences().forEach(difference -> apart.add(difference.deviating()));
        SortedSet<String> others = new TreeSet<>(bundle.all().names());
        others.removeAll(apart);
        boolean wrong = story.finding().differences().stream()
                .allMatch(difference -> difference.reference().equals(Difference.MODEL));
        String arms = String.join(" and ", apart);
        String against = wrong || others.isEmpty()
                ? "than the statements so far define"
                : "than over " + String.join(" and ", others);
        boolean stored = story.finding().differences().stream()
                .allMatch(difference -> difference.path().probe().isPresent());
        return (stored ? "after " : "")
                + story.finding().kind()
                + (stored ? ", a read gives another answer over " : " has another answer over ") + arms + " " + against;
    }

    private String versions() {
        StringBuilder table = new StringBuilder("| " + ("transport".equals(bundle.axis()) ? "transport" : "arm")
                + (isDescribed()
                        ? " | version |\n|---|---|\n"
                        : " | version | client | artifacts |\n|---|---|---|---|\n"));
        for (Armed arm : bundle.arms()) {
            ArmPlan plan = arm.plan();
            String own = plan.engine().artifacts().stream()
                    .filter(each -> each.endsWith(":" + plan.engine().version()))
                    .limit(3)
                    .collect(Collectors.joining(", "));
            table.append("| ")
                    .append(Inert.inLine(plan.name()))
                    .append(" | ")
                    .append(Inert.inLine(plan.engine().version()))
                    .append(
                            isDescribed()
                                    ? ""
                                    : " | " + Inert.inLine(plan.client().version()) + " | " + Inert.inLine(own))
                    .append(" |\n");
        }
        return table.append(opened()).toString();
    }

    /** Returns what each arm was opened with, which often decides whether a bug shows. */
    private String opened() {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (Armed arm : bundle.arms()) {
            Map<String, String> own =
                    bundle.origin().opened().getOrDefault(arm.plan().name(), new TreeMap<>());
            String lines = own.entrySet().stream()
                    .map(each -> each.getKey() + ": " + each.getValue())
                    .collect(Collectors.joining("\n"));
            if (!lines.isEmpty()) {
                alike.computeIfAbsent(lines, any -> new ArrayList<>())
                        .add(arm.plan().name());
            }
        }
        StringBuilder text = new StringBuilder();
        alike.forEach((lines, who) -> text.append("\nOpened with (")
                .append(Inert.inLine(String.join(", ", who)))
                .append("):\n\n")
                .append(Inert.block("", lines)));
        bundle.origin()
                .platform()
                .filter(platform -> !isDescribed())
                .ifPresent(platform -> text.append("\nSeen with ")
                        .append(Inert.inLine(platform))
                        .append(".\n"));
        return text.toString();
    }

    private String overEach() {
        if (bundle.arms().size() == 1) {
            return "";
        }
        return bundle.axis().equals("transport") ? ", over each transport" : ", with each " + bundle.axis();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(story.notes());
        notes.addAll(bundle.origin().doubts());
        omitted(bundle).forEach(each -> notes.add("Not shown: " + each));
        for (Armed arm : bundle.arms()) {
            List<String> lacks = story.steps().stream()
                    .filter(told -> !Story.isOffered(arm.plan(), told))
                    .map(told -> Integer.toString(told.number()))
                    .toList();
            if (!lacks.isEmpty()) {
                notes.add(arm.plan().name() + " does not offer " + String.join(", ", lacks) + ".");
            }
        }
        return notes;
    }

    private String why() {
        List<String> reasons = new ArrayList<>();
        if (bundle.arms().size() > 1) {
            reasons.add(reason());
        }
        if (answers.shown().stream().anyMatch(told -> told.channel() == Channel.AFTERLIFE)) {
            reasons.add("What was committed must be there when the store is opened again.");
        }
        if (answers.shown().stream().anyMatch(told -> told.channel().isSession())) {
            reasons.add("What was committed must be seen by every session.");
        }
        if (story.looks().stream().anyMatch(told -> told.channel() == Channel.INSIDE)) {
            reasons.add("What is looked at inside of a store holds in every store that is whole, whatever was stored.");
        }
        if (answers.shown().stream()
                .anyMatch(told -> !AnswerText.of(told.expectation()).isEmpty())) {
            reasons.add("The expected answer follows from the statements before it alone.");
        }
        return String.join("\n", reasons) + "\n";
    }

    private String reason() {
        return switch (bundle.axis()) {
            case "transport" ->
                isDescribed()
                        ? "Each transport reaches the same product, on a separate store that was empty, and is asked the same in"
                                + " the same order. What is stored, and what a read answers, does not depend on the way in which"
                                + " the product is reached."
                        : "Each transport reaches the same engine, on a separate store that was empty, and is asked the same in"
                                + " the same order. The engine defines what a statement does and what a read answers, and not"
                                + " the way in which it is reached.";
            case "version" ->
                "Both versions are used in the same way, each on a separate store that was empty, and are asked the"
                        + " same in the same order. One of them has another behaviour than the other.";
            default ->
                "Each variant uses the same version in another way, on a separate store that was empty. The statements"
                        + " define what a read answers, and not when a store is closed or how it is set up.";
        };
    }

    /** Whether the product is no program of Java, as far as anybody has described it. */
    private boolean isDescribed() {
        return bundle.arms().stream()
                .allMatch(arm -> arm.plan().engine().system().dialect().equals(Project.DIALECT));
    }

    /** Returns how {@code run.sh} ends. One arm is compared with what is expected alone. */
    private String ends() {
        boolean one = bundle.played().size() == 1;
        String rest = notShown(bundle).isEmpty()
                ? "If it ends with 0 although the answers above differ "
                        + (one ? "from the expected one" : "from each other")
                        + ", there is nothing to report, unless the walk read the state between its steps."
                : "If " + (one ? "it has no other answer" : "they agree")
                        + ", it says so and ends with 3. That says nothing"
                        + " about the system, because it does not show all of the finding; see the notes below the steps.";
        if (one) {
            return "plays one " + bundle.axis()
                    + ". It ends with 1 if an answer is not the expected one, and with 3 if that"
                    + " cannot be told from the kind of the answer, its code and the number of its rows. " + rest;
        }
        return "ends with 1 if the " + bundle.axis()
                + "s differ, or if they agree on an answer that is not the expected one. " + rest;
    }

    private String how() {
        if (bundle.played().isEmpty()) {
            return "No transport of this finding brings a reproducer.\n";
        }
        String needs = isDescribed()
                ? "\nIt plays the product's own programs, in the folder of `lockstep.yaml` above it or in the one that"
                        + " `PRODUCT` names. It needs `curl` and `python3`, and "
                : "\nIt takes the jars from the local Maven repository, or from a folder: `sh run.sh --jars DIR`."
                        + " It needs a JDK 17 or newer, and ";
        StringBuilder text = new StringBuilder(Inert.block("sh", "sh run.sh") + needs + ends()
                + " Each folder can be played alone with its `play.sh`:\n\n");
        for (Armed arm : bundle.played()) {
            text.append("- ").append(Inert.inLine(arm.folder())).append(": ");
            text.append(arm.reproduced().orElseThrow().files().keySet().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.toString();
    }
}
