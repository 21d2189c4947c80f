package dev.lockstep.workloads.script;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Brings the scripts in the box, for every system whose statements a script can hold. */
public final class ScriptProvider implements WorkloadProvider {

    private static final String INDEX = "index.txt";

    @Override
    public String name() {
        return ScriptWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return Notation.of(system).map(notation -> new ScriptWorkload(system, inTheBox(notation)));
    }

    private static List<ScriptFile> inTheBox(Notation notation) {
        String folder = notation == Notation.SQL ? "h2/" : "jena/";
        return resource(folder + INDEX)
                .lines()
                .map(name -> ScriptFile.parse(name, resource(folder + name), notation, folder + name))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = ScriptProvider.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the scripts in the box lack " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripts in the box cannot be read", e);
        }
    }
}
