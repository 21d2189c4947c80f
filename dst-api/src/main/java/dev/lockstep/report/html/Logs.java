package dev.lockstep.report.html;

import dev.lockstep.platform.FileEnd;
import dev.lockstep.report.ArmLogs;
import dev.lockstep.report.Discreet;
import dev.lockstep.report.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The last lines of what the arms' programs wrote, each arm's folded. */
final class Logs {

    /** The end of a log, which says why something ended. */
    private static final int KEPT = 16 << 10;

    private final Path walk;
    private final List<Path> logs;

    Logs(Path walk) {
        this.walk = walk;
        this.logs = ArmLogs.in(walk);
    }

    boolean isEmpty() {
        return logs.isEmpty();
    }

    void write(Markup page) {
        Discreet discreet = Discreet.in(walk);
        for (Path log : logs) {
            page.open("details")
                    .open("summary")
                    .data(walk.relativize(log).toString())
                    .closeLine();
            page.open("pre");
            for (String line : discreet.log(end(log)).split("\n", -1)) {
                page.seen(line).words("\n");
            }
            page.close().closeLine();
        }
    }

    private static String end(Path log) {
        try {
            return FileEnd.of(log, KEPT);
        } catch (IOException e) {
            return "cannot be read: " + Reason.of(e);
        }
    }
}
