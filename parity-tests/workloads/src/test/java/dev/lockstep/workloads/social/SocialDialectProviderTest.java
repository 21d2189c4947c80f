package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.UnsoundWorkloadException;
import dev.lockstep.workload.WorkloadProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialDialectProviderTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "sparql"})
    void exactly_one_provider_brings_the_social_workload_to_a_dialect_in_the_box(String dialect) {
        assertThat(providers()
                        .filter(social -> social.forSystem(system(dialect)).isPresent()))
                .hasSize(1);
    }

    @Test
    void nobody_brings_the_social_workload_to_an_unknown_dialect() {
        assertThat(providers())
                .allSatisfy(social ->
                        assertThat(social.forSystem(system("klingon"))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {Promise.BRANCHES, Promise.LOADS, Promise.TERMS})
    void a_promise_for_which_a_dialect_has_no_words_is_refused_by_name(String promise) {
        assertThatExceptionOfType(UnsoundWorkloadException.class)
                .isThrownBy(() -> new H2DialectProvider().forSystem(system("h2", promise)))
                .withMessage("the system promises " + promise + ", for which " + H2Dialect.class.getName()
                        + " has no words: override graphs(), or take them out of the promises");
    }

    @Test
    void a_promise_of_sql_needs_a_dialect_that_has_words_for_it() {
        assertThatExceptionOfType(UnsoundWorkloadException.class)
                .isThrownBy(() -> new SparqlDialectProvider().forSystem(system("sparql", Promise.SQL)))
                .withMessageContaining("override sql()");
    }

    private static Stream<WorkloadProvider> providers() {
        return ServiceLoader.load(WorkloadProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("social"));
    }

    private static SystemUnderTest system(String dialect, String... promises) {
        return new SystemUnderTest("any", "Any", List.of("a:b"), "1", dialect, Set.of(promises), Map.of());
    }
}
