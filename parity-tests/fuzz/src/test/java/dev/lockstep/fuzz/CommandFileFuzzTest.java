package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileWriter;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The commands of a walk, as {@code ops.jsonl} has them. */
class CommandFileFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named("ops.jsonl");

    static final ParserRule<?> RULE = rule(workload());

    @FuzzTest
    void commands(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static Workload<?> workload() {
        Catalogue catalogue = Plugins.catalogue(List.of());
        return catalogue.workload(catalogue.system("h2"), Optional.of("social"));
    }

    /** A walk that was killed leaves a file without its last lines, and the others are replayed. */
    private static <M> ParserRule<CommandFile<M>> rule(Workload<M> workload) {
        CommandCodec<M> codec = CommandCodec.of(workload);
        return new ParserRule<>(
                "the file of commands",
                CommandFormatException.class,
                input -> CommandFile.read(FILE.with(input), codec),
                file -> written(file, codec),
                (file, input) ->
                        file.steps().size() + 1 == new String(input, StandardCharsets.ISO_8859_1).split("\n").length,
                (file, input, at) -> at > 0 && (input[at - 1] == '\n' || isBlankLineFrom(input, at)),
                file -> false);
    }

    private static boolean isBlankLineFrom(byte[] input, int at) {
        int end = at;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return new String(input, at, end - at, StandardCharsets.ISO_8859_1).isBlank();
    }

    private static <M> byte[] written(CommandFile<M> file, CommandCodec<M> codec) throws IOException {
        try (CommandFileWriter writer = new CommandFileWriter(FILE.absent(), file.header())) {
            for (RecordedStep<M> step : file.steps()) {
                writer.append(codec.recorded(step.command()), step.observation());
            }
        }
        return Files.readAllBytes(FILE.path());
    }
}
