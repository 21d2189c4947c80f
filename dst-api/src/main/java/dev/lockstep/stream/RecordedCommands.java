package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The commands of a list, one after another in any state. A replay walks them. */
public final class RecordedCommands<M> implements CommandSource<M> {

    private final Iterator<Command<M>> rest;

    public RecordedCommands(List<? extends Command<M>> commands) {
        this.rest = List.<Command<M>>copyOf(commands).iterator();
    }

    @Override
    public Optional<Command<M>> next(M model, long step) {
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
}
