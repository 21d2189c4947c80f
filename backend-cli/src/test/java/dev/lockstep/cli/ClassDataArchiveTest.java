package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.JavaFiles;
import dev.lockstep.cli.ClassDataArchive.Prepared;
import dev.lockstep.cli.ClassDataArchive.Rehearsal;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive of a small program: made once, used while it fits, and never trusted blindly. */
class ClassDataArchiveTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Rehearsal REHEARSAL = new Rehearsal("Tool", List.of("work"), List.of("check"));

    @TempDir
    private Path folder;

    private final Launcher launcher = new Launcher();
    private JavaFiles java = JavaFiles.ofThisProcess();
    private Path cache;
    private Path jar;
    private JavaProgram program;

    @BeforeEach
    void compile() throws IOException, ArmUnavailableException {
        cache = folder.resolve("cache");
        Path source = folder.resolve("Tool.java");
        Files.writeString(source, """
                public class Tool {
                    public static void main(String[] arguments) {
                        System.out.print(String.join(",", arguments));
                        System.exit(arguments[0].equals("fail") ? 3 : 0);
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        jar = folder.resolve("tool.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Tool.class"));
            out.write(Files.readAllBytes(folder.resolve("Tool.class")));
        }
        program = JavaProgram.of(List.of(jar));
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void an_archive_is_made_once_and_the_class_comes_from_it() throws IOException, InterruptedException {
        Prepared first = prepare(REHEARSAL);
        Path made = archive();
        Prepared second = prepare(REHEARSAL);

        assertThat(first.fast()).as(first.account()).isTrue();
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(archive()).isEqualTo(made);
        assertThat(sourceOfClass(second.program())).contains("shared objects file");
    }

    @Test
    void a_truncated_archive_is_made_again() throws IOException, InterruptedException {
        prepare(REHEARSAL);
        Path made = archive();
        makeWritable(made);
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(made) / 2);
        }

        Prepared again = prepare(REHEARSAL);

        assertThat(again.fast()).isTrue();
        assertThat(sourceOfClass(again.program())).contains("shared objects file");
    }

    @Test
    void a_damaged_archive_is_made_again() throws IOException, InterruptedException {
        prepare(REHEARSAL);
        Path made = archive();
        makeWritable(made);
        byte[] bytes = Files.readAllBytes(made);
        bytes[bytes.length / 2] ^= 1;
        Files.write(made, bytes);

        Prepared again = prepare(REHEARSAL);

        assertThat(again.fast()).isTrue();
        assertThat(Files.readAllBytes(archive())).isNotEqualTo(bytes);
        assertThat(sourceOfClass(again.program())).contains("shared objects file");
    }

    @Test
    void a_jar_that_was_touched_gets_a_separate_archive() throws IOException, InterruptedException {
        prepare(REHEARSAL);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));

        Prepared again = prepare(REHEARSAL);

        assertThat(archives()).hasSize(2);
        assertThat(sourceOfClass(again.program())).contains("shared objects file");
    }

    @Test
    void a_java_whose_files_were_replaced_gets_a_separate_archive() throws IOException, InterruptedException {
        Path timeZones = Files.createDirectories(folder.resolve("java/lib")).resolve("tzdb.dat");
        Files.writeString(timeZones, "2025a");
        java = new JavaFiles(folder.resolve("java"));
        prepare(REHEARSAL);
        Files.writeString(timeZones, "2025b");
        java = new JavaFiles(folder.resolve("java"));

        prepare(REHEARSAL);

        assertThat(archives()).hasSize(2);
    }

    @Test
    void a_jar_that_is_touched_behind_an_archive_costs_speed_and_not_a_word_on_the_output()
            throws IOException, InterruptedException {
        Prepared prepared = prepare(REHEARSAL);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));

        Run.Ended ended = run(prepared.program(), List.of("a"));

        assertThat(ended.outputText()).isEqualTo("a");
        assertThat(ended.errorText()).isEmpty();
    }

    @Test
    void builders_at_the_same_time_all_get_an_archive_that_fits() throws IOException, InterruptedException {
        List<CompletableFuture<Prepared>> builders = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try (Launcher own = new Launcher()) {
                        return ClassDataArchive.prepare(program, java, REHEARSAL, own, cache);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .limit(3)
                .toList();
        for (CompletableFuture<Prepared> builder : builders) {
            assertThat(builder.join().fast()).isTrue();
            assertThat(sourceOfClass(builder.join().program())).contains("shared objects file");
        }
        assertThat(cache.resolve("class-data")).isDirectoryNotContaining("glob:**building*");
    }

    @Test
    void a_rehearsal_that_fails_leaves_a_program_that_starts_slowly_and_says_so() throws InterruptedException {
        Prepared prepared = prepare(new Rehearsal("Tool", List.of("fail"), List.of("check")));

        assertThat(prepared.fast()).isFalse();
        assertThat(prepared.account()).contains("without a class-data archive").contains("exit 3");
        assertThat(run(prepared.program(), List.of("a")).outputText()).isEqualTo("a");
    }

    @Test
    void an_archive_that_fails_its_trial_is_not_kept() throws IOException, InterruptedException {
        Prepared prepared = prepare(new Rehearsal("Tool", List.of("work"), List.of("fail")));

        assertThat(prepared.fast()).isFalse();
        assertThat(archives()).isEmpty();
    }

    @Test
    void a_cache_that_cannot_be_written_leaves_a_program_that_starts_slowly_and_says_so()
            throws IOException, InterruptedException {
        cache = Files.writeString(folder.resolve("file"), "");
        Prepared prepared = prepare(REHEARSAL);

        assertThat(prepared.fast()).isFalse();
        assertThat(prepared.account()).contains(cache.toString());
        assertThat(run(prepared.program(), List.of("a")).outputText()).isEqualTo("a");
    }

    @Test
    void arguments_too_long_to_pass_arrive_as_they_are() throws IOException, InterruptedException {
        List<String> arguments = List.of("'\"\\ \\n #@*\n\r\t${x}", "", "x".repeat(300_000));
        assertThat(run(program, arguments).outputText()).isEqualTo(String.join(",", arguments));
    }

    @Test
    void a_jar_that_is_missing_is_named() {
        Path missing = folder.resolve("none.jar");
        assertThatThrownBy(() -> JavaProgram.of(List.of(jar, missing)))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> JavaProgram.of(List.of(folder))).isInstanceOf(ArmUnavailableException.class);
    }

    private Prepared prepare(Rehearsal rehearsal) throws InterruptedException {
        return ClassDataArchive.prepare(program, java, rehearsal, launcher, cache);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("class-data"))) {
            return files.toList();
        }
    }

    private Path archive() throws IOException {
        assertThat(archives()).hasSize(1);
        return archives().get(0);
    }

    private static void makeWritable(Path file) {
        assertThat(file.toFile().setWritable(true)).isTrue();
    }

    /** Asks Java where it loaded the tool's class from. */
    private String sourceOfClass(JavaProgram started) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(
                started.call(folder, folder, "Tool", List.of("a")).arguments());
        call.add(call.indexOf("Tool"), "-Xlog:class+load:stdout");
        Run run = launcher.run(CommandLine.of(folder, call), Deadline.in(LONG));
        return ((Run.Ended) run)
                .outputText()
                .lines()
                .filter(line -> line.contains("] Tool source:"))
                .findFirst()
                .orElseThrow();
    }

    private Run.Ended run(JavaProgram started, List<String> arguments) throws InterruptedException {
        try {
            return (Run.Ended) launcher.run(started.call(folder, folder, "Tool", arguments), Deadline.in(LONG));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
