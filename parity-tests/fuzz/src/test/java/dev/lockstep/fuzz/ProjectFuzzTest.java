package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectException;
import dev.lockstep.project.ProjectFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The file of a project, {@code lockstep.yaml}. */
class ProjectFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named("lockstep.yaml");

    private static final ProjectFile READER = new ProjectFile(ProjectFuzzTest.class.getClassLoader());

    /** There is no writer of a project, so it is read again as it is. It may end after each of its transports. */
    static final ParserRule<Described> RULE = new ParserRule<>(
            "the file of a project",
            ProjectException.class,
            input -> Described.of(READER.read(FILE.with(input))),
            project -> Files.readAllBytes(FILE.path()),
            (project, input) -> project.transports().equals(transports(input)),
            (project, input, at) -> true,
            project -> false);

    @FuzzTest
    void project(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static Set<String> transports(byte[] input) {
        Object document =
                new Load(LoadSettings.builder().build()).loadFromString(new String(input, StandardCharsets.UTF_8));
        Set<String> names = new TreeSet<>();
        if (document instanceof Map<?, ?> map && map.get("transports") instanceof Map<?, ?> all) {
            all.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    /** A project, as far as it can be compared. */
    record Described(String system, Set<String> transports) {
        static Described of(Project project) {
            return new Described(
                    project.system().toString(),
                    new TreeSet<>(project.transports().keySet()));
        }
    }
}
