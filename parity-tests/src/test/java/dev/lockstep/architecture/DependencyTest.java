package dev.lockstep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dependencies point in one direction: from parity-tests to the backends, from the backends to dst-api, and from no
 * backend to another.
 */
class DependencyTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lockstep");

    private static final List<String> BACKENDS = List.of("backend-embedded", "backend-cli", "backend-server");

    @ParameterizedTest
    @ValueSource(strings = {"dst-api", "parity-tests"})
    void the_rules_see_the_module(String module) {
        assertThat(CLASSES).anyMatch(in(module)::test);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void the_framework_knows_no_backend(String backend) {
        noClasses()
                .that(in("dst-api"))
                .should()
                .dependOnClassesThat(in(backend))
                .check(CLASSES);
    }

    @Test
    void the_framework_knows_no_runner() {
        noClasses()
                .that(in("dst-api"))
                .should()
                .dependOnClassesThat(in("parity-tests"))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void a_backend_knows_neither_the_runner_nor_another_backend(String backend) {
        DescribedPredicate<JavaClass> others = in("parity-tests");
        for (String other : BACKENDS) {
            others = other.equals(backend) ? others : others.or(in(other));
        }

        noClasses().that(in(backend)).should().dependOnClassesThat(others).check(CLASSES);
    }

    @Test
    void the_neutral_packages_use_neither_sql_nor_a_repository() {
        noClasses()
                .that(resideInAnyPackage(NeutralityTest.NEUTRAL.stream()
                        .map(name -> "dev.lockstep." + name)
                        .toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "dev.lockstep.backend.jdbc..",
                                "eu.maveniverse..",
                                "org.eclipse.aether..")
                        .or(describe(
                                "are how an engine is resolved",
                                type -> type.getPackageName().equals("dev.lockstep.artifact")
                                        && !type.getSimpleName().equals("VersionRange"))))
                .check(CLASSES);
    }

    @Test
    void no_two_packages_of_the_framework_need_each_other() {
        slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(CLASSES.that(in("dst-api")));
    }

    @Test
    void a_class_is_named_after_what_it_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CLASSES);
    }

    @Test
    void every_package_says_what_lives_in_it() {
        List<String> silent = Sources.MODULES.stream()
                .flatMap(module -> Sources.under(Sources.main(module)).stream())
                .map(source -> source.resolveSibling("package-info.java"))
                .distinct()
                .filter(info -> !Sources.under(info.getParent()).contains(info))
                .map(info -> Sources.ROOT.relativize(info).toString())
                .toList();

        assertThat(silent).isEmpty();
    }

    static List<String> backends() {
        return BACKENDS;
    }

    /** A module's classes come from its folder in the reactor, or from its jar. */
    private static DescribedPredicate<JavaClass> in(String module) {
        return describe(
                "are in " + module,
                type -> type.getSource()
                        .map(source -> source.getUri().toString())
                        .filter(uri -> uri.matches(".*/" + module + "(/target/.*|-[^/]*\\.jar!.*)"))
                        .isPresent());
    }
}
