package dev.lockstep.stream;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * The last command of a recorded list as the model sees it, without asking an arm.
 *
 * @param kind its kind
 * @param command the command
 * @param operation its operation
 * @param expectation the outcome that the model expects
 * @param facts the workload's facts about the state before it
 */
public record Replayed(
        String kind, Command<?> command, Operation operation, Expectation expectation, SortedMap<String, Long> facts) {

    /**
     * Reads a file of commands.
     *
     * @throws CommandFormatException if the file cannot be read, is empty, or has a command that is not possible
     */
    public static <M> Replayed read(Path file, Workload<M> workload) throws CommandFormatException {
        return of(CommandFile.read(file, CommandCodec.of(workload)).commands(), workload, file);
    }

    /**
     * Plays a list of commands on the model.
     *
     * @param file the file of the commands, for errors
     */
    public static <M> Replayed of(List<Command<M>> commands, Workload<M> workload, Path file)
            throws CommandFormatException {
        if (commands.isEmpty()) {
            throw new CommandFormatException(file + ": there are no commands; the last one must show the difference");
        }
        Rehearsal.play(commands, workload, file);
        Command<M> last = commands.get(commands.size() - 1);
        M before = Rehearsal.play(commands.subList(0, commands.size() - 1), workload, file);
        CommandKind<M> kind = new Alphabet<>(workload.alphabet()).kindOf(last);
        return new Replayed(kind.name(), last, kind.render(last), last.expect(before), workload.facts(before, last));
    }
}
