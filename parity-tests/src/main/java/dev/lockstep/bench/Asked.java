package dev.lockstep.bench;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Operation;
import dev.lockstep.parity.StepRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A statement that a walk sent to each of its arms.
 *
 * @param channel the connection that it was sent over; the connection that writes counts as {@link Channel#QUERY}
 * @param begins whether it is the first of an observation; a younger connection is opened for each of them
 * @param text the statement
 */
record Asked(Channel channel, boolean begins, String text) {

    /** The channels whose reads are statements over a connection. Invariants read the engine itself. */
    private static final Set<Channel> SENT =
            EnumSet.of(Channel.QUERY, Channel.OLDER, Channel.YOUNGER, Channel.PHYSICAL);

    /** Returns the statements of a step that is one statement, and of the reads after it. */
    static List<Asked> of(StepRecord step) {
        List<Asked> asked = new ArrayList<>();
        asked.add(new Asked(Channel.QUERY, false, text(step.operation())));
        Channel last = null;
        for (StepRecord.Probed probed : step.probes()) {
            if (SENT.contains(probed.channel())) {
                asked.add(new Asked(
                        probed.channel(),
                        probed.channel() != last,
                        probed.probe().query().text(", ")));
                last = probed.channel();
            }
        }
        return asked;
    }

    private static String text(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate.text();
        }
        if (operation instanceof Operation.Query query) {
            return query.text(", ");
        }
        throw new IllegalArgumentException("a bare loop cannot send " + operation.kind());
    }
}
