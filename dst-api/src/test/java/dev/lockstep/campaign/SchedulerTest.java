package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOCKSTEP_SHARD=3/20 | 3/20",
                "JOB_COMPLETION_INDEX=2 LOCKSTEP_SHARDS=20 | 3/20",
                "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=19 SLURM_ARRAY_TASK_COUNT=20"
                        + " SLURM_ARRAY_TASK_STEP=1 | 3/20",
                "SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_MAX=16 SLURM_ARRAY_TASK_COUNT=4"
                        + " SLURM_ARRAY_TASK_STEP=2 | 3/4",
                "CI_NODE_INDEX=3 CI_NODE_TOTAL=20 | 3/20",
                "BUILDKITE_PARALLEL_JOB=2 BUILDKITE_PARALLEL_JOB_COUNT=20 | 3/20",
                "CIRCLE_NODE_INDEX=2 CIRCLE_NODE_TOTAL=20 | 3/20",
                "LOCKSTEP_SHARD=3/20 CI_NODE_INDEX=3 CI_NODE_TOTAL=20 LOCKSTEP_SHARDS=20 | 3/20",
            })
    void a_scheduler_names_the_shard(String set, String shard) {
        assertThat(Scheduler.shard(environment(set))).hasToString(shard);
    }

    @Test
    void without_a_scheduler_the_message_lists_what_was_looked_for() {
        assertThatThrownBy(() -> Scheduler.shard(Map.of("PATH", "/bin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no scheduler names a shard here (looked for LOCKSTEP_SHARD of a matrix by hand,"
                        + " JOB_COMPLETION_INDEX and LOCKSTEP_SHARDS of a Kubernetes Indexed Job, SLURM_ARRAY_TASK_ID"
                        + " and SLURM_ARRAY_TASK_MIN of a Slurm array, CI_NODE_INDEX and CI_NODE_TOTAL of GitLab's"
                        + " parallel, BUILDKITE_PARALLEL_JOB and BUILDKITE_PARALLEL_JOB_COUNT of Buildkite's"
                        + " parallelism, CIRCLE_NODE_INDEX and CIRCLE_NODE_TOTAL of CircleCI's parallelism); write"
                        + " --shard 3/20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOCKSTEP_SHARDS=20 | no scheduler names a shard here",
                "JOB_COMPLETION_INDEX=2 | LOCKSTEP_SHARDS is not set, but the rest of a Kubernetes Indexed Job is"
                        + " (JOB_COMPLETION_INDEX=2); the manifest must give the number of shards in it",
                "CI_NODE_TOTAL=20 | CI_NODE_INDEX is not set, but the rest of GitLab's parallel is",
                "CI_NODE_INDEX=three CI_NODE_TOTAL=20 | CI_NODE_INDEX is 'three', which is not a number",
                "CI_NODE_INDEX=0 CI_NODE_TOTAL=20 | CI_NODE_INDEX=0, CI_NODE_TOTAL=20 names no shard",
                "CIRCLE_NODE_INDEX=20 CIRCLE_NODE_TOTAL=20 | CIRCLE_NODE_INDEX=20, CIRCLE_NODE_TOTAL=20 names no shard",
                "LOCKSTEP_SHARD=21/20 | LOCKSTEP_SHARD: there is no shard 21 of 20",
                "LOCKSTEP_SHARD= | LOCKSTEP_SHARD: '' is not a shard",
                "LOCKSTEP_SHARD=1/2 CI_NODE_INDEX=2 CI_NODE_TOTAL=2 | two schedulers contradict each other:"
                        + " LOCKSTEP_SHARD=1/2 is shard 1/2, and CI_NODE_INDEX=2, CI_NODE_TOTAL=2 is shard 2/2",
                "SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=3"
                        + " SLURM_ARRAY_TASK_STEP=1 | the array has gaps",
                "SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_COUNT=1"
                        + " SLURM_ARRAY_TASK_STEP=1 LOCKSTEP_SHARDS=20 | LOCKSTEP_SHARDS=20 contradicts the scheduler,"
                        + " which names shard 1/1",
            })
    void what_does_not_name_one_shard_is_refused(String set, String message) {
        assertThatThrownBy(() -> Scheduler.shard(environment(set)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static Map<String, String> environment(String set) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : set.split(" ")) {
            environment.put(assignment.substring(0, assignment.indexOf('=')), assignment.replaceFirst("[^=]*=", ""));
        }
        return environment;
    }
}
