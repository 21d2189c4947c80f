package dev.lockstep.parity;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the provider of an arm declares to offer.
 *
 * <p>An arm that could change its declaration during a walk would walk out of the comparison where it fails. So the
 * declaration on reads is asked for once, and one operation of each kind of command is asked about again at every step: an
 * answer that is not the first one is a fault of the provider.
 */
final class DeclaredSupport {

    private record Asked(Operation operation, Support answer) {}

    private final BackendProvider provider;
    private final Support reads;
    private final Map<String, Asked> first = new TreeMap<>();

    DeclaredSupport(BackendProvider provider) {
        this.provider = provider;
        this.reads = provider.support(OperationKind.QUERY);
    }

    /** What is offered of the reads of a step. */
    Support ofReads() {
        return reads;
    }

    /**
     * What is offered of an operation.
     *
     * @throws IllegalStateException when the provider takes back what it declared
     */
    Support of(String commandKind, Operation operation) {
        first.forEach((kind, asked) -> {
            Support again = provider.support(kind, asked.operation());
            if (!asked.answer().equals(again)) {
                throw new IllegalStateException(provider.getClass().getName() + " declared " + asked.answer()
                        + " for an operation of the command " + kind + ", and declares " + again
                        + " for the same operation now; support(…) must be a pure function of its arguments");
            }
        });
        Support answer = provider.support(commandKind, operation);
        first.putIfAbsent(commandKind, new Asked(operation, answer));
        return answer;
    }
}
