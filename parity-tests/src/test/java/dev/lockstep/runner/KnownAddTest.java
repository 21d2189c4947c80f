package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A difference between real transports of H2, from the walk that meets it to the walk that counts it as known. */
class KnownAddTest {

    @TempDir
    private Path folder;

    @Test
    void a_real_difference_becomes_an_entry_with_the_shortest_witness() throws IOException {
        Path list = Files.writeString(folder.resolve("h2.yaml"), "# nothing is allow-listed yet\n");
        Path walked = folder.resolve("walked");
        Terminal walk = under(
                list, "run", "--no-shrink", "--arms", "embedded,server", "--steps", "400", "--out", walked.toString());
        assertThat(walk.exit()).as(walk.err() + walk.out()).isEqualTo(1);

        assertThat(under(list, "known", "add", walked.toString()).out()).startsWith("LS-0001 is in " + list);
        assertThat(Files.readAllLines(folder.resolve("witnesses/LS-0001.jsonl")))
                .hasSize(2)
                .last()
                .isEqualTo("{\"command\":\"findCaller\"}");
        Terminal unsigned = Terminal.run("known", "check", "--known", list.toString());
        assertThat(unsigned.exit()).isEqualTo(2);
        assertThat(unsigned.err()).contains(": owner: is empty; fill it in");

        sign(list);
        assertThat(Terminal.run("known", "check", "--known", list.toString()).exit())
                .isZero();
        assertThat(under(list, "witnesses", "--arms", "embedded,server").out())
                .isEqualTo("LS-0001 holds\nPARITY: 1 of 1 witnesses hold\n");
        Terminal again = under(
                list,
                "replay",
                walked.toString(),
                "--out",
                folder.resolve("again").toString());
        assertThat(again.out()).contains("differences  none", "known        1 LS-0001\n");
    }

    private static void sign(Path list) throws IOException {
        String text = Files.readString(list);
        for (String left : List.of("owner", "link", "reason")) {
            assertThat(text).contains(left + ": \"\"");
            text = text.replace(left + ": \"\"", left + ": docs/findings/h2-server-knows-its-caller.md");
        }
        Files.writeString(list, text);
    }

    /** The server runs as a local process, so that the test is the same on every machine. */
    private static Terminal under(Path list, String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(new String[] {"--server", "process", "--known", list.toString()}, 0, all, arguments.length, 4);
        return Terminal.run(all);
    }
}
