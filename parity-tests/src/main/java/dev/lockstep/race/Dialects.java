package dev.lockstep.race;

import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.system.SystemUnderTest;
import java.util.Optional;

/** The acts of the systems in the box. */
public final class Dialects {

    private Dialects() {}

    /** Returns the acts in the words of a system; empty if there are none for its dialect. */
    public static Optional<ActorDialect> of(SystemUnderTest system) {
        return switch (system.dialect()) {
            case "h2" -> Optional.of(new SqlActs());
            case "sparql" -> Optional.of(new SparqlActs());
            default -> Optional.empty();
        };
    }
}
