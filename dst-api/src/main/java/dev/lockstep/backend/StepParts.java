package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A step that is done in parts, for people: a line that names the deed, and its parts in the order of their play. */
public final class StepParts {

    /** Stands before the read of a copy, which is the last part. */
    public static final String READ = "in the copy: ";

    private StepParts() {}

    /** Returns a line for the deed, and after it the parts with the letters {@code a}, {@code b} and so on. */
    public static String text(String deed, List<String> parts) {
        StringBuilder text = new StringBuilder(deed);
        for (int i = 0; i < parts.size(); i++) {
            text.append('\n')
                    .append((char) ('a' + i))
                    .append("  ")
                    .append(parts.get(i).replace("\n", "\n   "));
        }
        return text.toString();
    }

    /**
     * Returns the same for a copy of a store.
     *
     * @param canary the change that only the copy has
     * @param words the words of a change
     * @param taken how the copy is taken
     * @param opened how it becomes a store
     * @param read the read of it
     */
    public static String ofCopy(
            String deed,
            Optional<Operation.Canary> canary,
            Function<Operation, String> words,
            String taken,
            String opened,
            String read) {
        List<String> parts = new ArrayList<>();
        canary.ifPresent(each -> parts.add(words.apply(each.before())));
        parts.add(taken);
        canary.ifPresent(each -> parts.add(words.apply(each.after())));
        parts.add(opened);
        parts.add(READ + read);
        return text(deed, parts);
    }

    /** Returns the change around the copy that an operation takes; empty if there is none. */
    public static Optional<Operation.Canary> canary(Operation operation) {
        if (operation instanceof Operation.Backup backup) {
            return backup.canary();
        }
        return operation instanceof Operation.Export export ? export.canary() : Optional.empty();
    }

    /** Whether an operation takes a copy of the store and reads that. */
    public static boolean isCopy(Operation operation) {
        return operation instanceof Operation.Backup || operation instanceof Operation.Export;
    }
}
