package dev.lockstep.report.repro;

import dev.lockstep.backend.Noted;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.report.Sentence;
import dev.lockstep.report.repro.Bundle.Armed;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of {@code issue.md} with the answers: what was expected, and what each arm answered. It is never empty. */
final class IssueAnswers {

    /** So many requests are enough to see what a transport does. */
    private static final int REQUESTS = 3;

    private static final String ANSWER = "answer ";

    /** The meaning of the classes that are failures and no refusals. */
    private static final Map<String, String> MEANINGS = Map.of(
            SystemUnderTest.FAILED_INSIDE, "the system itself failed",
            SystemUnderTest.LOST, "the connection or the store is gone");

    private final Bundle bundle;
    private final Story story;
    private final Labels labels;

    IssueAnswers(Bundle bundle) {
        this.bundle = bundle;
        this.story = bundle.story();
        this.labels = new Labels(bundle);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        shown().forEach(told -> text.append("Step " + told.number() + ":\n\n").append(answers(told)));
        story.looks()
                .forEach(told -> text.append(
                                Inert.inLine(Sentence.of(told.title())) + ", after step " + told.number() + ":\n\n")
                        .append(answers(told)));
        return text.isEmpty() ? "The report names no difference.\n\n" : text.toString();
    }

    /** Returns the steps that show the difference: the last command if its answer differs, and the reads. */
    List<Told> shown() {
        List<Told> commands =
                story.steps().stream().filter(told -> !told.isRead()).toList();
        boolean itself = story.finding().differences().stream()
                .anyMatch(difference -> difference.path().probe().isEmpty());
        List<Told> shown = new ArrayList<>();
        if (itself && !commands.isEmpty()) {
            shown.add(commands.get(commands.size() - 1));
        }
        story.steps().stream().filter(Told::isRead).forEach(shown::add);
        return shown;
    }

    /**
     * Returns the expected answers to the steps that show the difference: a number, a tab, and a line each. A line that
     * begins with {@code =} has the first line that a script prints for such an answer, one with {@code =|} a row, and
     * one with {@code =:} the names of the columns. Where nobody predicts the answer, the first line is {@code answer},
     * with the codes of refusals that are none: those of a system that failed.
     */
    String expected() {
        StringBuilder lines = new StringBuilder("0\tthe expected answers, by step\n");
        legend().forEach(line -> lines.append("0\t").append(Inert.visible(line)).append('\n'));
        for (Told told : shown()) {
            printed(told)
                    .ifPresent(line -> lines.append(told.number())
                            .append("\t= ")
                            .append(Inert.visible(line))
                            .append('\n'));
            columns(told)
                    .ifPresent(names -> lines.append(told.number())
                            .append("\t=: ")
                            .append(names)
                            .append('\n'));
            // All rows for the script, because what is shown to people is cut.
            if (told.expectation() instanceof Expectation.Returns returns) {
                returns.rows()
                        .forEach(row -> lines.append(told.number())
                                .append("\t=| ")
                                .append(Inert.visible(Inert.row(row)))
                                .append('\n'));
            }
            new SideText(told)
                    .expected()
                    .lines()
                    .forEach(line -> lines.append(told.number())
                            .append('\t')
                            .append(Inert.visible(line))
                            .append('\n'));
        }
        return lines.toString();
    }

    /** Returns what the codes mean that a line here has or an arm answered with. */
    private List<String> legend() {
        SortedMap<String, String> classes = new TreeMap<>();
        List<String> legend = new ArrayList<>();
        for (Told told : shown()) {
            boolean any = printed(told).filter(line -> line.startsWith(ANSWER)).isPresent();
            if (any && legend.isEmpty()) {
                legend.add(ANSWER + "with codes: any answer will do but a failure with one of the codes");
            }
            if (any || told.seen().values().stream().anyMatch(Outcome.Broken.class::isInstance)) {
                classes.putAll(MEANINGS);
            }
            if (told.expectation() instanceof Expectation.Refuses refuses) {
                classes.putIfAbsent(refuses.refusal(), "refused");
            }
            told.seen().values().forEach(seen -> {
                if (seen instanceof Outcome.Refused refused) {
                    classes.putIfAbsent(refused.refusal(), "refused");
                }
            });
        }
        classes.forEach((name, meaning) -> legend.add(name + ": " + meaning + codes(system().codesOf(name))));
        return legend;
    }

    private static String codes(List<String> codes) {
        return codes.isEmpty() ? "" : "; " + (codes.size() == 1 ? "code " : "codes ") + String.join(", ", codes);
    }

    private SystemUnderTest system() {
        return bundle.arms().get(0).plan().engine().system();
    }

    private static Optional<String> columns(Told told) {
        return told.operations().values().stream()
                .findFirst()
                .flatMap(Operation::rowShape)
                .map(shape -> shape.columns().stream().map(Column::name).collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty())
                .map(Inert::visible);
    }

    /** A script prints the parts of a transaction and of a batch, and a refusal by its code. */
    private Optional<String> printed(Told told) {
        if (told.operations().values().stream()
                .map(operation -> operation instanceof Operation.InSession in ? in.operation() : operation)
                .anyMatch(operation ->
                        operation instanceof Operation.Transaction || operation instanceof Operation.Batch)) {
            return Optional.empty();
        }
        if (told.expectation() instanceof Expectation.Refuses refuses) {
            return Optional.of("refused " + codes(refuses.refusal()));
        }
        if (told.expectation() instanceof Expectation.Succeeds succeeds) {
            return Optional.of(
                    succeeds.affected().isPresent()
                            ? "done " + succeeds.affected().getAsLong()
                            : "done");
        }
        return Optional.of(
                told.expectation() instanceof Expectation.Returns returns
                        ? "rows " + returns.rows().size() + (isOrdered(told) ? " ordered" : "")
                        : ANSWER + codes(SystemUnderTest.LOST, SystemUnderTest.FAILED_INSIDE));
    }

    /** Returns a class of refusals and its codes, as a script prints one of them, and the codes of other classes. */
    private String codes(String refusal, String... others) {
        List<String> codes = new ArrayList<>(system().codesOf(refusal));
        for (String other : others) {
            codes.addAll(system().codesOf(other));
        }
        Collections.sort(codes);
        codes.add(refusal);
        return String.join("|", codes);
    }

    private static boolean isOrdered(Told told) {
        return told.expectation() instanceof Expectation.Returns returns
                && (returns.ordered() || AnswerText.ordered(told));
    }

    private String answers(Told told) {
        StringBuilder text = new StringBuilder();
        Map<String, List<String>> alike = new LinkedHashMap<>();
        SideText sides = new SideText(told);
        String expected = sides.expected();
        if (!expected.isEmpty()) {
            alike.computeIfAbsent(expected, any -> new ArrayList<>()).add(SideText.EXPECTED);
        }
        for (Armed arm : bundle.arms()) {
            Outcome seen = told.seen().get(arm.plan().name());
            String answer = seen == null
                    ? "(not noted: the fewest steps were played only with those that differ)"
                    : sides.seen(arm.plan().name());
            alike.computeIfAbsent(answer, any -> new ArrayList<>())
                    .add(labels.of(arm.plan().name()));
        }
        alike.forEach((answer, who) -> text.append(Inert.inLine(String.join("; ", who)))
                .append(":\n\n")
                .append(Inert.block("", answer))
                .append('\n'));
        bundle.arms().forEach(arm -> text.append(requests(told, arm.plan().name())));
        return text.toString();
    }

    /** Returns the requests of an arm whose answers have a status that an outcome does not tell. */
    private String requests(Told told, String arm) {
        List<String> answered = told.asked().getOrDefault(arm, List.of()).stream()
                .filter(words -> Noted.of(words).status().isPresent())
                .limit(REQUESTS)
                .toList();
        return answered.isEmpty()
                ? ""
                : Inert.inLine(labels.of(arm)) + " was asked by:\n\n" + Inert.block("", String.join("\n", answered))
                        + "\n";
    }
}
