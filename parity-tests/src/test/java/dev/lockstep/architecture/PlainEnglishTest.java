package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a person reads is in plain English: Javadoc, comments, messages and pages. */
class PlainEnglishTest {

    @ParameterizedTest
    @MethodSource("files")
    void the_file_is_in_plain_english(Path file) throws IOException {
        Prose prose = new Prose(Files.readString(file, StandardCharsets.UTF_8));

        assertThat(prose.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** What it is. */",
                "/**\n * What it is.\n */",
                "/** A difference that is signed for. */",
                "/**\n * A difference that is signed\n * for.\n */",
                "// The arm is held\n// against the model.",
                "throw new Lost(\"the arm lets \" + \"go\");",
                "It is made anew in a folder of its own.",
                "That it is refused is told by its outcome, and nothing came of it."
            })
    void a_translated_sentence_is_a_problem(String text) {
        assertThat(new Prose(text).problems()).isNotEmpty();
    }

    @Test
    void a_javadoc_line_that_is_too_long_is_a_problem() {
        String fits = "    /** " + "x".repeat(120 - 11) + " */";

        assertThat(new Prose(fits.replace("x */", "xxxxxx */")).problems())
                .singleElement()
                .asString()
                .contains("120");
        assertThat(new Prose(fits).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Somewhat more. */",
                "/** Whether it is signed. */",
                "int manew = heldAgainst(signedFor);",
                "a range is \"/**/*.java\"",
            })
    void a_plain_sentence_is_none(String text) {
        assertThat(new Prose(text).problems()).isEmpty();
    }

    static Stream<Path> files() {
        Stream<Path> sources = Stream.concat(
                        Sources.MODULES.stream().map(Sources::main),
                        Stream.of(
                                Sources.main("parity-tests/example-plugin"),
                                Sources.ROOT.resolve("parity-tests/src/test/plugins")))
                .flatMap(folder -> Sources.under(folder).stream());
        return Stream.concat(sources, Stream.concat(Stream.of(Sources.ROOT.resolve("README.md")), docs().stream()));
    }

    private static List<Path> docs() {
        try (Stream<Path> files = Files.walk(Sources.ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
