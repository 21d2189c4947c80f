package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.WorkloadProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Whatever a plugin gets wrong is reported before any walk, in one line that names the plugin, the class, the value and
 * the fix, with exit code 70. The plugins are compiled from {@code src/test/plugins/bad}.
 */
class BadPluginTest {

    private static final Path SOURCES = Path.of("src/test/plugins/bad");
    private static final int FAULT = 70;

    @TempDir
    private static Path shared;

    private static Path classes;

    @TempDir
    private Path temp;

    @BeforeAll
    static void compile() throws IOException {
        classes = PluginJar.compile(SOURCES.resolve("src"), shared.resolve("classes"));
        Path another = PluginJar.compile(SOURCES.resolve("another-lockstep"), shared.resolve("another-lockstep"));
        PluginJar.compile(SOURCES.resolve("for-another"), classes, another);
        byte[] future = Files.readAllBytes(classes.resolve("bad/Systems$Sound.class"));
        // The major version of the class file, which Java 17 does not know yet.
        future[7] = 99;
        Files.write(classes.resolve("bad/Future.class"), future);
    }

    @ParameterizedTest
    @MethodSource({"systems", "transports", "workloads"})
    void a_plugin_that_breaks_its_contract_is_reported_when_it_is_loaded(Class<?> service, String name, String line)
            throws IOException {
        Terminal terminal = load(service, "bad." + name);

        assertThat(told(terminal)).isEqualTo("lockstep: the plugin bad.jar: " + line + "\n");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exit()).isEqualTo(FAULT);
    }

    /**
     * Returns the output without the name of the log and the line numbers, which mean nothing to a reader of this test.
     */
    private static String told(Terminal terminal) {
        return terminal.err().replaceFirst("; the stack trace is in \\S+", "").replaceAll("\\.java:\\d+", ".java");
    }

    static Stream<Arguments> systems() {
        return cases(
                SystemProvider.class,
                "Missing",
                "META-INF/services/dev.lockstep.system.SystemProvider names the class bad.Missing, which does not exist;"
                        + " correct the name, or add the class",
                "Systems$NoProvider",
                "META-INF/services/dev.lockstep.system.SystemProvider names bad.Systems$NoProvider, which is not a"
                        + " SystemProvider; implement the interface, or remove the line",
                "Systems$Abstract",
                "bad.Systems$Abstract is abstract; name a class that is not",
                "Systems$Private",
                "bad.Systems$Private has no public constructor without arguments; give it one",
                "Systems$FailingToLoad",
                "new bad.Systems$FailingToLoad() threw java.lang.IllegalStateException: notes.home is not set at"
                        + " bad.Systems$FailingToLoad.required(Systems.java); correct it there",
                "Systems$FailingToStart",
                "new bad.Systems$FailingToStart() threw java.lang.UnsupportedOperationException: not today at"
                        + " bad.Systems$FailingToStart.<init>(Systems.java); correct it there",
                "Systems$Null",
                "bad.Systems$Null.system() returned null; return the system that it provides",
                "Systems$Throwing",
                "bad.Systems$Throwing.system() threw java.lang.IllegalStateException: no licence at"
                        + " bad.Systems$Throwing.system(Systems.java); correct it there",
                "Systems$Failing",
                "bad.Systems$Failing.system() threw java.lang.AssertionError: never here at"
                        + " bad.Systems$Failing.system(Systems.java); correct it there",
                "Systems$Nameless",
                "bad.Systems$Nameless.system().name() is null; a name begins with a letter and contains only"
                        + " letters, digits, _ and -",
                "Systems$OddlyNamed",
                "bad.Systems$OddlyNamed.system().name() is '../bad'; a name begins with a letter and contains only"
                        + " letters, digits, _ and -",
                "Systems$Versionless",
                "bad.Systems$Versionless.system().defaultVersion() returned null; return a version",
                "Another$Lacking",
                "bad.Another$Lacking.system(): java.lang.AbstractMethodError: Receiver class bad.Another$Lacking does not"
                        + " define or inherit an implementation of the resolved method 'abstract"
                        + " dev.lockstep.system.SystemUnderTest system()' of interface"
                        + " dev.lockstep.system.SystemProvider.; it was compiled against another version, so compile it"
                        + " against this Lockstep",
                "Another$Calling",
                "bad.Another$Calling.system(): java.lang.NoSuchMethodError: 'void"
                        + " dev.lockstep.system.SystemUnderTest.<init>(int)'; it was compiled against another version, so"
                        + " compile it against this Lockstep",
                "Future",
                "bad.Future: bad/Future has been compiled by a more recent version of the Java Runtime (class file"
                        + " version 99.0), this version of the Java Runtime only recognizes class file versions up to"
                        + " 61.0; compile it with javac --release 17");
    }

    static Stream<Arguments> transports() {
        return cases(
                BackendProvider.class,
                "Transports$Null",
                "bad.Transports$Null.transport() returned null; return a name",
                "Transports$Nameless",
                "bad.Transports$Nameless.transport() is ''; a name begins with a letter and contains only"
                        + " letters, digits, _ and -",
                "Transports$OfNoSystem",
                "bad.Transports$OfNoSystem.system() returned null; return a name",
                "Transports$OfAnEmptySystem",
                "bad.Transports$OfAnEmptySystem.system() is ''; a name begins with a letter and contains only"
                        + " letters, digits, _ and -",
                "Transports$OfAnotherSystem",
                "bad.Transports$OfAnotherSystem.system() names the system bed, which no provider provides; name one of bad, h2,"
                        + " jena, or provide it",
                "Transports$Unsupporting",
                "bad.Transports$Unsupporting.support(QUERY) returned null; return a Support");
    }

    static Stream<Arguments> workloads() {
        return cases(
                WorkloadProvider.class,
                "Workloads$Null",
                "bad.Workloads$Null.name() returned null; return a name",
                "Workloads$Nowhere",
                "bad.Workloads$Nowhere.forSystem(bad) returned null; return Optional.empty() if there is no workload for"
                        + " it",
                "Workloads$Throwing",
                "bad.Workloads$Throwing.forSystem(bad) threw java.lang.StringIndexOutOfBoundsException: begin 99, end 5,"
                        + " length 5 at bad.Workloads$Throwing.forSystem(Workloads.java); correct it there",
                "Workloads$Nameless",
                "bad.Workloads$Nameless$1.name() returned null; return a name",
                "Workloads$OtherwiseNamed",
                "bad.Workloads$OtherwiseNamed$1.name() is good but its provider's is bad; give both the same name,"
                        + " because otherwise no record of a walk finds its workload",
                "Workloads$NoAlphabet",
                "bad.Workloads$WithAlphabet$1.alphabet() returned null; return a list of kinds of commands",
                "Workloads$EmptyAlphabet",
                "bad.Workloads$WithAlphabet$1.alphabet() is empty; return at least one kind of command",
                "Workloads$NullKind",
                "bad.Workloads$WithAlphabet$1.alphabet() contains a null; return only kinds of commands",
                "Workloads$NamelessKind",
                "bad.Workloads$WithAlphabet$1.alphabet(): the kind of bad.Workloads$Look has the name ''; give it one",
                "Workloads$Weightless",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command look has the weight 0 and would never be drawn;"
                        + " give it a weight of at least 1, or leave it out of the alphabet",
                "Workloads$Twice",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command look is in the alphabet twice; give each kind a"
                        + " separate name",
                "Workloads$OneRecord",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command peek shares its record bad.Workloads$Look with"
                        + " look; give each kind a separate record",
                "Workloads$MisspeltNeed",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command look needs lock, which the alphabet does not have;"
                        + " name kinds of [look]",
                "Workloads$NullNeed",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command look needs null; name a kind",
                "Workloads$NoRecord",
                "bad.Workloads$WithAlphabet$1.alphabet(): the command glance is a bad.Workloads$Glance, which is not a"
                        + " record; make it one",
                "Workloads$Undrawn",
                "bad.Workloads$WithAlphabet$1.alphabet(): nothing says how the command look is drawn; call draw(…)"
                        + " before render(…)",
                "Workloads$NoModel",
                "bad.Workloads$NoModel$1.newModel() returned null; return a model",
                "Workloads$NoSetup",
                "bad.Workloads$NoSetup$1.setup(1) returned null; return a list of operations",
                "Workloads$NullInSetup",
                "bad.Workloads$NullInSetup$1.setup(1) contains a null; return only operations",
                "Workloads$NoProbes",
                "bad.Workloads$NoProbes$1.probes(newModel()) returned null; return a list of probes",
                "Workloads$ThrowingProbes",
                "bad.Workloads$ThrowingProbes$1.probes(newModel()) threw java.lang.NullPointerException: Cannot"
                        + " invoke \"java.util.Collection.toArray()\" because \"coll\" is null at"
                        + " bad.Workloads$ThrowingProbes$1.probes(Workloads.java); correct it there",
                "Workloads$NoNormalisers",
                "bad.Workloads$NoNormalisers$1.normalisers() returned null; return a list of normalisers");
    }

    /** Returns classes and the reports about them, in turns. */
    private static Stream<Arguments> cases(Class<?> service, String... turns) {
        return Stream.iterate(0, i -> i < turns.length, i -> i + 2)
                .map(i -> arguments(service, turns[i], turns[i + 1]));
    }

    @Test
    void a_sound_plugin_loads() throws IOException {
        Path jar = jar(BackendProvider.class, "bad.Transports", WorkloadProvider.class, "bad.Workloads");

        assertThat(Plugins.catalogue(List.of(jar)).systems())
                .extracting(SystemUnderTest::name)
                .containsExactly("bad", "h2", "jena");
    }

    /** A class path may contain folders, and jars that are not given as plugins. */
    @Test
    void a_plugin_on_the_class_path_is_named_by_its_class() throws Exception {
        Path services = services(SystemProvider.class, "bad.Systems$Null");
        String classPath = classes + ":" + services + ":" + System.getProperty("java.class.path");
        Path err = temp.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "known",
                        "list")
                .redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor()).isEqualTo(FAULT);
        assertThat(err)
                .hasContent("lockstep: the plugin bad.Systems$Null: bad.Systems$Null.system() returned null; return the"
                        + " system that it provides");
    }

    @Test
    void a_command_that_throws_when_it_is_rehearsed_is_its_plugins_fault() throws IOException {
        assertThat(replay("throw"))
                .isEqualTo("lockstep: the plugin bad.jar: its code threw java.lang.IllegalStateException: not ready at"
                        + " bad.Later$Throw.possible(Later.java); correct it there\n");
    }

    @Test
    void an_error_of_a_command_is_its_plugins_fault() throws IOException {
        assertThat(replay("fail"))
                .isEqualTo("lockstep: the plugin bad.jar: its code threw java.lang.StackOverflowError at"
                        + " bad.Later$Fail.expect(Later.java); correct it there\n");
    }

    @Test
    void a_command_that_calls_the_framework_wrongly_is_its_plugins_fault() throws IOException {
        assertThat(replay("misuse"))
                .startsWith("lockstep: the plugin bad.jar: its code threw java.lang.NullPointerException")
                .endsWith(" at bad.Later$Misuse.expect(Later.java); correct it there\n");
    }

    /**
     * Returns the output for a record with one command, which is rehearsed because no report says that it was walked.
     */
    private String replay(String command) throws IOException {
        Path record = Files.writeString(temp.resolve("ops.jsonl"), """
                {"lockstep":1,"system":"bad","workload":"bad","seed":1,"generator":1,"kinds":["%1$s"]}
                {"command":"%1$s"}
                """.formatted(command));

        Terminal terminal = Terminal.run(
                "replay",
                record.toString(),
                "--plugin",
                jar(BackendProvider.class, "bad.Transports", WorkloadProvider.class, "bad.Later")
                        .toString(),
                "--out",
                temp.resolve("out").toString());

        assertThat(terminal.exit()).isEqualTo(FAULT);
        return told(terminal);
    }

    @Test
    void a_bug_of_our_own_is_still_ours_whatever_plugin_is_loaded() throws IOException {
        Path jar = jar(WorkloadProvider.class, "bad.Workloads");
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().addSubcommand(new Defective());

        int exit = line.setErr(new PrintWriter(err)).execute("defective", "--plugin", jar.toString());

        assertThat(exit).isEqualTo(FAULT);
        assertThat(err.toString())
                .startsWith("lockstep: a fault of Lockstep itself, java.lang.IllegalStateException: we did it; please"
                        + " report it with ");
    }

    @CommandLine.Command(name = "defective")
    private static final class Defective implements Callable<Integer> {

        @CommandLine.Option(names = "--plugin")
        private List<Path> plugins;

        @Override
        public Integer call() {
            throw new IllegalStateException("we did it");
        }
    }

    private Terminal load(Class<?> service, String provider) throws IOException {
        Path jar = jar(service, provider);
        return Terminal.run("known", "list", "--plugin", jar.toString());
    }

    private Path jar(Class<?> service, String provider) throws IOException {
        return jar(service, provider, service, provider);
    }

    /** Builds a jar with two providers and a sound system for them. */
    private Path jar(Class<?> first, String one, Class<?> second, String other) throws IOException {
        Path services = services(SystemProvider.class, "bad.Systems$Sound");
        services(first, one);
        services(second, other);
        return PluginJar.pack(temp.resolve("bad.jar"), classes, services);
    }

    private Path services(Class<?> service, String provider) throws IOException {
        Path services = temp.resolve("services");
        Path folder = Files.createDirectories(services.resolve("META-INF/services"));
        Files.writeString(folder.resolve(service.getName()), provider + "  # as the test wants it\n\n");
        return services;
    }
}
