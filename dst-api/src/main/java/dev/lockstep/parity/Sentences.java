package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome.Broken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes the results of walks in words, for terminals, reports and failed assertions alike. */
public final class Sentences {

    /** A part of a value that fits on a line together with another. */
    private static final int SHOWN = 60;

    private Sentences() {}

    /** Returns the first line of a summary. */
    public static String headline(
            String verdict, String system, String workload, String seeds, String steps, String arms, double seconds) {
        return verdict + "  " + system + ", " + workload + ", " + seeds + ": " + steps + " over " + arms + " in "
                + String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** Returns the verdict with its reason, on one line. */
    public static String ending(Verdict verdict, String detail) {
        return detail.isEmpty() ? verdict.toString() : verdict + ", " + oneLine(detail);
    }

    /** Returns a difference, on one line; a long value is cut. */
    public static String difference(Difference difference) {
        return difference.differenceClass() + " at " + difference.path() + ": " + difference.reference() + " has "
                + shown(difference.expected()) + ", " + difference.deviating() + " has "
                + shown(difference.actual());
    }

    /** Returns the step of a finding and the number of its differences. */
    static String finding(Finding finding) {
        boolean afterwards = !finding.step().probes(Channel.AFTERLIFE).isEmpty();
        String place = (afterwards ? "afterlife of step " : "step ")
                + finding.step().step() + ", " + finding.step().kind() + ": ";
        Optional<Broken> broken = Judgement.broken(finding.step()).stream()
                .filter(each -> each.cause() == Broken.Cause.BACKEND || each.cause() == Broken.Cause.LAUNCHER)
                .findFirst();
        if (broken.isPresent()) {
            boolean traced = broken.get().evidence().containsKey(Broken.STACK_TRACE);
            return place + broken.get().detail() + (traced ? "; its stack trace is in the journal" : "");
        }
        int count = finding.differences().size();
        return place
                + count
                + (count == 1 ? " difference" : " differences")
                + finding.nearMisses().stream()
                        .findFirst()
                        .map(miss ->
                                ", not covered by " + miss.id() + " for its " + miss.field() + ": " + miss.detail())
                        .orElse("");
    }

    /** Returns the number of holes, and the first of them. */
    static String holes(List<Coverage.Hole> holes) {
        Coverage.Hole first = holes.get(0);
        long missing = holes.stream()
                .map(hole -> hole.what() + " " + hole.name())
                .distinct()
                .count();
        return missing + " not exercised, the first: " + first.what() + " " + first.name() + " on " + first.arm() + ", "
                + first.why();
    }

    /** Returns why a walk that played so little shows nothing. */
    static String tooLittle(Extent extent, List<KnownStep> known) {
        String walked = "only " + extent.text() + " were walked, fewer than half";
        return switch (extent.ending()) {
            case KNOWN_DIFFERENCE -> walked + endedAsKnown(known);
            case NO_COMMAND -> walked + "; " + noCommand(extent);
            default -> "nothing was walked";
        };
    }

    /** Returns where no command was possible. */
    public static String noCommand(Extent extent) {
        return "no command was possible after step " + extent.played();
    }

    /** Returns why the walk could not go on, if an allow-listed difference ended it. */
    static String endedAsKnown(List<KnownStep> known) {
        return known.stream()
                .filter(KnownStep::endedWalk)
                .findFirst()
                .map(last -> "; the walk ended early, in step " + last.step().step() + ", as known: "
                        + String.join(", ", last.entries()))
                .orElse("");
    }

    /** Returns an exception with the place that threw it, which is the first question of a plugin's author. */
    static String thrown(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? thrown.toString() : thrown + ", at " + trace[0];
    }

    /** Returns that this process has too little memory, and how to give it more. */
    public static String outOfMemory(Throwable thrown) {
        return "this Java has no memory left (" + thrown.getMessage() + ", of "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB); give it more with JDK_JAVA_OPTIONS=-Xmx4g, or walk fewer arms";
    }

    /** Returns the text on one line. */
    public static String oneLine(String text) {
        return String.join(" ", text.strip().split("\\s*\\R\\s*"));
    }

    private static String shown(String json) {
        if (json.isEmpty()) {
            return "nothing";
        }
        return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
    }
}
