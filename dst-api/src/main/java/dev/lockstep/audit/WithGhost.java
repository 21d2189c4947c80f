package dev.lockstep.audit;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A backend with a second, right store, the ghost, which answers every write. The first store, from which everything is
 * read, may lose a write: nothing in the answers shows it. A write that is not lost yet waits for the next call.
 */
final class WithGhost implements ForwardingBackend {

    /** When a write is lost. */
    enum Loses {
        /** Each write that another write follows, and no read. */
        UNREAD,
        /** The write before a reopen or a restart, unless it was read. */
        BEFORE_A_REOPEN,
        /** The write before another maintenance or a backup, unless it was read. */
        BEFORE_MAINTENANCE,
        /** The last write before the store is closed, even if it was read. */
        THE_LAST
    }

    private final Backend main;
    private final Backend ghost;
    private final Loses loses;
    private final Firing firing;
    private List<Operation.Query> asked = List.of();
    private Optional<Operation> waiting = Optional.empty();

    private WithGhost(Backend main, Backend ghost, Loses loses, Firing firing) {
        this.main = main;
        this.ghost = ghost;
        this.loses = loses;
        this.firing = firing;
    }

    /** Returns the wrapping of a backend; the ghost has a folder inside the arm's own. */
    static Planted.Wrapping of(BackendProvider provider, Loses loses, Firing firing) {
        return (backend, context) -> new WithGhost(backend, ghost(provider, context), loses, firing);
    }

    private static Backend ghost(BackendProvider provider, ArmContext context)
            throws ArmUnavailableException, IOException, InterruptedException {
        return provider.open(new ArmContext(
                context.arm(),
                ArmFolder.create(context.folder().scratch().resolve("ghost")),
                context.engine(),
                context.client(),
                context.operationTimeout(),
                context.startTimeout(),
                context.settings(),
                context.surroundings()));
    }

    @Override
    public Backend backend() {
        return main;
    }

    private static boolean isWrite(Operation operation) {
        return switch (operation.kind()) {
            case MUTATE, LOAD -> true;
            // A plugin's own operation changes something unless it answers with rows.
            case CALL, EXECUTE -> operation.rowShape().isEmpty();
            // Whether something in a transaction is kept is known only later, so none of it can be lost here.
            case QUERY,
                    ASK,
                    OPTIMIZE,
                    REPAIR,
                    REOPEN,
                    RESTART,
                    BACKUP,
                    EXPORT,
                    RESTORE,
                    SESSION,
                    CONTROL,
                    TRANSACTION,
                    BATCH,
                    SHAPED -> false;
        };
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        if (isWrite(operation)) {
            Outcome answer = ghost.apply(operation);
            if (loses == Loses.UNREAD) {
                lose();
            } else {
                keep();
            }
            // A write that was refused, or that has changed nothing, cannot be lost.
            boolean changes = answer instanceof Done done && done.count().orElse(1) > 0;
            if (changes) {
                waiting = Optional.of(operation);
            } else {
                main.apply(operation);
            }
            return answer;
        }
        switch (operation.kind()) {
            case REOPEN, RESTART -> {
                if (loses == Loses.BEFORE_A_REOPEN) {
                    lose();
                }
            }
            case OPTIMIZE, REPAIR, RESTORE -> {
                if (loses == Loses.BEFORE_MAINTENANCE) {
                    lose();
                }
            }
            default -> {}
        }
        keep();
        ghost.apply(operation);
        return main.apply(operation);
    }

    @Override
    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        if (loses == Loses.THE_LAST && waiting.isPresent()) {
            asked = queries;
            return ghost.read(queries);
        }
        asked = queries;
        keep();
        return main.read(queries);
    }

    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        if (loses == Loses.THE_LAST && waiting.isPresent()) {
            return ghost.observe(channel, queries);
        }
        keep();
        return main.observe(channel, queries);
    }

    private void keep() throws InterruptedException {
        if (waiting.isPresent()) {
            main.apply(waiting.get());
            waiting = Optional.empty();
        }
    }

    /** Loses the write that waits, unless nothing that is read from the store shows it: a session's own state. */
    private void lose() throws InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        if (main.read(asked).equals(ghost.read(asked))) {
            keep();
            return;
        }
        firing.fire();
        waiting = Optional.empty();
    }

    @Override
    public void leave() throws IOException, InterruptedException {
        if (loses == Loses.THE_LAST) {
            lose();
        } else {
            keep();
        }
        main.leave();
    }

    @Override
    public void close() {
        try {
            main.close();
        } finally {
            ghost.close();
        }
    }
}
