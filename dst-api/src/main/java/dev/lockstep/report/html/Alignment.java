package dev.lockstep.report.html;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Two texts, character by character: the runs that both have, and the runs in which they differ. Texts of one length
 * are compared place by place, others by their longest common sequence. If less than half of what is between the common
 * beginning and the common end is the same, then chance has made it so, and all of that is one run that differs.
 */
final class Alignment {

    /** The most pairs of characters that are compared. */
    private static final long PAIRS = 250_000;

    /**
     * A run.
     *
     * @param mine its characters in the first text
     * @param theirs its characters in the second one
     * @param same whether they are the same
     */
    record Run(int mine, int theirs, boolean same) {}

    /**
     * The one character that stands in the place of another one, wherever the texts differ.
     *
     * @param times how often
     * @param mine the character in the first text
     * @param theirs the character in the second one
     */
    record Change(int times, int mine, int theirs) {

        /** Whether a mark alone does not tell a reader which characters they are. */
        boolean isHardToSee() {
            return !isPlain(mine) || !isPlain(theirs);
        }

        private static boolean isPlain(int character) {
            return character > ' ' && character < 0x7F;
        }

        String words() {
            return (times == 1 ? "1 character differs: " : times + " characters differ, each in the same way: ")
                    + name(mine) + " → " + name(theirs);
        }

        private static String name(int character) {
            String code = String.format(Locale.ROOT, "U+%04X", character);
            String name = Character.getName(character);
            return name == null ? code : name + " (" + code + ")";
        }
    }

    private final int[] mine;
    private final int[] theirs;
    private final int start;
    private final int end;

    Alignment(String text, String other) {
        mine = text.codePoints().toArray();
        theirs = other.codePoints().toArray();
        int shorter = Math.min(mine.length, theirs.length);
        int alike = 0;
        while (alike < shorter && mine[alike] == theirs[alike]) {
            alike++;
        }
        start = alike;
        alike = 0;
        while (alike < shorter - start && mine[mine.length - 1 - alike] == theirs[theirs.length - 1 - alike]) {
            alike++;
        }
        end = alike;
    }

    private int between(int[] text) {
        return text.length - start - end;
    }

    /** Returns the runs between which the texts are the same, each as small as it can be. */
    List<Run> runs() {
        List<Run> inner = between(mine) == between(theirs) ? byPlace() : bySequence();
        int same = inner.stream().filter(Run::same).mapToInt(Run::mine).sum();
        return same * 2 < Math.max(between(mine), between(theirs)) ? coarse() : around(inner);
    }

    /** Returns one run that differs, between a common beginning and a common end. */
    List<Run> coarse() {
        return around(List.of(new Run(between(mine), between(theirs), false)));
    }

    private List<Run> around(List<Run> inner) {
        List<Run> runs = new ArrayList<>();
        add(runs, start, start, true);
        inner.forEach(run -> add(runs, run.mine(), run.theirs(), run.same()));
        add(runs, end, end, true);
        return runs;
    }

    private static void add(List<Run> runs, int mine, int theirs, boolean same) {
        if (mine + theirs == 0) {
            return;
        }
        Run last = runs.isEmpty() ? new Run(0, 0, !same) : runs.get(runs.size() - 1);
        if (last.same() == same) {
            runs.set(runs.size() - 1, new Run(last.mine() + mine, last.theirs() + theirs, same));
        } else {
            runs.add(new Run(mine, theirs, same));
        }
    }

    private List<Run> byPlace() {
        List<Run> runs = new ArrayList<>();
        for (int i = start; i < mine.length - end; i++) {
            add(runs, 1, 1, mine[i] == theirs[i]);
        }
        return runs;
    }

    private List<Run> bySequence() {
        int rows = between(mine);
        int columns = between(theirs);
        if ((long) rows * columns > PAIRS) {
            return List.of(new Run(rows, columns, false));
        }
        List<Run> runs = new ArrayList<>();
        int done = 0;
        for (AbstractDelta<Integer> delta :
                DiffUtils.diff(inner(mine), inner(theirs)).getDeltas()) {
            int same = delta.getSource().getPosition() - done;
            add(runs, same, same, true);
            add(runs, delta.getSource().size(), delta.getTarget().size(), false);
            done += same + delta.getSource().size();
        }
        add(runs, rows - done, rows - done, true);
        return runs;
    }

    private List<Integer> inner(int[] text) {
        return Arrays.stream(text, start, text.length - end).boxed().toList();
    }

    /** Returns the change, if the texts have one length and differ in one way. */
    Optional<Change> onlyChange() {
        if (mine.length != theirs.length) {
            return Optional.empty();
        }
        Optional<Change> only = Optional.empty();
        for (int i = start; i < mine.length - end; i++) {
            if (mine[i] == theirs[i]) {
                continue;
            }
            if (only.isPresent() && (only.get().mine() != mine[i] || only.get().theirs() != theirs[i])) {
                return Optional.empty();
            }
            only = Optional.of(new Change(only.map(Change::times).orElse(0) + 1, mine[i], theirs[i]));
        }
        return only;
    }
}
