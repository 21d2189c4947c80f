package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.FileTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a process whose lock is provably free counts as ended. */
class OwnerFolderTest {

    private static final String BOOT = OwnerFolder.ofUser().boot();

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path cache;

    private OwnerFolder folder;
    private OwnerFolder.Entered own;

    @BeforeEach
    void this_process_has_its_lock() {
        folder = new OwnerFolder(cache.resolve("owners"), BOOT);
        own = folder.enter();
        assertThat(own.lock()).isPresent();
    }

    @AfterEach
    void nobody_is_left() throws IOException {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
        own.lock().orElseThrow().channel().close();
    }

    @Test
    void this_process_lives() {
        assertThat(fate(own.owner())).isEqualTo(new Fate.Lives());
    }

    @Test
    void another_process_lives_until_it_is_killed() throws IOException, InterruptedException {
        Owner other = start(java());
        assertThat(fate(other)).isEqualTo(new Fate.Lives());

        started.get(0).destroyForcibly().waitFor();

        assertThat(fate(other)).isEqualTo(new Fate.Gone());
    }

    /** The check itself must not change the result of the next check. */
    @Test
    void a_process_lives_however_often_it_is_looked_at() throws IOException {
        Owner other = start(java());
        for (int i = 0; i < 10; i++) {
            assertThat(fate(other)).isEqualTo(new Fate.Lives());
            assertThat(fate(own.owner())).isEqualTo(new Fate.Lives());
        }
    }

    /**
     * If the processes of other users are hidden, or have other numbers, the list of processes does not contain its
     * number.
     */
    @Test
    void a_living_process_that_cannot_be_seen_lives() throws IOException {
        Owner other = start(java());
        assertThat(ProcessHandle.of(999_999_999)).isEmpty();
        assertThat(fate(new Owner(999_999_999, other.boot(), other.folder(), other.token())))
                .isEqualTo(new Fate.Lives());
    }

    @Test
    void a_process_of_another_name_space_lives_until_it_is_killed() throws IOException {
        assumeThat(canUnshare()).isTrue();
        List<String> line = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child"));
        line.addAll(java());
        Owner other = start(line);
        assertThat(other.pid()).isEqualTo(1);
        assertThat(fate(other)).isEqualTo(new Fate.Lives());

        started.get(0).destroyForcibly();

        await().untilAsserted(() -> assertThat(fate(other)).isEqualTo(new Fate.Gone()));
    }

    @Test
    void a_killed_process_that_its_parent_has_not_waited_for_has_ended() throws IOException {
        assumeThat(Files.isDirectory(Path.of("/proc/self"))).isTrue();
        Owner other = start(List.of("sh", "-c", quoted(java()) + " & exec sleep 1000"));
        assertThat(fate(other)).isEqualTo(new Fate.Lives());

        ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();

        Path status = Path.of("/proc", Long.toString(other.pid()), "status");
        await().untilAsserted(() -> assertThat(Files.readString(status)).contains("State:\tZ"));
        assertThat(fate(other)).isEqualTo(new Fate.Gone());
    }

    @Test
    void a_process_of_another_boot_is_in_doubt() throws IOException, InterruptedException {
        Owner killed = startAndKill();
        OwnerFolder elsewhere = new OwnerFolder(folder.path(), UUID.randomUUID().toString());
        assertThat(elsewhere.fateOf(killed, own.owner())).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void where_the_system_does_not_tell_its_boot_all_others_are_in_doubt() {
        OwnerFolder untold = new OwnerFolder(folder.path(), "");
        Owner other = new Owner(7, "", own.owner().folder(), own.owner().token());
        assertThat(untold.fateOf(other, own.owner())).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void a_process_of_another_folder_is_in_doubt() throws IOException, InterruptedException {
        Owner killed = startAndKill();
        OwnerFolder.Entered elsewhere = new OwnerFolder(cache.resolve("elsewhere"), BOOT).enter();
        assertThat(folder.fateOf(killed, elsewhere.owner())).isInstanceOf(Fate.InDoubt.class);
        elsewhere.lock().orElseThrow().channel().close();
    }

    @Test
    void a_process_whose_lock_was_deleted_is_in_doubt_whether_it_lives_or_not()
            throws IOException, InterruptedException {
        Owner living = start(java());
        Owner killed = startAndKill();
        Files.delete(lock(living));
        Files.delete(lock(killed));
        assertThat(fate(living)).isInstanceOf(Fate.InDoubt.class);
        assertThat(fate(killed)).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void after_the_folder_was_deleted_all_that_were_in_it_are_in_doubt() throws IOException, InterruptedException {
        Owner living = start(java());
        Owner killed = startAndKill();
        new FileTree(folder.path()).delete();
        OwnerFolder.Entered next = folder.enter();
        for (Owner before : List.of(living, killed, own.owner())) {
            assertThat(folder.fateOf(before, next.owner())).isInstanceOf(Fate.InDoubt.class);
        }
        next.lock().orElseThrow().channel().close();
    }

    @Test
    void a_lock_of_another_user_is_in_doubt() throws IOException, InterruptedException {
        Owner killed = startAndKill();
        try {
            Files.setOwner(
                    lock(killed),
                    folder.path()
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody"));
        } catch (FileSystemException onlyRootMay) {
            assumeThat(onlyRootMay).doesNotThrowAnyException();
        }
        assertThat(fate(killed)).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void a_forged_process_is_in_doubt() {
        Owner forged = new Owner(
                1, own.owner().boot(), own.owner().folder(), UUID.randomUUID().toString());
        assertThat(fate(forged)).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void a_process_that_cannot_lock_has_a_label_and_doubts_all_others() throws IOException, InterruptedException {
        Owner killed = startAndKill();
        OwnerFolder unusable = new OwnerFolder(Files.createFile(cache.resolve("file")), BOOT);
        OwnerFolder.Entered without = unusable.enter();
        assertThat(without.lock()).isEmpty();
        assertThat(folder.fateOf(killed, without.owner())).isInstanceOf(Fate.InDoubt.class);
        assertThat(fate(without.owner())).isInstanceOf(Fate.InDoubt.class);
    }

    @Test
    void a_folder_has_one_id_for_all() throws IOException {
        assertThat(start(java()).folder()).isEqualTo(own.owner().folder());
    }

    @Test
    void an_id_that_somebody_changed_is_not_believed() throws IOException {
        Files.writeString(folder.path().resolve("id"), "mine");
        assertThat(folder.enter().lock()).isEmpty();
    }

    @Test
    void the_locks_of_ended_processes_are_removed_after_a_month_and_those_of_living_ones_are_not()
            throws IOException, InterruptedException {
        Owner living = start(java());
        Owner killed = startAndKill();
        Owner recent = startAndKill();
        for (Owner old : List.of(living, killed)) {
            Files.setLastModifiedTime(lock(old), FileTime.from(Instant.now().minus(31, ChronoUnit.DAYS)));
        }
        folder.enter().lock().orElseThrow().channel().close();
        assertThat(Stream.of(living, killed, recent).map(this::lock).map(Files::exists))
                .containsExactly(true, false, true);
        assertThat(fate(living)).isEqualTo(new Fate.Lives());
    }

    private Fate fate(Owner owner) {
        return folder.fateOf(owner, own.owner());
    }

    private Path lock(Owner owner) {
        return folder.path().resolve(owner.token() + ".lock");
    }

    private Owner startAndKill() throws IOException, InterruptedException {
        Owner owner = start(java());
        started.get(started.size() - 1).destroyForcibly().waitFor();
        return owner;
    }

    private Owner start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Owner.parse(out.readLine()).orElseThrow();
    }

    private List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlockstep.cache=" + cache,
                "-cp",
                System.getProperty("java.class.path"),
                OwnerToKill.class.getName());
    }

    private static String quoted(List<String> command) {
        return "'" + String.join("' '", command) + "'";
    }

    private static boolean canUnshare() throws IOException {
        try {
            return new ProcessBuilder("unshare", "--pid", "--fork", "--mount-proc", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }
}
