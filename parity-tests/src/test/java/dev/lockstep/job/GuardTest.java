package dev.lockstep.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final List<String> ARMS = List.of("embedded", "cli", "server");

    private final Guard guard = new Guard(ARMS, List.of("server"), EnumSet.allOf(Part.Kind.class));

    private WalkedArms campaign = walked("h2", 40, Map.of("embedded", "", "cli", "", "server", "container"));
    private final List<Part> parts = new ArrayList<>(List.of(
            part(Part.Kind.CANARY, passed("cli"), passed("server")),
            part(Part.Kind.CORPUS, passed("an-entry")),
            part(Part.Kind.WITNESSES, passed("LS-0001"))));

    private final List<Guard.Played> played = new ArrayList<>();

    @BeforeEach
    void playAlike() {
        play("walks", Map.of("list", "A"), Map.of("embedded", "2.5.252", "cli", "2.5.252"));
        play("canary", Map.of("list", "A"), Map.of("embedded", "2.5.252"));
        // The entries of a corpus have arms of their own.
        play("corpus", Map.of("list", "A"), Map.of());
    }

    @Test
    void a_job_that_did_all_has_no_gap() {
        assertThat(gaps()).isEmpty();
    }

    @Test
    void a_job_without_a_campaign_walked_nothing() {
        assertThat(guard.gaps(new Guard.Job(List.of(), parts, List.of())))
                .containsExactly("no walk was walked: none of the folders has a campaign.json");
    }

    @Test
    void an_arm_that_was_not_opened_ran_no_walk() {
        campaign = walked("h2", 40, Map.of("embedded", "", "server", "container"));
        assertThat(gaps()).containsExactly("the arm cli ran no walk");
    }

    @Test
    void a_campaign_without_a_step_walked_no_arm() {
        campaign = walked("h2", 0, Map.of("embedded", "", "cli", "", "server", "container"));
        assertThat(gaps())
                .containsExactly(
                        "the arm embedded ran no walk",
                        "the arm cli ran no walk",
                        "the arm server ran no walk",
                        "the arm server did not run all its walks in a container");
    }

    @Test
    void a_server_that_fell_back_to_a_process_ran_in_no_container() {
        campaign = walked(
                "h2", 40, Map.of("embedded", "", "cli", "", "server", "process, as no container engine can be used"));
        assertThat(gaps()).containsExactly("the arm server did not run all its walks in a container");
    }

    @Test
    void one_walk_in_a_container_does_not_vouch_for_the_others() {
        campaign = walked("h2", 40, Map.of("embedded", "", "cli", "", "server", "process; container"));
        assertThat(gaps()).containsExactly("the arm server did not run all its walks in a container");
    }

    @Test
    void a_part_that_is_missing_is_named() {
        parts.remove(1);
        assertThat(gaps()).containsExactly("the job has no corpus: none of the folders has a corpus.json");
    }

    @Test
    void a_part_that_the_job_does_not_have_by_choice_may_be_missing() {
        parts.remove(1);
        Guard without = new Guard(ARMS, List.of(), EnumSet.of(Part.Kind.CANARY, Part.Kind.WITNESSES));
        assertThat(without.gaps(new Guard.Job(List.of(campaign), parts, List.of())))
                .isEmpty();
    }

    @Test
    void a_part_that_checked_nothing_is_no_part() {
        parts.set(2, part(Part.Kind.WITNESSES));
        assertThat(gaps()).containsExactly("the witnesses checked nothing");
    }

    @Test
    void a_failed_check_is_told_with_its_words() {
        parts.set(0, part(Part.Kind.CANARY, passed("cli"), new Part.Check("server", false, "MISSED after 60 steps")));
        assertThat(gaps()).containsExactly("the canary failed: server: MISSED after 60 steps");
    }

    @Test
    void each_arm_but_the_reference_needs_a_canary() {
        parts.set(0, part(Part.Kind.CANARY, passed("server")));
        assertThat(gaps())
                .containsExactly("no canary was planted in the arm embedded", "no canary was planted in the arm cli");
    }

    @Test
    void the_folders_of_two_systems_are_two_jobs() {
        campaign = walked("jena", 40, campaign.launchers());
        assertThat(gaps())
                .containsExactly("the folders are of several systems (h2, jena), and each needs its own guard");
    }

    @Test
    void a_part_with_another_list_or_setting_does_not_vouch_for_the_walks() {
        play("witnesses", Map.of("list", "B", "setting launcher", "process"), Map.of());
        assertThat(gaps())
                .containsExactly(
                        "the list is A in the walks, and B in the witnesses",
                        "the setting launcher is missing in the walks, and process in the witnesses");
    }

    @Test
    void a_part_without_a_setting_of_the_walks_differs_from_them() {
        played.clear();
        play("walks", Map.of("setting launcher", "container"), Map.of());
        play("canary", Map.of(), Map.of());
        assertThat(gaps()).containsExactly("the setting launcher is container in the walks, and missing in the canary");
    }

    @Test
    void a_setting_with_the_value_none_differs_from_no_setting() {
        played.clear();
        play("walks", Map.of("setting launcher", "none"), Map.of());
        play("canary", Map.of(), Map.of());
        assertThat(gaps()).containsExactly("the setting launcher is none in the walks, and missing in the canary");
    }

    @Test
    void parts_behind_one_that_has_no_arms_are_compared_with_each_other() {
        played.clear();
        play("corpus", Map.of("list", "A"), Map.of());
        play("walks", Map.of("list", "A"), Map.of("embedded", "2.5.252", "server", "2.5.252"));
        play("canary", Map.of("list", "A"), Map.of("server", "2.4.240"));
        assertThat(gaps()).containsExactly("the version of server is 2.5.252 in the walks, and 2.4.240 in the canary");
    }

    @Test
    void a_value_that_several_parts_have_is_told_once() {
        play("witnesses", Map.of("list", "B"), Map.of());
        play("more walks", Map.of("list", "B"), Map.of());
        assertThat(gaps()).containsExactly("the list is A in the walks, and B in the witnesses");
    }

    @Test
    void an_arm_in_two_versions_is_told() {
        play("witnesses", Map.of("list", "A"), Map.of("cli", "2.2.224", "server", "2.2.224"));
        assertThat(gaps()).containsExactly("the version of cli is 2.5.252 in the walks, and 2.2.224 in the witnesses");
    }

    @Test
    void a_part_that_does_not_say_how_it_was_played_is_told() {
        played.add(new Guard.Played("witnesses", Optional.empty()));
        assertThat(gaps())
                .containsExactly("nobody knows with which list, settings and versions the witnesses was played:"
                        + " its folder has no conditions.json");
    }

    private void play(String part, Map<String, String> common, Map<String, String> versions) {
        SortedMap<String, String> walked = new TreeMap<>();
        versions.forEach((arm, version) -> walked.put("version of " + arm, version));
        Conditions conditions = new Conditions(1, new TreeMap<>(common), walked);
        played.add(new Guard.Played(part, Optional.of(conditions)));
    }

    private List<String> gaps() {
        return guard.gaps(new Guard.Job(List.of(campaign), parts, played));
    }

    private static WalkedArms walked(String system, long steps, Map<String, String> launchers) {
        return new WalkedArms(system, steps, new TreeMap<>(launchers));
    }

    private static Part part(Part.Kind kind, Part.Check... checks) {
        return Part.of(kind, "h2", ARMS, List.of(checks));
    }

    private static Part.Check passed(String name) {
        return new Part.Check(name, true, "as expected");
    }
}
