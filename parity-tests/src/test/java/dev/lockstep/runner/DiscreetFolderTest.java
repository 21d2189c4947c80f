package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of reports is attached to a bug, so it says nothing about the machine of the person who attaches it. */
class DiscreetFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void a_campaign_has_its_pages_and_no_file_of_its_reports_names_a_home_a_user_or_a_folder() throws IOException {
        Path out = temporary.resolve("campaign");

        Terminal.run(
                "run",
                "--seeds",
                "1..2",
                "--steps",
                "4",
                "--arms",
                "embedded,server",
                "--server",
                "process",
                "--keep-going",
                "--out",
                out.toString());

        assertThat(out.resolve("index.html")).isRegularFile();
        assertThat(out.resolve("seed-1/report.html")).isRegularFile();
        List<Path> reports = reports(out);
        assertThat(reports).hasSizeGreaterThan(8);
        for (Path report : reports) {
            String text = Files.readString(report, StandardCharsets.UTF_8);
            for (String secret : secrets()) {
                assertThat(text).as("%s names %s", report, secret).doesNotContain(secret);
            }
        }
    }

    @Test
    void a_single_walk_without_a_finding_has_a_page_if_somebody_asks_for_it() {
        Path out = temporary.resolve("walk");

        Terminal.run("run", "--steps", "1", "--arms", "embedded", "--report", "html", "--out", out.toString());

        assertThat(out.resolve("report.html")).isRegularFile();
        assertThat(out.resolve("index.html")).doesNotExist();
    }

    /** The stores of the arms are data of the system, and no reports. */
    private static List<Path> reports(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/arms/"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(
                List.of(temporary.toString(), Path.of("").toAbsolutePath().toString()));
        Path home = Path.of(System.getProperty("user.home"));
        if (home.getNameCount() > 0) {
            secrets.add(home + "/");
        }
        String user = System.getProperty("user.name");
        if (!List.of("root", "runner", "user", "build").contains(user)) {
            secrets.add("/" + user);
        }
        return secrets;
    }
}
