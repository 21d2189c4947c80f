package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SocialModelTest {

    static List<SystemUnderTest> systems() {
        return List.of(Systems.STRICT, Systems.GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void whatever_changes_the_keys_with_places_are_those_of_the_persons_and_of_the_strangers(SystemUnderTest system) {
        SocialWorkload workload = Systems.workload(system);
        int[] acquainted = {0};
        for (int seed = 1; seed <= 2; seed++) {
            ModelWalk.of(workload, workload.alphabet(), seed, 200, (model, command) -> {
                assertThat(List.copyOf(model.keys()))
                        .isEqualTo(List.copyOf(model.persons().keySet()));
                assertThat(List.copyOf(model.strangers())).isEqualTo(strangers(model));
                acquainted[0] += model.knows().size();
            });
        }
        assertThat(acquainted[0]).isPositive();
    }

    private static List<String> strangers(SocialModel model) {
        return model.persons().keySet().stream()
                .filter(slug -> !model.knows().containsKey(slug))
                .toList();
    }
}
