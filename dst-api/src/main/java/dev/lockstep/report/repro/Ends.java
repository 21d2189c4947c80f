package dev.lockstep.report.repro;

import dev.lockstep.report.triage.WalkFolder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How {@code run.sh} ends. Its help and {@code issue.md} say it from here, so that they name the same codes. */
final class Ends {

    /** The answers agree, and the files have all of the finding. */
    private static final int AGREED = 0;

    /** The answers agree, and that settles nothing. */
    private static final int UNSETTLED = 4;

    private final SortedMap<Integer, String> meanings = new TreeMap<>();
    private final boolean isWhole;

    Ends(Bundle bundle) {
        this.isWhole = IssueText.notShown(bundle).isEmpty();
        boolean one = bundle.played().size() == 1;
        String axis = bundle.axis();
        meanings.put(
                1,
                one
                        ? "an answer is not the expected one"
                        : "the " + axis + "s differ, or agree on another answer than the expected one");
        meanings.put(2, "an option is wrong, or a jar or a program is missing");
        meanings.put(3, (one ? "the " : "a ") + axis + " was not played to its end, or a step failed");
        if (one) {
            meanings.put(
                    UNSETTLED,
                    "only the kind of the answers and the number of their rows are as expected: compare the values");
        }
        String agree = one ? "the answers are as expected" : "the " + axis + "s agree";
        meanings.merge(
                agreed(),
                isWhole ? agree : agree + " on what is played, which is not all; see " + WalkFolder.NOT_SHOWN,
                (other, own) -> own + ", or " + other);
    }

    /** Returns the code of an agreement. */
    int agreed() {
        return isWhole ? AGREED : UNSETTLED;
    }

    /** Returns the lines of the help, as comments. */
    String comments() {
        return meanings.entrySet().stream()
                .map(end -> "#   " + end.getKey() + "  if " + end.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Returns a list for {@code issue.md}. */
    String list() {
        return meanings.entrySet().stream()
                .map(end -> "- " + end.getKey() + " if " + end.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
