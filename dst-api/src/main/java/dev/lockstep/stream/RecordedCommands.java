package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The commands of a list, one after another whatever the state: what a replay walks. */
public final class RecordedCommands<M, C extends Command<M>> implements CommandSource<M, C> {

    private final Iterator<C> rest;

    public RecordedCommands(List<? extends C> commands) {
        this.rest = List.<C>copyOf(commands).iterator();
    }

    @Override
    public Optional<C> next(M model, long step) {
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
}
