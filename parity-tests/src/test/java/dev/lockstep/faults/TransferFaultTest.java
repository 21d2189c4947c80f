package dev.lockstep.faults;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of other ways in and out, planted into one of two arms: each must fire, and be seen. */
class TransferFaultTest {

    private WrongWalk stores;
    private WrongWalk graphs;

    @BeforeEach
    void two_arms_in_process(@TempDir Path folder) {
        Duration limit = Duration.ofSeconds(20);
        stores = new WrongWalk(Ground.H2, "transfer", new H2EmbeddedProvider(), 120, 6, limit, folder);
        graphs = new WrongWalk(Ground.JENA, "graphs", new JenaEmbeddedProvider(), 120, 6, limit, folder);
    }

    @Tag("nightly")
    @Test
    void without_a_bug_there_is_no_difference() {
        stores.mustAgree();
        graphs.mustAgree();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPORTS_NO_ROWS", "ANSWERS_AN_EXPORT_FROM_THE_STORE", "REPORTS_A_RESTORE_ONLY"})
    void a_wrong_way_fires_and_is_seen(WayBug bug) {
        stores.mustShow(bug::apply);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXPORTS_NO_ROWS", "ANSWERS_AN_EXPORT_FROM_THE_STORE", "REPORTS_A_RESTORE_ONLY"})
    void any_other_wrong_way_is_seen_too(WayBug bug) {
        stores.mustShow(bug::apply);
    }

    @ParameterizedTest
    @EnumSource(names = "PUT_ADDS")
    void a_wrong_graph_fires_and_is_seen(GraphBug bug) {
        graphs.mustShow(bug::apply);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PUT_ADDS")
    void any_other_wrong_graph_is_seen_too(GraphBug bug) {
        graphs.mustShow(bug::apply);
    }

    @Tag("nightly")
    @Test
    void a_prefix_with_two_iris_is_seen_inside_the_store() {
        graphs.mustShowAt("/inside/prefixes resolve", GraphBug.AN_ADD_BINDS_A_PREFIX_TWICE::apply);
    }
}
