package dev.lockstep.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Operation;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandDigest;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each workload in the box, drawn over its model alone: the same seed gives the same walk. */
class GenerationTest {

    private static final long SEED = 42;
    private static final int STEPS = 150;

    /** The walks of seed 42. If one changes, a recorded seed means another walk: increase the generator's version. */
    private static final List<String> PINNED = List.of(
            "h2 lobs 2 9d0e6f096899486ad653edd928a34b7bb8b00777efc4748d0d40ed9f4a1b5c9b",
            "h2 schema 10 d93dc8a75d741e3b5a25dffeb298ec042e0ac104f616b97d41febabc30a97b6d",
            "h2 script 4 fac53a6d79ddcab3992c444cd74aac6f9acbc8049fafc86344f0afe63692765a",
            "h2 sessions 3 d9f4547c73fdbbbbea4b2a6ff54a4c8a92676178da2ce76ff2b0ab7c7c1bd7cd",
            "h2 social 7 788fce46a61e2edf67b4bc70785dcd3e56bb8be900b97cae7547e6aeeffde2ed",
            "h2 transactions 1 864ecfafb387380f8b973a2a728a0ac8a8823461b4c53749c11e2560b8baecf6",
            "h2 transfer 5 c41a4e824507e518d1455704bc3542dc4afe2555d842fbe6ec3dfca35f634195",
            "h2 values 3 7b9aa8784a92057ac5354abc7a9db363404e950cabf5708a98f69995a097d3a8",
            "jena graphs 4 cbeaea31a8fd8f1669e90fdb48872cc5b9e8606793932c8587127c521099eb1a",
            "jena script 4 5c62454e8645e91db51d6a3214933111879ce792a1a0d1cf67a3602341081a76",
            "jena social 7 c8fa5e18968499212ab7cfa9e8d934938caebddca6291685d8dd05f6236fa33d",
            "jena transactions 1 0e68786c5001413c6fd859d3c47f869ef0b9b937d07df18b9b2b35d7d6f8dded",
            "jena types 2 e05f41445e5509171019562f5dc9808c431a7ae6525762bff7decd4d9971c443");

    static Stream<Drawn> workloads() {
        return Stream.of(new H2Provider().system(), new JenaProvider().system())
                .flatMap(system -> ServiceLoader.load(WorkloadProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .map(provider -> provider.forSystem(system))
                        .flatMap(Optional::stream)
                        .map(workload -> new Drawn(system, workload)));
    }

    /** A workload for a system. */
    record Drawn(SystemUnderTest system, Workload<?> workload) {

        /** Returns the walk as it is recorded and as it is asked. */
        List<String> lines() {
            return lines(workload);
        }

        private static <M> List<String> lines(Workload<M> workload) {
            Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
            CommandCodec<M> codec = new CommandCodec<>(alphabet);
            DrawnWalk<M> walk = new DrawnWalk<>(workload, SEED, workload.alphabet());
            List<String> lines = new ArrayList<>();
            for (long step = 1; step <= STEPS; step++) {
                Command<M> command = walk.next().orElseThrow();
                Operation operation = alphabet.render(command);
                lines.add(codec.write(command) + " " + operation);
                walk.play(command);
            }
            return lines;
        }

        String digest() {
            CommandDigest digest = new CommandDigest();
            lines().forEach(digest::add);
            return this + " " + workload.generatorVersion() + " " + digest.hex();
        }

        @Override
        public String toString() {
            return system.name() + " " + workload.name();
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void neither_the_run_nor_locale_nor_zone_changes_a_walk(Drawn drawn) {
        List<String> lines = drawn.lines();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

            assertThat(drawn.lines()).isEqualTo(lines);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_seed_gives_the_pinned_walk_until_the_generators_version_changes(Drawn drawn) {
        assertThat(PINNED).contains(drawn.digest());
    }
}
