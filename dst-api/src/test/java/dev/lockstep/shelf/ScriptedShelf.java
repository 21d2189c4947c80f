package dev.lockstep.shelf;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A shelf with a reproducer: the shelf is a file there, and its programs are lines for {@code sh}, which have the same
 * bug as the arm.
 *
 * @param provider the arm
 * @param bug the bug of both
 */
public record ScriptedShelf(BackendProvider provider, Bug bug) implements ForwardingProvider {

    private static final long LARGE = 40;

    /** The bugs. */
    public enum Bug {
        NONE,
        LOSES_WHAT_IS_LARGE,
        ANSWERS_THE_FIRST_READ_AGAIN;

        /** Returns the change of a backend to one with this bug. */
        public UnaryOperator<Backend> planted(AtomicInteger fired) {
            return backend -> Answering.with(new Wrong(this, fired)).apply(backend);
        }
    }

    private static final class Wrong implements Answering.Answer {
        private final Bug bug;
        private final AtomicInteger fired;
        private Optional<Outcome> first = Optional.empty();

        Wrong(Bug bug, AtomicInteger fired) {
            this.bug = bug;
            this.fired = fired;
        }

        @Override
        public Outcome answer(Backend backend, Operation operation) throws InterruptedException {
            if (bug == Bug.LOSES_WHAT_IS_LARGE && isLarge(operation)) {
                fired.incrementAndGet();
                return Outcome.Done.affecting(1);
            }
            if (bug != Bug.ANSWERS_THE_FIRST_READ_AGAIN || !isList(operation)) {
                return backend.apply(operation);
            }
            if (first.isPresent()) {
                fired.incrementAndGet();
                return first.get();
            }
            first = Optional.of(backend.apply(operation));
            return first.get();
        }
    }

    private static boolean isList(Operation operation) {
        return operation instanceof Operation.Query query && query.before().equals("list");
    }

    private static boolean isLarge(Operation operation) {
        return operation instanceof Operation.Mutate mutate
                && mutate.text().startsWith("put ")
                && Long.parseLong(mutate.text().split(" ")[2]) > LARGE;
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(this::lines);
    }

    private Reproduced lines(Reproduction reproduction) {
        List<String> lines = new ArrayList<>(List.of(": >shelf"));
        SortedMap<Integer, String> words = new TreeMap<>();
        for (Reproduction.Step step : reproduction.steps()) {
            lines.add(line(step.number(), step.operation()));
            words.put(step.number(), words(step.operation()));
        }
        return new Reproduced(new TreeMap<>(), lines, words, List.of());
    }

    private static String words(Operation operation) {
        return operation instanceof Operation.Mutate mutate
                ? mutate.text()
                : operation instanceof Operation.Query query
                        ? query.before()
                        : operation.kind().toString();
    }

    private String line(int number, Operation operation) {
        if (isList(operation)) {
            boolean again = bug == Bug.ANSWERS_THE_FIRST_READ_AGAIN;
            return (again ? "[ -f first ] || cp shelf first; " : "cp shelf first; ") + "printf '" + number
                    + " rows %d\\n' \"$(wc -l <first)\"; sed 's/\\(.*\\) \\(.*\\)/" + number
                    + " | [\"\\1\",\\2]/' first";
        }
        if (operation instanceof Operation.Query) {
            return "printf '" + number + " rows 1\\n" + number + " | [%d]\\n' \"$(wc -l <shelf)\"";
        }
        if (operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put ")) {
            String[] thing = mutate.text().split(" ");
            boolean lost = bug == Bug.LOSES_WHAT_IS_LARGE && isLarge(operation);
            return "if grep -q '^" + thing[1] + " ' shelf; then echo '" + number + " refused 409'; else "
                    + (lost ? "" : "echo '" + thing[1] + " " + thing[2] + "' >>shelf; ") + "echo '" + number
                    + " done 1'; fi";
        }
        return "echo '" + number + " done'";
    }
}
