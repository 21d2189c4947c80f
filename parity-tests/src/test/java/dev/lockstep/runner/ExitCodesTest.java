package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code with which a walk can end is in the table of the README and in the help of the commands that walk. */
class ExitCodesTest {

    /** 128 and the number of the signal: SIGHUP, SIGABRT of a crashed Java, SIGKILL, SIGTERM. */
    private static final List<Integer> SIGNALS = List.of(129, 134, 137, 143);

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9, ]+) \\| (.*?) \\|");

    @Test
    void the_table_of_the_readme_has_exactly_the_codes_that_there_are() throws IOException {
        Set<Integer> listed = new TreeSet<>();
        Matcher row = ROW.matcher(readme());
        while (row.find()) {
            Stream.of(row.group(1).split(", ")).map(Integer::valueOf).forEach(listed::add);
        }
        assertThat(listed).isEqualTo(codes());
    }

    @ParameterizedTest
    @EnumSource
    void the_table_of_the_readme_names_the_verdict(Verdict verdict) throws IOException {
        assertThat(readme())
                .containsPattern("(?m)^\\| ([0-9]+, )*" + verdict.exitCode() + "(, [0-9]+)* \\|[^|]*`" + verdict + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "witnesses"})
    void the_help_has_exactly_the_codes_that_there_are(String command) {
        String help = Terminal.run(command, "--help").out();

        Set<Integer> listed = new TreeSet<>();
        Matcher code = Pattern.compile("(?m)^ {2,4}([0-9]{1,3}) ").matcher(help);
        while (code.find()) {
            listed.add(Integer.valueOf(code.group(1)));
        }
        assertThat(listed).isEqualTo(codes());
    }

    private static Set<Integer> codes() {
        Set<Integer> codes = new TreeSet<>(SIGNALS);
        Stream.of(Verdict.values()).map(Verdict::exitCode).forEach(codes::add);
        return codes;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("../README.md"));
    }
}
