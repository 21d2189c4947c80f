package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * One line on a terminal that is redrawn in place and disappears when its walk has ended. Of several walks at the same
 * time it shows the one that began first, and counts the others.
 */
final class LiveLine implements Progress {

    private static final int REDRAWN_EVERY_MILLIS = 200;

    /** An arm that answers sooner is not worth a word. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final PrintWriter terminal;
    private final int width;
    private final Style style;
    private final OptionalLong walks;
    private final List<Shown> running = new CopyOnWriteArrayList<>();
    private Optional<ProgressBar> bar = Optional.empty();
    private long begun;

    LiveLine(PrintWriter terminal, int width, Style style, OptionalLong walks) {
        this.terminal = terminal;
        this.width = width;
        this.style = style;
        this.walks = walks;
    }

    @Override
    public synchronized WalkListener walk(Header header) {
        begun += header.again() ? 0 : 1;
        String name = header.name()
                + (header.again()
                        ? ", again"
                        : walks.isPresent() ? " (" + begun + " of " + walks.getAsLong() + ")" : "");
        Shown shown = new Shown(name, header);
        running.add(shown);
        if (bar.isEmpty()) {
            bar = Optional.of(drawn(header));
        }
        shown.whenFinished(result -> ended(shown, header, result));
        return shown;
    }

    private ProgressBar drawn(Header header) {
        return new ProgressBarBuilder()
                .setInitialMax(header.steps())
                .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
                .setRenderer((progress, most) -> text(System.nanoTime(), Math.min(most, width)))
                .setConsumer(new InPlace(VisibleWriter.under(terminal), width))
                .clearDisplayOnFinish()
                .build();
    }

    /** It takes no lock, because whoever closes a bar waits for the thread that draws it. */
    private String text(long now, int most) {
        Iterator<Shown> walks = running.iterator();
        return walks.hasNext() ? walks.next().text(now, running.size() - 1).fit(most, style) : "";
    }

    private synchronized void ended(Shown shown, Header header, WalkResult result) {
        running.remove(shown);
        bar.ifPresent(ProgressBar::close);
        terminal.println(PlainLines.ending(header, result));
        terminal.flush();
        bar = running.isEmpty() ? Optional.empty() : Optional.of(drawn(header));
    }

    /** The state of a walk that the line shows. The walk changes it, and the thread that draws the line reads it. */
    static final class Shown implements WalkListener {
        private final String name;
        private final Header header;
        private final Tally tally = new Tally();
        private final long began = System.nanoTime();
        private Consumer<WalkResult> finish = result -> {};
        private long opened;
        private long done;
        private String kind = "";
        private String awaited = "";
        private Supplier<SortedMap<String, String>> doing = TreeMap::new;
        private long since;

        Shown(String name, Header header) {
            this.name = name;
            this.header = header;
        }

        void whenFinished(Consumer<WalkResult> action) {
            finish = action;
        }

        /** Returns the line at this moment. */
        LiveText text(long now) {
            return text(now, 0);
        }

        /**
         * Returns the line at this moment.
         *
         * @param others the number of the other walks that are played at the same time
         */
        synchronized LiveText text(long now, int others) {
            boolean open = opened != 0;
            Optional<String> waiting = !open
                    ? Optional.of(opening())
                    : awaited.isEmpty() || now - since < PATIENCE_NANOS
                            ? Optional.empty()
                            : Optional.of("waiting for " + awaited + ": " + kind);
            return new LiveText(
                    name + (others < 1 ? "" : " and " + others + " more"),
                    done,
                    header.steps(),
                    Duration.ofNanos(now - (open ? opened : began)),
                    tally.toString(),
                    waiting);
        }

        private String opening() {
            String busy = doing.get().entrySet().stream()
                    .map(arm -> arm.getKey() + ": " + arm.getValue())
                    .collect(Collectors.joining(", "));
            return busy.isEmpty() ? "opening " + header.arms() : busy;
        }

        @Override
        public synchronized void opening(Supplier<SortedMap<String, String>> words) {
            doing = words;
        }

        @Override
        public synchronized void opened(SortedMap<String, SortedMap<String, String>> arms) {
            opened = System.nanoTime();
        }

        @Override
        public synchronized void asking(long step, RecordedCommand command, Observation observation) {
            done = step - 1;
            kind = command.kind();
            awaited = "";
        }

        @Override
        public synchronized void awaiting(String arm) {
            // The reads of a step follow its answer, and each of the two has its time.
            awaited = arm;
            since = System.nanoTime();
        }

        @Override
        public synchronized void stepped(StepRecord step) {
            done = Math.max(done, step.step());
            awaited = "";
        }

        @Override
        public synchronized void found(Finding finding) {
            tally.add(finding);
        }

        @Override
        public synchronized void covered(KnownStep known) {
            tally.add(known);
        }

        @Override
        public void finished(WalkResult result) {
            finish.accept(result);
        }
    }

    /** Draws over the previous line. */
    private record InPlace(PrintWriter terminal, int getMaxRenderedLength) implements ProgressBarConsumer {

        private static final String ERASE = "\r\u001b[K";

        @Override
        public void accept(String line) {
            terminal.print(ERASE + line);
            terminal.flush();
        }

        @Override
        public void clear() {
            accept("");
        }

        @Override
        public void close() {
            terminal.flush();
        }
    }
}
