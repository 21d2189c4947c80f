package dev.lockstep.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Operation;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandDigest;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
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
    private static final List<String> PINNED = List.of();

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
            M model = CommandStream.drawn(workload, SEED, 1).newModel();
            GeneratedCommands<M> source = new GeneratedCommands<>(new SeedTree(SEED), workload.alphabet());
            List<String> lines = new ArrayList<>();
            for (long step = 1; step <= STEPS; step++) {
                Command<M> command = source.next(model, step).orElseThrow();
                Operation operation = alphabet.render(command);
                lines.add(codec.write(command) + " " + operation);
                if (command.expect(model) instanceof Expectation.Refuses) {
                    command.refused(model);
                } else {
                    command.apply(model);
                }
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
