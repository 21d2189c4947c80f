package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Difference;
import dev.lockstep.project.Project;
import dev.lockstep.report.Sentence;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.repro.Bundle.Armed;
import dev.lockstep.report.triage.Headline;
import dev.lockstep.report.triage.WalkFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code issue.md}: the finding as a text that can be pasted into the tracker of the system. */
final class IssueText {

    private final Bundle bundle;
    private final Story story;
    private final IssueAnswers answers;
    private final Labels labels;

    IssueText(Bundle bundle) {
        this.bundle = bundle;
        this.story = bundle.story();
        this.answers = new IssueAnswers(bundle);
        this.labels = new Labels(bundle);
    }

    /**
     * Returns what the files do not show, in sentences. If there are any, an agreement ends {@code run.sh} with a
     * separate code, and names the file that has them, because it then says nothing about the system.
     */
    static List<String> notShown(Bundle bundle) {
        List<String> notShown = new ArrayList<>();
        bundle.story().reads().caveat().ifPresent(notShown::add);
        notShown.addAll(bundle.story().notes());
        notShown.addAll(bundle.origin().doubts());
        notShown.addAll(omitted(bundle));
        return notShown;
    }

    private static List<String> omitted(Bundle bundle) {
        List<String> omitted = new ArrayList<>();
        Labels labels = new Labels(bundle);
        for (Armed arm : bundle.arms()) {
            if (arm.reproduced().isEmpty()) {
                omitted.add(labels.of(arm.plan().name()) + ": there is no script for it.");
            } else {
                arm.reproduced()
                        .get()
                        .omitted()
                        .forEach(each -> omitted.add(labels.of(arm.plan().name()) + ": " + each));
            }
        }
        return omitted;
    }

    String text() {
        StringBuilder text = new StringBuilder("# " + Inert.inLine(title()) + "\n\n");
        bundle.origin()
                .looks()
                .forEach(look -> text.append(Inert.inLine(Sentence.of(labels.named(look))))
                        .append(".\n\n"));
        if (story.isOnlyLooked()) {
            text.append(
                            "This is not ready for a tracker: a check of the store's files is all the evidence, and no query")
                    .append(" shows it yet.\n\n");
        }
        // Whoever plays the script must know it first.
        story.reads().caveat().ifPresent(caveat -> text.append(caveat).append("\n\n"));
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

    /** Returns a sentence that names the system, the arms that stand apart, and what is wrong with them. */
    private String title() {
        return bundle.origin().headline().map(this::title).orElseGet(() -> ofEach() + ": " + plainTitle());
    }

    private String title(Headline headline) {
        String said = labels.named(headline.said())
                .replace("; the model: ", "; expected: ")
                .replace("the model", "the expected answer");
        String sides = headline.sides().stream().map(labels::shortOf).collect(Collectors.joining(" and "));
        if (sides.isEmpty() || sides.equals(Difference.MODEL)) {
            return ofEach() + ": " + said;
        }
        return (bundle.axis().equals("version") ? bundle.all().title() + " " + sides : ofEach() + ", " + sides) + ": "
                + said;
    }

    /** Returns the system in the versions of all arms. */
    private String ofEach() {
        return bundle.all().title() + " "
                + bundle.arms().stream()
                        .map(arm -> arm.plan().engine().version())
                        .distinct()
                        .collect(Collectors.joining(" and "));
    }

    private String plainTitle() {
        SortedSet<String> apart = new TreeSet<>();
        story.finding().differences().forEach(difference -> apart.add(difference.deviating()));
        SortedSet<String> others = new TreeSet<>(bundle.all().names());
        others.removeAll(apart);
        boolean wrong = story.finding().differences().stream()
                .allMatch(difference -> difference.reference().equals(Difference.MODEL));
        String arms = apart.stream().map(labels::shortOf).collect(Collectors.joining(" and "));
        String against = wrong || others.isEmpty()
                ? "than the statements so far define"
                : "than " + others.stream().map(labels::shortOf).collect(Collectors.joining(" and "));
        boolean stored = story.finding().differences().stream()
                .allMatch(difference -> difference.path().probe().isPresent());
        return arms + (stored ? " answers a read otherwise " : " answers the last step otherwise ") + against;
    }

    private String versions() {
        StringBuilder table = new StringBuilder("| used | version |"
                + (isDescribed() ? "\n|---|---|\n" : " client | artifacts |\n|---|---|---|---|\n"));
        for (Armed arm : bundle.arms()) {
            ArmPlan plan = arm.plan();
            String own = plan.engine().artifacts().stream()
                    .filter(each -> each.endsWith(":" + plan.engine().version()))
                    .limit(3)
                    .collect(Collectors.joining(", "));
            table.append("| ")
                    .append(Inert.inLine(Labels.way(arm)))
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
                    .map(each -> each.getKey() + ": " + StepText.inFolder(each.getValue()))
                    .collect(Collectors.joining("\n"));
            if (!lines.isEmpty()) {
                alike.computeIfAbsent(lines, any -> new ArrayList<>())
                        .add(labels.of(arm.plan().name()));
            }
        }
        StringBuilder text = new StringBuilder();
        alike.forEach((lines, who) -> text.append("\nOpened with")
                .append(alike.size() == 1 ? "" : " (" + Inert.inLine(String.join("; ", who)) + ")")
                .append(":\n\n")
                .append(Inert.block("", lines))
                .append(configuration(lines)));
        bundle.origin()
                .platform()
                .filter(platform -> !isDescribed())
                .ifPresent(platform -> text.append("\nSeen with ")
                        .append(Inert.inLine(platform))
                        .append(".\n"));
        return text.toString();
    }

    /** Returns the files that an arm is opened with, as far as the scripts have them. */
    private String configuration(String opened) {
        Map<String, String> named = new TreeMap<>();
        for (Armed arm : bundle.played()) {
            arm.reproduced().orElseThrow().files().forEach((name, content) -> {
                if (List.of(opened.split("\\s+")).contains("./" + name)) {
                    named.putIfAbsent(name, content);
                }
            });
        }
        return named.entrySet().stream()
                .map(file -> StepText.folded(Inert.inLine(file.getKey()), file.getValue()))
                .collect(Collectors.joining());
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
        bundle.origin().edges().forEach(edge -> notes.add("The edge of it: " + edge + "."));
        if (StateReads.OF_SCRIPTS.contains(story.reads()) && story.reads().between()) {
            notes.add("The reads between the other steps belong to it. Without them the last answer was right.");
        }
        omitted(bundle).forEach(each -> notes.add("Not shown: " + each));
        for (Armed arm : bundle.arms()) {
            List<String> lacks = story.steps().stream()
                    .filter(told -> !Story.isOffered(arm.plan(), told))
                    .map(told -> Integer.toString(told.number()))
                    .toList();
            if (!lacks.isEmpty()) {
                notes.add(labels.of(arm.plan().name()) + " does not offer " + String.join(", ", lacks) + ".");
            }
        }
        return notes;
    }

    private String why() {
        List<String> reasons = new ArrayList<>();
        boolean unanswered = answers.shown().stream().anyMatch(Told::isUnanswered);
        if (unanswered) {
            reasons.add("A statement is answered, or it is refused with a reason that its author can mend."
                    + " Here the system itself fails, in each way in which it was used.");
        } else if (bundle.arms().size() > 1) {
            reasons.add(reason());
            reasons.addAll(documented());
        }
        if (answers.shown().stream().anyMatch(told -> told.channel() == Channel.AFTERLIFE)) {
            reasons.add("What was committed must be there when the store is opened again.");
        }
        if (answers.shown().stream().anyMatch(told -> told.channel().isSession())) {
            reasons.add("What was committed must be seen by every session.");
        }
        if (story.looks().stream().anyMatch(told -> told.channel() == Channel.INSIDE)) {
            reasons.add("A check of the store holds for every store that is not damaged, whatever is stored in it.");
        }
        if (!unanswered
                && answers.shown().stream()
                        .anyMatch(told -> !AnswerText.expected(told).isEmpty())) {
            reasons.add("The expected answer follows from the steps before it alone.");
        } else if (!unanswered && bundle.axis().equals("version") && !story.isOnlyLooked()) {
            reasons.add("Nobody predicts this answer, so the releases may differ on purpose.");
        }
        return String.join("\n", reasons) + "\n";
    }

    /** Returns who promises the answers that differ, by the kinds of their operations. */
    private List<String> documented() {
        SortedMap<OperationKind, String> documented =
                bundle.arms().get(0).plan().engine().system().documented();
        return answers.shown().stream()
                .flatMap(told -> told.operations().values().stream().limit(1))
                .map(operation -> operation instanceof Operation.InSession in ? in.operation() : operation)
                .flatMap(operation -> Optional.ofNullable(documented.get(operation.kind())).stream())
                .distinct()
                .toList();
    }

    private String reason() {
        return switch (bundle.axis()) {
            case "transport" ->
                "Each transport reaches the same " + (isDescribed() ? "product" : "engine")
                        + ", on a separate store that was empty, and is asked for the same in the same order. What is"
                        + " stored, and what a read answers, does not depend on the way in which it is reached.";
            case "version" ->
                "These are releases of the same engine, used in the same way, each on a separate store that was empty, and"
                        + " asked the same in the same order.";
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

    /** Returns how to read the end of {@code run.sh}. One arm is compared with what is expected alone. */
    private String ends() {
        boolean one = bundle.played().size() == 1;
        Ends ends = new Ends(bundle);
        List<String> notShown = notShown(bundle);
        String plays = one ? "It plays one " + bundle.axis() + " and compares it with what is expected. " : "";
        String rest = notShown.isEmpty()
                ? "If it ends with 0 although the answers above differ "
                        + (one ? "from the expected one" : "from each other")
                        + ", there is nothing to report."
                : WalkFolder.isShownBesides(notShown)
                        ? "It shows the answers above that differ, and ends with 1. It does not play the check of the"
                                + " store, which is further evidence."
                        : "An end with " + ends.agreed()
                                + " says nothing about the system, because not all of the finding is"
                                + " played; see the notes below the steps.";
        return plays + "It ends with\n\n" + ends.list() + "\n" + rest;
    }

    private String how() {
        if (bundle.played().isEmpty()) {
            return "There is no script for it.\n";
        }
        String needs = isDescribed()
                ? "\nIt plays the product's own programs, in the folder of `lockstep.yaml` above it or in the one that"
                        + " `PRODUCT` names. It needs `curl` and `python3`. "
                : "\nIt takes the jars from the local Maven repository, or from a folder: `sh run.sh --jars DIR`."
                        + " It needs a JDK 17 or newer. ";
        StringBuilder text = new StringBuilder(Inert.block("sh", "sh run.sh") + needs + ends()
                + " Each folder can be played alone with its `play.sh`:\n\n");
        for (Armed arm : bundle.played()) {
            text.append("- ")
                    .append(Inert.inLine(arm.folder()))
                    .append(", for ")
                    .append(Inert.inLine(labels.of(arm.plan().name())))
                    .append(": ");
            text.append(arm.reproduced().orElseThrow().files().keySet().stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.toString();
    }
}
