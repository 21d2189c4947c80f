package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line on a terminal that is redrawn in place and disappears when its walk has ended. */
final class LiveLine implements Progress {

    private static final int REDRAWN_EVERY_MILLIS = 200;

    private final PrintWriter terminal;
    private final int width;
    private final Style style;

    LiveLine(PrintWriter terminal, int width, Style style) {
        this.terminal = terminal;
        this.width = width;
        this.style = style;
    }

    @Override
    public WalkListener walk(Header header) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("seed " + header.seed())
                .setInitialMax(header.steps())
                .setUnit(" steps", 1)
                .showSpeed()
                .setStyle(style())
                .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
                .setConsumer(new InPlace(VisibleWriter.under(terminal), width))
                .clearDisplayOnFinish()
                .build();
        return new WalkListener() {
            private final Tally tally = new Tally();

            @Override
            public void asking(long step, RecordedCommand command, Observation observation) {
                bar.stepTo(step - 1);
                bar.setExtraMessage(header.arms() + ": " + tally);
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
                bar.close();
                terminal.println(PlainLines.ending(header, result));
                terminal.flush();
            }
        };
    }

    private ProgressBarStyle style() {
        return switch (style) {
            case ASCII -> ProgressBarStyle.ASCII;
            case UNICODE -> ProgressBarStyle.UNICODE_BLOCK;
            case COLOUR -> ProgressBarStyle.COLORFUL_UNICODE_BAR;
        };
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
