package dev.lockstep.server.h2;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.jdbc.JdbcProgram;
import dev.lockstep.backend.jdbc.UrlSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program in one file that starts H2's server as a process, and uses it over TCP. */
final class H2ServerReproducer implements Reproducer {

    private static final SourceSections PARTS = SourceSections.of(H2ServerReproducer.class, "Repro.java.txt");

    /** From this release on, a server creates no database unless it may. */
    private static final String CAREFUL = "1.4.198";

    @Override
    public String way() {
        return "over TCP from its server (JDBC)";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        String settings = UrlSettings.of(reproduction.system(), reproduction.client());
        String prefix = reproduction.system().storage().prefix();
        boolean careful = VersionRange.isAtLeast(reproduction.version(), CAREFUL);
        return new JdbcProgram(PARTS, reproduction)
                .reproduced(
                        new TreeMap<>(Map.of(
                                "SETTINGS",
                                Quoted.java(settings),
                                "CREATING",
                                careful ? ", \"-ifNotExists\"" : "",
                                "PREFIX",
                                prefix,
                                "COPIED",
                                (prefix.isEmpty() ? "" : Quoted.java(prefix) + " + ") + "file(copied)",
                                "PASSWORD",
                                UrlSettings.login(reproduction.system(), ""))),
                        List.of(
                                "export CLASS_PATH JAVA_OPTIONS",
                                "# The client and the server have the surroundings that they had in the walk.",
                                "java " + String.join(" ", reproduction.here().javaOptions())
                                        + " -cp \"$CLIENT_CLASS_PATH\" \"$HERE/Repro.java\""));
    }
}
