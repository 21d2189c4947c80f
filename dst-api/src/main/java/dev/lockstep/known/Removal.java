package dev.lockstep.known;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The patch that removes an entry from its list and keeps its id there as retired, so that the id is never used again.
 */
public final class Removal {

    private static final int CONTEXT = 3;

    private Removal() {}

    /**
     * Returns the patch as a unified diff.
     *
     * @param shown the name of the file in the patch
     * @param day the day on which the entry was removed
     */
    public static String patch(ListEntry entry, String shown, LocalDate day) throws IOException {
        List<String> lines = Files.readAllLines(entry.place().file());
        int first = entry.place().firstLine() - 1;
        while (!lines.get(first).strip().startsWith("-")) {
            first--;
        }
        List<String> without = new ArrayList<>(lines.subList(0, first));
        String indent = lines.get(first).substring(0, lines.get(first).indexOf('-'));
        without.add(indent + "- {id: " + entry.id() + ", retired: " + day + "}");
        without.addAll(lines.subList(entry.place().lastLine(), lines.size()));
        return String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                "a/" + shown, "b/" + shown, lines, DiffUtils.diff(lines, without), CONTEXT))
                + "\n";
    }
}
