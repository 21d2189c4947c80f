package dev.lockstep.terminal;

import dev.lockstep.campaign.ReleaseSearch.Answer;
import dev.lockstep.campaign.ReleaseSearch.Probe;
import dev.lockstep.campaign.ReleaseSearch.Result;
import java.util.List;
import java.util.Locale;

/**
 * The answer of {@code bisect}: at which release a finding begins to show, or ceases to.
 *
 * @param title the system's full name
 * @param arms the arms whose release was changed, as people read them
 * @param offered the number of releases between the two ends
 * @param result the answer to the search
 */
public record ReleaseTable(String title, String arms, int offered, Result result) {

    /** Returns the first line, then a line for each release that was tried. */
    public String text() {
        StringBuilder text = new StringBuilder(headline()).append('\n');
        int width = result.probes().stream()
                .mapToInt(probe -> probe.release().length())
                .max()
                .orElse(0);
        for (Probe probe : result.probes()) {
            text.append(String.format(Locale.ROOT, "  %-" + width + "s  %s", probe.release(), line(probe)))
                    .append('\n');
        }
        return text.toString();
    }

    /** Returns the answer of one release. */
    public static String line(Probe probe) {
        String word = switch (probe.answer()) {
            case SHOWN -> "shown";
            case NOT_SHOWN -> "not shown";
            case NOT_PLAYED -> "not played";
        };
        return word + (probe.detail().isEmpty() ? "" : " (" + probe.detail() + ")");
    }

    private String headline() {
        String where = title + ", " + arms;
        String tried = " (" + result.played() + " of " + Shown.count(offered, "release", "releases") + " played)";
        if (result.before().isPresent()) {
            Probe before = result.before().get();
            Probe after = result.after().orElseThrow();
            boolean comes = after.answer() == Answer.SHOWN;
            return (comes ? "FIRST SHOWN  " : "NO LONGER SHOWN  ") + where + ": " + after.release()
                    + (comes ? " shows the finding, and " : " does not show the finding, and ") + before.release()
                    + (comes ? " does not" : " does") + passedOver(before, after) + tried;
        }
        List<Probe> played = result.probes().stream()
                .filter(probe -> probe.answer() != Answer.NOT_PLAYED)
                .toList();
        if (played.isEmpty()) {
            return "NOT PLAYED  " + where + ": no release could be played" + tried;
        }
        boolean one = played.size() == 1;
        String ends = played.get(0).release()
                + (one ? "" : " and " + played.get(played.size() - 1).release());
        return played.get(0).answer() == Answer.SHOWN
                ? "ALWAYS SHOWN  " + where + ": " + ends + (one ? " shows" : " show")
                        + " the finding; name an earlier --from" + tried
                : "NEVER SHOWN  " + where + ": " + ends + (one ? " does" : " do")
                        + " not show the finding; name other ends" + tried;
    }

    /** Between the two there may be releases that could not be played. */
    private String passedOver(Probe before, Probe after) {
        int from = result.probes().indexOf(before) + 1;
        int to = result.probes().indexOf(after);
        if (from >= to) {
            return "";
        }
        return "; " + Shown.count(to - from, "release", "releases") + " between them could not be played";
    }
}
