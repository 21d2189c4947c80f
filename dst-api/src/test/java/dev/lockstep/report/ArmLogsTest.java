package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an arm's programs said is in the folder of the walk, as far as it is anybody's business. */
class ArmLogsTest {

    private static final UnaryOperator<Backend> DYING = WrongShelf.answering(
            "put jug", Outcome.Broken.of(Outcome.Broken.Cause.DIED, "the server closed the connection"));

    @TempDir
    private Path temporary;

    private Path folder;

    /** An arm whose server writes a log, and whose tool says something as well. */
    private record Talking(BackendProvider provider, String log) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            Files.writeString(context.folder().scratch().resolve("server.log"), log);
            context.folder()
                    .log()
                    .said("tool ended with 1", "it runs in " + context.folder().data());
            return provider.open(context);
        }
    }

    private static ArmPlan arm(String name, UnaryOperator<Backend> change, String log) {
        ArmPlan arm = Shelf.arm(name, change);
        return new ArmPlan(name, new Talking(arm.provider(), log), arm.engine(), arm.client(), arm.settings());
    }

    private WalkFolder walk(boolean keepsGoing, ArmPlan... arms) throws IOException {
        folder = temporary.resolve("walk");
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(List.of(new Shelf.Put("cup", 1), new Shelf.Put("jug", 2)))
                .folder(folder);
        List.of(arms).forEach(walk::arm);
        (keepsGoing ? walk.keepGoing() : walk).play().close();
        return WalkFolder.read(folder);
    }

    private String log(String arm) throws IOException {
        return Files.readString(folder.resolve("logs").resolve(arm + ".log"));
    }

    @Test
    void a_walk_without_a_finding_keeps_the_logs_and_not_the_stores() throws IOException {
        walk(
                false,
                arm("embedded", UnaryOperator.identity(), ""),
                arm("server@1/2", UnaryOperator.identity(), "listening\n"));

        assertThat(log("server@1_2"))
                .isEqualTo("== server@1_2/scratch/server.log\nlistening\n"
                        + "== server@1_2/scratch/programs.log\n[tool ended with 1]\n"
                        + "it runs in {walk}/arms/server@1_2/data\n");
        assertThat(folder.resolve("arms")).doesNotExist();
    }

    @Test
    void an_arm_whose_programs_said_nothing_has_no_log() throws IOException {
        walk(false, Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", UnaryOperator.identity()));

        assertThat(folder.resolve("logs")).doesNotExist();
    }

    @Test
    void a_log_names_neither_the_owner_nor_a_password() throws IOException {
        String home = System.getProperty("user.home");
        walk(
                false,
                arm(
                        "embedded",
                        UnaryOperator.identity(),
                        "reads " + home + "/.pgpass\npassword=hunter2&user=sa\nPASSWORD 'hunter2'\n"
                                + "{\"password\": \"hunter2\"}\nAuthorization: Basic hunter2\nno password was given\n"));

        assertThat(log("embedded"))
                .doesNotContain("hunter2")
                .doesNotContain(home + "/")
                .contains("password={secret}&user=sa", "no password was given");
    }

    @Test
    void a_flood_is_cut_to_its_end() throws IOException {
        walk(false, arm("embedded", UnaryOperator.identity(), "a line of the log\n".repeat(100_000) + "the end\n"));

        assertThat(log("embedded").length()).isLessThan(70 << 10);
        assertThat(log("embedded")).contains(" bytes before)\n", "\nthe end\n");
    }

    @Test
    void the_finding_names_the_log_of_the_arm_that_broke() throws IOException {
        WalkFolder walk =
                walk(false, arm("embedded", UnaryOperator.identity(), ""), arm("server", DYING, "out of memory\n"));

        assertThat(walk.divergences().get(0).logsOfBroken())
                .containsOnlyKeys("server")
                .containsValue(folder.resolve("logs/server.log"));
        FindingFile.write(walk);
        assertThat(folder.resolve(FindingFile.NAME))
                .content()
                .contains("What server said beside its answers: `logs/server.log`");
    }

    @Test
    void an_arm_that_was_set_back_has_the_logs_of_both_of_its_lives() throws IOException {
        walk(true, arm("embedded", UnaryOperator.identity(), ""), arm("server", DYING, "bye\n"));

        assertThat(log("server")).contains("== server/scratch/server.log\nbye\n", "== server-reset-1/scratch/");
    }

    @Test
    void logs_that_differ_in_times_releases_and_stacks_alone_say_the_same() throws IOException {
        Path logs = Files.createDirectories(temporary.resolve(ArmLogs.FOLDER));
        Files.writeString(logs.resolve("a.log"), "== a/x.log\n12:00:01 refused [22004-252]\n\tat org.h2.A(A.java:1)\n");
        Files.writeString(
                logs.resolve("b.log"), "== b/x.log\n12:00:02.5Z refused [22004-210]\n\tat org.h2.B(B.java:2)\n");
        Files.writeString(logs.resolve("c.log"), "== c/x.log\n12:00:02 the page is damaged\n");

        assertThat(ArmLogs.sayTheSame(temporary, "a", "b")).isTrue();
        assertThat(ArmLogs.sayTheSame(temporary, "a", "c")).isFalse();
        assertThat(ArmLogs.sayTheSame(temporary, "a", "silent")).isFalse();
    }

    @Test
    void an_arm_whose_name_is_no_file_name_has_no_log() {
        assertThat(ArmLogs.find(temporary, "server\0")).isEmpty();
        assertThat(ArmLogs.find(temporary, "s".repeat(5000))).isEmpty();
    }
}
