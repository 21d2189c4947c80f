package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces commands by simpler ones, and composite commands by their parts, as far as the commands themselves know any.
 * So a finding for which any command does, and not only one, ends with the same command whatever the walk had there.
 * The last command shows the finding. One of another kind takes its place only if the trial says that it may: a finding
 * of a composite command is often one of its parts, and a finding in an answer is one of that command alone.
 */
final class Kinds {

    private final Attempts attempts;

    Kinds(Attempts attempts) {
        this.attempts = attempts;
    }

    void reduce() throws IOException, InterruptedException {
        for (int fromTheEnd = 0; fromTheEnd < attempts.best().size(); fromTheEnd++) {
            while (isSimpler(attempts.best().size() - 1 - fromTheEnd)) {
                if (fromTheEnd >= attempts.best().size()) {
                    return;
                }
            }
        }
    }

    private boolean isSimpler(int at) throws IOException, InterruptedException {
        boolean last = at == attempts.best().size() - 1;
        Line line = attempts.best().get(at);
        for (List<Line> simpler : attempts.simpler(line)) {
            if (last && !attempts.mayShow(line, simpler.get(simpler.size() - 1))) {
                continue;
            }
            List<Line> lines = new ArrayList<>(attempts.best());
            lines.remove(at);
            lines.addAll(at, simpler);
            if (attempts.tries(lines)) {
                return true;
            }
        }
        return false;
    }
}
