package dev.lockstep.terminal;

import dev.lockstep.reduce.ShrinkWatcher;
import dev.lockstep.report.Shrunk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how a finding is made small: {@code 412 → 9 commands, 31 trials, same bucket}. On a terminal
 * it is one line that is redrawn in place; elsewhere it is at most one line every two seconds.
 */
public final class ShrinkLine implements ShrinkWatcher {

    private static final String ERASE = "\r\u001b[K";

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private final boolean inPlace;
    private final String arrow;
    private final LongSupplier nanoTime;
    private long lastLine;

    ShrinkLine(PrintWriter err, boolean inPlace, Progress.Style style, LongSupplier nanoTime) {
        this.err = err;
        this.inPlace = inPlace;
        this.arrow = style == Progress.Style.ASCII ? "->" : "→";
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    /** Returns the form that suits standard error, which only the launching script knows. */
    public static ShrinkLine to(PrintWriter err, Map<String, String> environment) {
        boolean inPlace =
                !environment.getOrDefault("LOCKSTEP_TERMINAL_WIDTH", "").isEmpty();
        return new ShrinkLine(
                inPlace ? VisibleWriter.under(err) : err, inPlace, Progress.Style.of(environment), System::nanoTime);
    }

    @Override
    public void trying(long from, long to, long trials) {
        String line = from + " " + arrow + " " + Shown.count(to, "command", "commands") + ", "
                + Shown.count(trials, "trial", "trials") + ", same bucket";
        if (inPlace) {
            err.print(ERASE + line);
            err.flush();
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastLine >= EVERY_NANOS) {
            lastLine = now;
            err.println(line);
            err.flush();
        }
    }

    /** Removes the line that is redrawn in place. */
    public void end() {
        if (inPlace) {
            err.print(ERASE);
            err.flush();
        }
    }

    /** Returns the result for people. */
    public static String sentence(Shrunk result, Path walk) {
        return switch (result.ended()) {
            case FINISHED, BUDGET -> done(result) + (result.ended() == Shrunk.Ended.BUDGET ? BUDGET : "");
            case INTERRUPTED, RUNNING ->
                "stopped at " + size(result) + "; ./lockstep shrink " + Shown.path(walk) + " goes on from there";
            case NOT_SHOWN ->
                "its commands did not show it again; it comes and goes: ./lockstep replay " + Shown.path(walk)
                        + " --times 20 counts how often";
        };
    }

    private static final String BUDGET = "; the budget is used up, and more --trials may find fewer";

    private static String done(Shrunk result) {
        String reproduction = result.after().of() == 0
                ? ""
                : ", shown in " + result.after() + (result.after().of() == 1 ? " play" : " plays");
        return size(result) + " in " + Shown.count(result.trials(), "trial", "trials")
                + String.format(Locale.ROOT, " and %.1f s", result.seconds()) + reproduction + slips(result);
    }

    private static String size(Shrunk result) {
        return result.to() + " of " + Shown.count(result.from(), "command", "commands");
    }

    private static String slips(Shrunk result) {
        int slips = result.slips().size();
        return slips == 0 ? "" : "; trials met " + Shown.count(slips, "other finding", "other findings");
    }
}
