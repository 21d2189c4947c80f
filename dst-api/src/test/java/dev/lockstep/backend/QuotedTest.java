package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotedTest {

    private static final List<String> HOSTILE = List.of(
            "",
            "a'b\"c`d$e\\f",
            "\\u0041 \\\\u0042 \u0041\\",
            "\0\u0001\u007f\u0080\u2028\u2029\ufeff\ufffe",
            "\ud800 \udfff \udbff\udfff",
            "\n\r\t\b\f",
            "*/ /* // ${HOME} $(id) `id` !! ~",
            "x".repeat(70_000) + "\u20ac".repeat(40_000));

    @Test
    void an_expression_of_java_is_the_text_again(@TempDir Path folder) throws Exception {
        StringBuilder source =
                new StringBuilder("public class Texts { public static String[] all() { return new String[] {");
        List<String> texts = texts();
        texts.forEach(text -> source.append(Quoted.java(text)).append(",\n"));
        source.append("}; } }");

        assertThat(source.chars()).allMatch(unit -> unit == '\n' || unit >= ' ' && unit <= '~');
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Texts.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return source;
            }
        };
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, List.of("-d", folder.toString()), null, List.of(file))
                        .call())
                .isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat((String[]) loader.loadClass("Texts").getMethod("all").invoke(null))
                    .containsExactlyElementsOf(texts);
        }
    }

    @Test
    void a_word_of_the_shell_is_the_text_again() throws Exception {
        for (String text :
                List.of("", "a b", "it's", "'", "''", "$HOME `id` \"x\" \\ \n *", "plain-1.0", "-n", "é€😀")) {
            Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Quoted.shell(text))
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text.equals("-n") ? "-n" : text);
        }
    }

    @Test
    void a_line_for_people_has_no_control_character_and_an_end() {
        assertThat(Quoted.line("a\n\u001b[31m\ud800", 100)).isEqualTo("a\\u000a\\u001b[31m\\ud800");
        assertThat(Quoted.line("x".repeat(200), 10)).isEqualTo("x".repeat(10) + "...");
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(HOSTILE);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
