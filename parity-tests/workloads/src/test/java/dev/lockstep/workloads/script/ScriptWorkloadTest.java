package dev.lockstep.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.CommandStream;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptWorkloadTest {

    private static final SystemUnderTest H2 = new H2Provider().system();

    @Test
    void a_walk_plays_the_lines_of_a_script_in_their_order_and_then_begins_another() {
        List<Command<ScriptModel>> commands = drawn(workload("CREATE TABLE t(a INT); SELECT a FROM t"), 60);
        List<String> lines = commands.stream()
                .filter(command -> command instanceof ScriptLine || command instanceof Begin)
                .map(command -> command instanceof ScriptLine line ? line.text() : "begin")
                .toList();
        assertThat(lines.subList(0, 6))
                .containsExactly(
                        "begin",
                        "CREATE TABLE t(a INT)",
                        "SELECT a FROM t",
                        "begin",
                        "CREATE TABLE t(a INT)",
                        "SELECT a FROM t");
        assertThat(commands).hasAtLeastOneElementOfType(Maintain.Reopen.class);
        assertThat(commands).hasAtLeastOneElementOfType(AskAgain.class);
    }

    @Test
    void a_question_is_not_asked_again_after_a_change() {
        ScriptModel model =
                workload("SELECT 1; CREATE TABLE t(a INT); SELECT 2").newModel();
        model.begin("s.sql");
        play(model);
        assertThat(model.questions()).extracting(ScriptLine::text).containsExactly("SELECT 1");
        play(model);
        assertThat(model.questions()).isEmpty();
        play(model);
        model.maintain();
        assertThat(model.questions()).extracting(ScriptLine::text).containsExactly("SELECT 2");
    }

    @Test
    void a_script_with_sessions_is_never_interrupted_by_maintenance() {
        List<Command<ScriptModel>> commands =
                drawn(workload("-- lockstep: session a\nSET AUTOCOMMIT FALSE;\nSELECT 1"), 60);
        assertThat(commands).doesNotHaveAnyElementsOfTypes(Maintain.Reopen.class, Maintain.Repair.class);
    }

    @Test
    void every_script_in_the_box_is_listed_and_can_be_read() throws URISyntaxException, IOException {
        for (SystemUnderTest system : List.of(H2, new JenaProvider().system())) {
            ScriptWorkload workload =
                    (ScriptWorkload) new ScriptProvider().forSystem(system).orElseThrow();
            Path folder =
                    Path.of(ScriptProvider.class.getResource(system.name()).toURI());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(workload.scripts())
                        .extracting(ScriptFile::name)
                        .containsExactlyInAnyOrderElementsOf(
                                files.map(file -> file.getFileName().toString())
                                        .filter(name -> !name.equals("index.txt"))
                                        .toList());
            }
        }
    }

    private static void play(ScriptModel model) {
        model.next().orElseThrow().apply(model);
    }

    private static ScriptWorkload workload(String script) {
        return new ScriptWorkload(H2, List.of(ScriptFile.parse("s.sql", script, Notation.SQL, "s.sql")));
    }

    private static List<Command<ScriptModel>> drawn(ScriptWorkload workload, long steps) {
        CommandStream<ScriptModel> stream = CommandStream.drawn(workload, 1, steps);
        ScriptModel model = stream.newModel();
        List<Command<ScriptModel>> commands = new ArrayList<>();
        for (long step = 1; step <= steps; step++) {
            Command<ScriptModel> command = stream.commands().next(model, step).orElseThrow();
            commands.add(command);
            command.apply(model);
        }
        return commands;
    }
}
