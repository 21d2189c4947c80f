package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.h2.H2ServerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/**
 * The resources of a process that walks over containers one after another: after many walks it must not hold more than
 * after the first ones.
 */
@Tag("container")
@Tag("nightly")
class LeakTest {

    /**
     * After these walks the process holds everything that it keeps permanently, such as the connections to the
     * container engine.
     */
    private static final long FIRST = 3;

    private static final long WALKS = 50;
    private static final long STEPS = 30;

    @TempDir
    Path folder;

    /**
     * The resources that this process holds now.
     *
     * @param containers the containers in the engine with this process's label
     * @param volumes the volumes in the engine with this process's label
     * @param processes the live descendants of this process
     * @param threads the threads by name, without their numbers
     * @param files the open file descriptors
     */
    private record Held(
            List<String> containers,
            List<String> volumes,
            long processes,
            SortedMap<String, Long> threads,
            long files) {

        static Held now() {
            // A class loader's jar and a forgotten socket are closed by garbage collection. Only what remains
            // afterwards is a leak.
            System.gc();
            String owner = "/" + ProcessHandle.current().pid() + "/";
            var client = DockerClientFactory.instance().client();
            List<String> containers = new ArrayList<>();
            client.listContainersCmd().withShowAll(true).exec().stream()
                    .filter(container -> isOf(owner, container.getLabels()))
                    .forEach(container -> containers.add(container.getId()));
            List<String> volumes = new ArrayList<>();
            client.listVolumesCmd().exec().getVolumes().stream()
                    .filter(volume -> isOf(owner, volume.getLabels()))
                    .forEach(volume -> volumes.add(volume.getName()));
            return new Held(containers, volumes, descendants(), threadsByName(), openFiles());
        }

        boolean isNoMoreThan(Held before) {
            return containers.isEmpty()
                    && volumes.isEmpty()
                    && processes <= before.processes
                    && threads.values().stream().mapToLong(Long::longValue).sum()
                            <= before.threads.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                    && files <= before.files;
        }

        private static boolean isOf(String owner, Map<String, String> labels) {
            return labels != null && labels.values().stream().anyMatch(value -> value.contains(owner));
        }

        private static long descendants() {
            return ProcessHandle.current()
                    .descendants()
                    .filter(ProcessHandle::isAlive)
                    .count();
        }

        private static SortedMap<String, Long> threadsByName() {
            return Thread.getAllStackTraces().keySet().stream()
                    .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        }

        private static long openFiles() {
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return open.count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void many_walks_over_containers_leave_nothing_behind() {
        for (long seed = 1; seed <= FIRST; seed++) {
            walk(seed);
        }
        Held before = Held.now();
        for (long seed = FIRST + 1; seed <= FIRST + WALKS; seed++) {
            walk(seed);
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Held after = Held.now();
                    assertThat(after.isNoMoreThan(before))
                            .as("before %s, after %s", before, after)
                            .isTrue();
                });
    }

    /**
     * While the walk lasts, it holds a container of this process. This shows that a remaining container would be
     * counted.
     */
    private void walk(long seed) {
        List<ArmPlan> arms = List.of(
                SocialWalk.arm(SocialWalk.REFERENCE, new H2EmbeddedProvider()),
                new ArmPlan(
                        SocialWalk.OTHER,
                        new H2ServerProvider(),
                        Ground.H2.engine(),
                        Ground.H2.engine(),
                        Map.of("server.launcher", "container")));
        WalkResult result = new SocialWalk(arms, seed, STEPS, Duration.ofSeconds(60))
                .play(folder.resolve("seed-" + seed), new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        if (step.step() == 1) {
                            Held held = Held.now();
                            assertThat(held.containers()).hasSize(1);
                            assertThat(held.volumes()).hasSize(1);
                        }
                    }
                });
        assertThat(result.findings()).as(result.detail()).isEmpty();
        assertThat(result.notClosed()).isEmpty();
        assertThat(result.steps()).as(result.detail()).isEqualTo(STEPS);
    }
}
