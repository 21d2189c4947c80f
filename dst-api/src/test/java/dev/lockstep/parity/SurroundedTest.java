package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The surroundings in which the arms of a walk are opened. */
class SurroundedTest {

    private static final Surroundings FAR =
            new Surroundings("Asia/Kathmandu", "tr-TR", Charset.defaultCharset().name());
    private static final Surroundings FARTHER = new Surroundings("Pacific/Apia", "hi-IN", "ISO-8859-1");

    @TempDir
    Path folder;

    private final SortedMap<String, Surroundings> told = new TreeMap<>();
    private final SortedMap<String, Surroundings> inForce = new TreeMap<>();

    @Test
    void an_engine_in_this_process_finds_them_in_force_and_another_is_told_its_own() {
        Surroundings before = Surroundings.ofThisProcess();

        WalkResult result = walk(Map.of(ArmPlans.HERE, FAR, "cli", FARTHER));

        assertThat(result.verdict()).as(result.detail()).isIn(Verdict.PARITY, Verdict.VACUOUS);
        assertThat(told).isEqualTo(Map.of("embedded", FAR, "cli", FARTHER));
        assertThat(inForce.get("embedded")).isEqualTo(FAR);
        assertThat(Surroundings.ofThisProcess()).isEqualTo(before);
    }

    @Test
    void a_walk_that_asks_for_nothing_changes_nothing() {
        Surroundings before = Surroundings.ofThisProcess();
        walk(Map.of());
        assertThat(told).isEqualTo(Map.of("embedded", before, "cli", before));
        assertThat(inForce).isEqualTo(told);
    }

    @Test
    void the_charset_of_this_process_cannot_be_changed() {
        WalkResult result = walk(Map.of(ArmPlans.HERE, new Surroundings("UTC", "en-US", "IBM437")));
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail()).contains("start it with -Dfile.encoding=IBM437");
        assertThat(told).isEmpty();
    }

    @Test
    void two_walks_at_the_same_time_do_not_change_each_others_surroundings() {
        Here first = Here.as(FAR);
        try {
            assertThatThrownBy(() -> Here.as(new Surroundings("Pacific/Apia", "tr-TR", FAR.charset())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another walk of this process");
            assertThat(Surroundings.ofThisProcess()).isEqualTo(FAR);
        } finally {
            first.close();
        }
    }

    @Test
    void a_locale_with_more_parts_is_there_again_afterwards() {
        Locale before = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ja-JP-u-ca-japanese"));
        TimeZone.setDefault(TimeZone.getTimeZone("GMT+05:30"));
        try {
            Here.as(FAR).close();
            assertThat(Locale.getDefault().toLanguageTag()).isEqualTo("ja-JP-u-ca-japanese");
            assertThat(TimeZone.getDefault().getID()).isEqualTo("GMT+05:30");
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zone);
        }
    }

    private WalkResult walk(Map<String, Surroundings> asked) {
        List<ArmPlan> arms = List.of(arm("embedded", false), arm("cli", true));
        ArmPlans plans = new ArmPlans("embedded", arms, new TreeMap<>(asked));
        return Walk.run(
                new WalkPlan<>(
                        CommandStream.drawn(new Shelf(), 1, 5),
                        plans,
                        Limits.of(Duration.ofSeconds(10)),
                        Allowlist.NONE,
                        folder),
                new WalkListener() {});
    }

    private ArmPlan arm(String name, boolean apart) {
        ArmPlan arm = Shelf.arm(name, UnaryOperator.identity());
        return new ArmPlan(name, new Noting(arm.provider(), apart), arm.engine(), arm.client(), arm.settings());
    }

    /** Notes what an arm is opened with. */
    private final class Noting implements ForwardingProvider {
        private final BackendProvider provider;
        private final boolean apart;

        Noting(BackendProvider provider, boolean apart) {
            this.provider = provider;
            this.apart = apart;
        }

        @Override
        public BackendProvider provider() {
            return provider;
        }

        @Override
        public boolean runsApart() {
            return apart;
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            synchronized (told) {
                told.put(context.arm(), context.surroundings());
                inForce.put(context.arm(), Surroundings.ofThisProcess());
            }
            return provider.open(context);
        }
    }
}
