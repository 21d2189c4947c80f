package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces commands by simpler ones, as far as the commands themselves know any. So a finding for which any command
 * does, and not only one, ends with the same command whatever the walk had there. The last command shows the finding,
 * and its kind is a part of what the finding is, so only simpler ones of this kind may take its place.
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
        String kind = attempts.best().get(at).command().kind();
        for (Line simpler : attempts.simpler(attempts.best().get(at))) {
            if (last && !simpler.command().kind().equals(kind)) {
                continue;
            }
            List<Line> lines = new ArrayList<>(attempts.best());
            lines.set(at, simpler);
            if (attempts.tries(lines)) {
                return true;
            }
        }
        return false;
    }
}
