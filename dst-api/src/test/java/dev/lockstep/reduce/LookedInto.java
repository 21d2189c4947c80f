package dev.lockstep.reduce;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shelf that can be looked into. Its store has a crack after a large thing was put, which no answer shows.
 *
 * @param provider the shelf
 * @param largest the size above which a thing makes a crack
 */
record LookedInto(BackendProvider provider, long largest) implements ForwardingProvider {

    @Override
    public List<Invariant<?>> invariants() {
        return List.of(new Whole());
    }

    @Override
    public Support support(Channel channel) {
        return channel == Channel.INSIDE ? Support.OFFERED : provider.support(channel);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Open(provider.open(context), largest, new Cracks(new ArrayList<>()));
    }

    private record Cracks(List<String> found) {}

    private static final class Whole implements Invariant<Cracks> {
        @Override
        public String name() {
            return "the shelf is whole";
        }

        @Override
        public Class<Cracks> view() {
            return Cracks.class;
        }

        @Override
        public void look(Cracks store, Look look) {
            look.saw(1);
            store.found().forEach(look::violated);
        }
    }

    private record Open(Backend backend, long largest, Cracks cracks) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation instanceof Operation.Mutate put
                    && put.text().startsWith("put ")
                    && Long.parseLong(put.text().split(" ")[2]) > largest) {
                cracks.found().add("there is a crack");
            }
            return backend.apply(operation);
        }

        @Override
        public <S> Optional<S> inside(Class<S> view) {
            return Optional.of(view.cast(cracks));
        }
    }
}
