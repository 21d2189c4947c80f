package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;

/** Recorded commands played on the model alone, before any arm is opened. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Plays them one after another. A command that the model does not expect to be refused counts as done.
     *
     * @param commands the commands
     * @param workload their workload
     * @param file the file of the commands, whose first command is in line 2
     * @return the model after the last command
     * @throws CommandFormatException if a command is not possible in the state that those before it leave; the message
     *     names the line
     */
    public static <M> M play(List<Command<M>> commands, Workload<M> workload, Path file) throws CommandFormatException {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        M model = workload.newModel();
        for (int i = 0; i < commands.size(); i++) {
            Command<M> command = commands.get(i);
            if (!command.possible(model)) {
                throw new CommandFormatException(
                        file + ":" + (i + 2) + ": " + alphabet.kindOf(command).name()
                                + " is not possible in the state that the commands before it leave");
            }
            if (command.expect(model) instanceof Expectation.Refuses) {
                command.refused(model);
            } else {
                command.apply(model);
            }
        }
        return model;
    }
}
