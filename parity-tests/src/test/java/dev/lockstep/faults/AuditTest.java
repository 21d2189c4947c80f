package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.audit.Audit;
import dev.lockstep.audit.Sighting;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.cli.jena.JenaCliProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.server.h2.H2ServerProvider;
import dev.lockstep.server.jena.JenaServerProvider;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of bugs of {@code ./lockstep audit}, planted into the arms in the box: each must fire and be seen. */
class AuditTest {

    private static final Audit.Budget IN_PROCESS = new Audit.Budget(5, 200);

    /** A server, or a process for each operation, takes longer for a step. */
    private static final Audit.Budget WITH_PROCESSES = new Audit.Budget(3, 200);

    /**
     * A step takes a second if each operation loads all classes of the engine. In more and shorter walks each bug has
     * its chance to fire, and those that fire at the end of a walk come sooner.
     */
    private static final Audit.Budget WITH_SLOW_PROCESSES = new Audit.Budget(12, 60);

    @TempDir
    private Path folder;

    @Test
    void the_known_differences_of_the_arms_are_in_force() {
        ArmPlan right = right(Ground.H2, new H2EmbeddedProvider());
        assertThat(inForce(right, wrong(Ground.H2, new H2ServerProvider()))).contains("LS-0005");
        assertThat(inForce(right, wrong(Ground.H2, new H2CliProvider()))).contains("LS-0001");
        assertThat(inForce(right, wrong(Ground.H2, new H2EmbeddedProvider()))).contains("LS-0001", "LS-0005");
    }

    private static List<String> inForce(ArmPlan right, ArmPlan wrong) {
        return Ground.H2.list().over(List.of(right, wrong)).inForce();
    }

    @Tag("nightly")
    @Test
    void each_bug_of_an_embedded_store_of_tables_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.H2, new H2EmbeddedProvider(), new H2EmbeddedProvider(), IN_PROCESS));
    }

    @Test
    @Tag("nightly")
    void each_bug_of_an_embedded_store_of_graphs_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.JENA, new JenaEmbeddedProvider(), new JenaEmbeddedProvider(), IN_PROCESS));
    }

    @Test
    @Tag("nightly")
    void each_bug_of_a_server_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.H2, new H2EmbeddedProvider(), new H2ServerProvider(), WITH_PROCESSES));
    }

    @Test
    @Tag("nightly")
    void each_bug_of_a_server_of_graphs_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.JENA, new JenaEmbeddedProvider(), new JenaServerProvider(), WITH_PROCESSES));
    }

    @Test
    @Tag("nightly")
    void each_bug_of_a_command_line_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.H2, new H2EmbeddedProvider(), new H2CliProvider(), WITH_PROCESSES));
    }

    @Test
    @Tag("nightly")
    void each_bug_of_a_command_line_of_graphs_fires_and_is_seen() throws Exception {
        assertEachIsSeen(audit(Ground.JENA, new JenaEmbeddedProvider(), new JenaCliProvider(), WITH_SLOW_PROCESSES));
    }

    private List<Sighting> audit(Ground ground, BackendProvider right, BackendProvider wrong, Audit.Budget budget)
            throws Exception {
        return audit(ground.workload(), ground, right(ground, right), wrong(ground, wrong), budget);
    }

    private <M> List<Sighting> audit(
            Workload<M> workload, Ground ground, ArmPlan right, ArmPlan wrong, Audit.Budget budget) throws Exception {
        return new Audit<>(
                        workload,
                        right,
                        wrong,
                        budget,
                        Limits.of(Duration.ofSeconds(30)),
                        arms -> ground.list().over(arms),
                        folder)
                .run(sighting -> {});
    }

    /** Has the name by which the list of known differences knows the reference. */
    private static ArmPlan right(Ground ground, BackendProvider provider) {
        return arm(SocialWalk.REFERENCE, ground, provider);
    }

    private static ArmPlan wrong(Ground ground, BackendProvider provider) {
        return arm("wrong", ground, provider);
    }

    private static ArmPlan arm(String name, Ground ground, BackendProvider provider) {
        return new ArmPlan(name, provider, ground.engine(), ground.engine(), Map.of("server.launcher", "process"));
    }

    private static void assertEachIsSeen(List<Sighting> sightings) {
        assertThat(sightings).hasSizeGreaterThan(25);
        assertThat(sightings)
                .allSatisfy(sighting ->
                        assertThat(sighting.fate()).as("%s", sighting).isEqualTo(Sighting.Fate.SEEN));
    }
}
