package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.lockstep.backend.LineStore.Bug;
import dev.lockstep.contract.BackendContract;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A sound backend keeps the contract of backends, and each rule fails for a backend that breaks it. */
class BackendContractTest {

    @Test
    void a_sound_backend_keeps_every_rule() {
        assertThat(broken(Bug.NONE, selectClass(LineContract.class))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "KEEPS_ITS_LOCK, a_closed_arm_has_released_its_store, can lock",
        "HOLDS_NO_LOCK, a_closed_arm_has_released_its_store, could lock",
        "REOPENS_WITHOUT_PROOF, a_reopen_is_proven_and_keeps_the_data, call ArmFolder.proveFree",
        "FORGETS_THE_LAST_LINE_WITH_A_REOPEN, a_reopen_is_proven_and_keeps_the_data, the records after the reopen",
        "MAKES_A_MISSING_STORE_AGAIN, a_missing_store_is_not_made_again, without a store",
        "BACKS_UP_ONCE, a_backup_has_what_the_store_has_at_that_time, the content of the second backup",
        "RESTORES_A_BACKUP_OVER_THE_STORE, a_backup_has_what_the_store_has_at_that_time, the records after the backups",
        "DOES_HALF_OF_WHAT_IT_REFUSES, a_refused_operation_changes_nothing, the records after the refusal",
        "FORGETS_THE_CALL_WHEN_CLOSED, a_close_during_a_call_ends_the_call, the call returned within PT1S",
        "WAITS_FOR_THE_CALL_WHEN_CLOSED, a_close_during_a_call_ends_the_call, the close returned within PT1S",
        "CANNOT_BE_CLOSED_TWICE, a_second_close_is_harmless_and_a_closed_arm_does_nothing, closed already",
        "WORKS_ON_WHEN_CLOSED, a_second_close_is_harmless_and_a_closed_arm_does_nothing, on a closed arm"
    })
    void each_rule_fails_for_a_backend_that_breaks_it(Bug bug, String rule, String message) {
        SortedMap<String, Throwable> broken = broken(bug, selectMethod(LineContract.class, rule));

        assertThat(broken).containsOnlyKeys(rule);
        assertThat(broken.get(rule)).hasMessageContaining(message);
    }

    @Test
    void a_backend_of_a_system_that_locks_nothing_keeps_the_other_rules() {
        assertThat(broken(Bug.HOLDS_NO_LOCK, selectClass(UnlockedContract.class)))
                .isEmpty();
    }

    @Test
    void each_bug_is_planted() {
        long planted = Arrays.stream(BackendContractTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(CsvSource.class).value()))
                .count();

        assertThat(planted).isEqualTo(Bug.values().length - 1);
    }

    /** Returns the failure of each rule for this bug. */
    private static SortedMap<String, Throwable> broken(Bug bug, DiscoverySelector rules) {
        SortedMap<String, Throwable> failed = new TreeMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(rules)
                .configurationParameter(LineContract.BUG, bug.name())
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.put(
                            test.getSource()
                                    .filter(MethodSource.class::isInstance)
                                    .map(source -> ((MethodSource) source).getMethodName())
                                    .orElse(test.getDisplayName()),
                            result.getThrowable().orElseThrow());
                }
            }
        });
        return failed;
    }

    /** The contract of {@link LineStore}, with the bug that the test selects. */
    static class LineContract extends BackendContract {

        private static final String BUG = "lockstep.bug";

        @RegisterExtension
        final BeforeEachCallback planting = context ->
                bug = Bug.valueOf(context.getConfigurationParameter(BUG).orElseThrow());

        private Bug bug = Bug.NONE;

        @Override
        protected BackendProvider provider() {
            return new LineProvider(bug);
        }

        @Override
        protected Engine engine() {
            return new Engine(
                    new SystemUnderTest("lines", "Lines", List.of(), "1", "lines", Set.of(), Map.of()), "1", List.of());
        }

        @Override
        protected Optional<Path> lockFile(Path data) {
            return Optional.of(LineStore.lockFile(data));
        }

        @Override
        protected Operation insert(String key) {
            return Operation.mutate(key);
        }

        @Override
        protected Operation.Query everything() {
            return Operation.query("all", List.of(Column.text("line")), "");
        }

        @Override
        protected Operation refused(String taken, String free) {
            return Operation.mutate(free + " " + taken);
        }

        @Override
        protected Optional<Operation> slow() {
            return Optional.of(Operation.query("slow", List.of(Column.text("line")), ""));
        }

        @Override
        protected Duration closing() {
            return Duration.ofSeconds(1);
        }
    }

    /** The contract of a {@link LineStore} that needs no lock. */
    static class UnlockedContract extends LineContract {
        @Override
        protected Optional<Path> lockFile(Path data) {
            return Optional.empty();
        }
    }

    private record LineProvider(Bug bug) implements BackendProvider {
        @Override
        public String system() {
            return "lines";
        }

        @Override
        public String transport() {
            return "embedded";
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException {
            try {
                return new LineStore(context.folder(), bug);
            } catch (IOException e) {
                throw new ArmUnavailableException("no store can be made: " + e, e);
            }
        }
    }
}
