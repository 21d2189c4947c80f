package dev.lockstep.embedded.h2;

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

/** A program in one file that uses H2 in its own process. */
final class H2Reproducer implements Reproducer {

    private static final SourceSections PARTS = SourceSections.of(H2Reproducer.class, "Repro.java.txt");

    @Override
    public String way() {
        return "in process (JDBC)";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        String settings = UrlSettings.of(reproduction.system(), reproduction.version()) + H2Engine.NO_HOOK;
        return new JdbcProgram(PARTS, reproduction)
                .reproduced(
                        new TreeMap<>(Map.of(
                                "SETTINGS",
                                Quoted.java(settings),
                                "PREFIX",
                                reproduction.system().storage().prefix(),
                                "PASSWORD",
                                UrlSettings.login(reproduction.system(), ""))),
                        List.of("java $JAVA_OPTIONS -cp \"$CLASS_PATH\" \"$HERE/Repro.java\""));
    }
}
