package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines for a log: one when a walk begins, one when it ends, and at most one every two seconds in between. */
final class PlainLines implements Progress {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter log;
    private final LongSupplier nanoTime;

    PlainLines(PrintWriter log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    @Override
    public WalkListener walk(Header header) {
        return new WalkListener() {
            private final long began = nanoTime.getAsLong();
            private long lastLine = began;
            private final Tally tally = new Tally();

            @Override
            public void opened(SortedMap<String, SortedMap<String, String>> arms) {
                say(header.name() + ": " + header.steps() + " steps over " + header.arms());
            }

            @Override
            public void asking(long step, RecordedCommand command, Observation observation) {
                long now = nanoTime.getAsLong();
                if (now - lastLine >= EVERY_NANOS) {
                    lastLine = now;
                    long over = step - 1;
                    say(header.name() + ": step " + over + " of " + header.steps() + ", " + speed(over, now - began)
                            + " steps/s, " + tally);
                }
            }

            @Override
            public void found(Finding finding) {
                tally.add(finding);
            }

            @Override
            public void covered(KnownStep known) {
                tally.add(known);
            }

            @Override
            public void finished(WalkResult result) {
                say(ending(header, result));
            }
        };
    }

    /** Returns the line that reports the result of a walk. */
    static String ending(Header header, WalkResult result) {
        String detail = result.detail().isEmpty() ? "" : ": " + Sentences.oneLine(result.detail());
        return header.name() + ": " + result.verdict() + " after step " + result.steps() + " of " + header.steps()
                + detail;
    }

    private static String speed(long steps, long nanos) {
        return String.format(Locale.ROOT, "%.1f", steps * (double) TimeUnit.SECONDS.toNanos(1) / nanos);
    }

    private void say(String line) {
        log.println(line);
        log.flush();
    }
}
