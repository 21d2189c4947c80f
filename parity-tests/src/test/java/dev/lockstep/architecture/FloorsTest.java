package dev.lockstep.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the framework, lowest floor first. Each package may use the floors below it and none above it. */
class FloorsTest {

    private static final List<String> FLOORS = List.of(
            "platform",
            "op",
            "system",
            "artifact",
            "normal",
            "disk",
            "invariant",
            "backend",
            "backend.jdbc",
            "backend.sparql",
            "workload",
            "project",
            "stream",
            "parity",
            "concurrent",
            "report",
            "report.triage",
            "report.repro",
            "shrink",
            "known",
            "assembly",
            "campaign",
            "reduce",
            "audit",
            "crash",
            "corpus",
            "report.html");

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z.]+)`(?: and `([a-z.]+)`)? \\|", Pattern.MULTILINE);

    private static final JavaClasses FRAMEWORK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("dst-api") && !location.contains("-tests.jar"))
            .importPackages("dev.lockstep");

    @Test
    void every_package_of_the_framework_has_its_floor_and_every_floor_its_package() {
        SortedSet<String> there = FRAMEWORK.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("dev.lockstep.".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(there).isEqualTo(new TreeSet<>(FLOORS));
    }

    @ParameterizedTest
    @MethodSource("floors")
    void a_floor_knows_no_higher_one(int floor) {
        String[] higher = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                .map(FloorsTest::named)
                .toArray(String[]::new);

        noClasses()
                .that(resideInAPackage(named(FLOORS.get(floor))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(higher))
                .check(FRAMEWORK);
    }

    @Test
    void the_map_of_the_documentation_lists_the_floors_in_their_order() throws IOException {
        String map = Files.readString(Sources.ROOT.resolve("docs/architecture.md"), StandardCharsets.UTF_8);

        List<String> listed = ROW.matcher(map)
                .results()
                .flatMap(row -> IntStream.rangeClosed(1, 2).mapToObj(row::group))
                .filter(name -> name != null && FLOORS.contains(name))
                .toList();

        assertThat(listed).isEqualTo(FLOORS);
    }

    static IntStream floors() {
        // The highest floor has none above it.
        return IntStream.range(0, FLOORS.size() - 1);
    }

    private static String named(String floor) {
        return "dev.lockstep." + floor;
    }
}
