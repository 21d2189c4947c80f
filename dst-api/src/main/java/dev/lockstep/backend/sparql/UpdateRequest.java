package dev.lockstep.backend.sparql;

import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import java.util.List;

/**
 * A transaction as one SPARQL update request, whose operations a store does all or none. A request has no queries in
 * it, and nobody can ask for it to be undone.
 */
public final class UpdateRequest {

    private UpdateRequest() {}

    /** Returns the text of the request. */
    public static String of(Operation.Transaction transaction) {
        return String.join(" ;\n", texts(transaction));
    }

    /** Returns the texts of its operations, one by one. */
    public static List<String> texts(Operation.Transaction transaction) {
        return transaction.operations().stream()
                .map(operation -> ((Operation.Mutate) operation).text())
                .toList();
    }

    /**
     * Returns the support for an operation, if it is a transaction that cannot be a request.
     *
     * @param undoes whether the transport has another way to undo a transaction
     * @param otherwise the support for any other operation
     */
    public static Support support(Operation operation, boolean undoes, Support otherwise) {
        if (!(operation instanceof Operation.Transaction transaction)) {
            return otherwise;
        }
        if (!transaction.operations().stream().allMatch(Operation.Mutate.class::isInstance)) {
            return Support.unsupported("an update request has no queries in it");
        }
        return transaction.commit() || undoes
                ? otherwise
                : Support.unsupported("an update request that succeeds is committed");
    }
}
