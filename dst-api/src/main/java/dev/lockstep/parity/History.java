package dev.lockstep.parity;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The steps of a walk so far, as a fresh arm has to play them to come to the same state.
 *
 * <p>It plays the steps again in their order, refused ones too, because a refusal may use up a number of a sequence or
 * end a transaction. Three things are left out. Maintenance changes no data, and it may be what damaged the arm. A
 * command that the arm did and the reference refused would damage it again. A question that the arm answered wrongly
 * may break it again. Of the maintenance that ends sessions the last one stays, as a reopen: variables and temporary
 * tables from before it are gone on the reference.
 */
final class History {

    private static final Set<OperationKind> COPIES = EnumSet.of(OperationKind.BACKUP, OperationKind.EXPORT);

    /** A step that was played. */
    private record Played(
            String kind,
            Operation operation,
            SortedMap<String, Operation> apart,
            boolean refused,
            Set<String> differed,
            boolean setup) {

        Operation of(String arm) {
            return apart.getOrDefault(arm, operation);
        }

        boolean mayDamageAgain(String arm) {
            return differed.contains(arm) && (refused || isQuestion(operation));
        }
    }

    /**
     * A command to play again.
     *
     * @param kind the name of its kind
     * @param setup whether it belongs to the creation of the schema
     */
    record Again(String kind, Operation operation, boolean setup) {}

    private final String reference;
    private final List<Played> steps = new ArrayList<>();

    History(String reference) {
        this.reference = reference;
    }

    void add(StepRecord step) {
        steps.add(new Played(
                step.kind(),
                step.operation(),
                new TreeMap<>(step.apart()),
                step.outcomes().get(reference) instanceof Outcome.Refused,
                step.outcomes().keySet().stream()
                        .filter(arm -> differed(step, arm))
                        .collect(Collectors.toSet()),
                step.step() == 0));
    }

    private static boolean differed(StepRecord step, String arm) {
        return step.outcomes().get(arm) instanceof Outcome.Broken
                || step.differences().stream()
                        .anyMatch(difference -> difference.path().probe().isEmpty() && difference.concerns(arm));
    }

    /** Returns the commands in their order. */
    List<Again> of(String arm) {
        Optional<Played> last = steps.stream()
                .filter(step -> step.operation().kind().isMaintenance())
                .reduce((earlier, later) -> later);
        List<Again> again = new ArrayList<>();
        for (Played step : steps) {
            if (last.filter(end -> end == step).isPresent()) {
                again.add(new Again(step.kind(), Operation.reopen(), false));
            } else if (!isMaintenance(step.operation()) && !step.mayDamageAgain(arm)) {
                again.add(new Again(step.kind(), step.of(arm), step.setup()));
            }
        }
        return again;
    }

    private static boolean isMaintenance(Operation operation) {
        return operation.kind().isMaintenance() || COPIES.contains(operation.kind());
    }

    private static boolean isQuestion(Operation operation) {
        return switch (operation.kind()) {
            case QUERY, ASK, SHAPED -> true;
            case SESSION -> operation instanceof Operation.InSession asked && isQuestion(asked.operation());
            default -> false;
        };
    }
}
