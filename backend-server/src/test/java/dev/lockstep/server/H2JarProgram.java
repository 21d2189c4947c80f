package dev.lockstep.server;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.system.H2Provider;
import java.nio.file.Path;
import java.util.List;

/** A server whose program is in H2's jar. */
interface H2JarProgram extends ServerProgram {

    @Override
    default String name() {
        return "h2";
    }

    @Override
    default List<Path> jars() {
        try {
            var h2 = new H2Provider().system();
            return new Resolver().resolve(h2, h2.defaultVersion()).jars();
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    default List<String> modules() {
        return List.of("java.base", "java.sql", "java.naming", "java.management", "jdk.net", "jdk.unsupported");
    }

    @Override
    default int port() {
        return 9092;
    }
}
