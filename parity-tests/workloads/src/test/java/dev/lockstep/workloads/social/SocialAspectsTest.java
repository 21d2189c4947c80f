package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SocialAspectsTest {

    private static final int STEPS = 200;

    static List<SystemUnderTest> systems() {
        return List.of(Systems.STRICT, Systems.GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void a_campaign_meets_every_aspect_before_it_is_due(SystemUnderTest system) {
        assertThat(missing(Systems.workload(system), 2, Aspect.DUE)).isEmpty();
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("systems")
    void a_long_campaign_meets_every_rare_aspect_before_it_is_due(SystemUnderTest system) {
        assertThat(missing(Systems.workload(system), 1, Aspect.RARE_DUE)).isEmpty();
    }

    @Test
    void one_long_walk_meets_the_aspects_of_large_stores_too() {
        SocialWorkload workload = Systems.workload(Systems.STRICT);
        Set<String> met = new TreeSet<>();

        walk(workload, 3, (int) Aspect.RARE_DUE / 2, met);

        assertThat(met)
                .contains(
                        "insertPersons: into a store beyond a hundred rows",
                        "reopen: of a store beyond a hundred rows");
    }

    @Test
    void maintenance_of_an_empty_store_does_not_count() {
        SocialModel empty = Systems.workload(Systems.STRICT).newModel();

        assertThat(List.of(new Optimize(), new Reopen(), new Repair(), new Restart(), new Backup("canary-1")))
                .allSatisfy(command -> assertThat(command.expect(empty).exercises())
                        .as("%s", command)
                        .isFalse());
    }

    @Test
    void maintenance_of_a_store_with_a_person_counts() {
        SocialModel model = Systems.workload(Systems.STRICT).newModel();
        new InsertRounded("ada", 36, BigDecimal.ONE).apply(model);

        assertThat(List.of(new Optimize(), new Reopen(), new Repair(), new Restart(), new Backup("canary-1")))
                .allSatisfy(command -> assertThat(command.expect(model).exercises())
                        .as("%s", command)
                        .isTrue());
    }

    /** Returns the aspects that are due after so many steps and that such a campaign did not meet. */
    private static Set<String> missing(SocialWorkload workload, int campaign, long steps) {
        Set<String> met = new TreeSet<>();
        for (int walk = 0; walk < steps / STEPS; walk++) {
            walk(workload, 10_000L * campaign + walk, STEPS, met);
        }
        Set<String> missing = new TreeSet<>();
        for (CommandKind<SocialModel> kind : workload.alphabet()) {
            kind.aspects().stream()
                    .filter(aspect -> aspect.due() <= steps)
                    .map(aspect -> named(kind, aspect))
                    .filter(aspect -> !met.contains(aspect))
                    .forEach(missing::add);
        }
        return missing;
    }

    private static void walk(SocialWorkload workload, long seed, int steps, Set<String> met) {
        Map<Class<?>, CommandKind<SocialModel>> kinds = new HashMap<>();
        workload.alphabet().forEach(kind -> kinds.put(kind.type(), kind));
        ModelWalk.of(workload, workload.alphabet(), seed, steps, (model, command) -> {
            CommandKind<SocialModel> kind = kinds.get(command.getClass());
            Expectation expectation = command.expect(model);
            kind.aspects().stream()
                    .filter(aspect -> expectation.exercises() && aspect.isMet(model, command))
                    .forEach(aspect -> met.add(named(kind, aspect)));
        });
    }

    private static String named(CommandKind<SocialModel> kind, Aspect<SocialModel> aspect) {
        return kind.name() + ": " + aspect.name();
    }
}
