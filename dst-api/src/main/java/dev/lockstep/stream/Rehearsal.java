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
     * Plays them one after another. What the model does not expect to be refused is taken as done.
     *
     * @param file where the commands were read, the first of them in line 2
     * @return the model that they leave
     * @throws CommandFormatException when one is not possible in the state that those before it leave; it names the line
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
            if (!(command.expect(model) instanceof Expectation.Refuses)) {
                command.apply(model);
            }
        }
        return model;
    }
}
