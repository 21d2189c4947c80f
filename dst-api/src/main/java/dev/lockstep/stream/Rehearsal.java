package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     *     names its line, and the line that took away what the command needs
     */
    public static <M> M play(List<Command<M>> commands, Workload<M> workload, Path file) throws CommandFormatException {
        M model = workload.newModel();
        for (int i = 0; i < commands.size(); i++) {
            if (!isPlayed(commands.get(i), model)) {
                throw impossible(commands, i, workload, file);
            }
        }
        return model;
    }

    /**
     * Returns the places of the commands that are possible one after another, without the others.
     *
     * @param commands the commands
     * @param workload their workload
     */
    public static <M> List<Integer> possible(List<Command<M>> commands, Workload<M> workload) {
        M model = workload.newModel();
        List<Integer> possible = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            if (isPlayed(commands.get(i), model)) {
                possible.add(i);
            }
        }
        return possible;
    }

    /** Plays a command on the model, if it is possible there; returns whether it was. */
    public static <M> boolean isPlayed(Command<M> command, M model) {
        if (!command.possible(model)) {
            return false;
        }
        if (command.expect(model) instanceof Expectation.Refuses) {
            command.refused(model);
        } else {
            command.apply(model);
        }
        return true;
    }

    private static <M> CommandFormatException impossible(
            List<Command<M>> commands, int at, Workload<M> workload, Path file) {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        String why = spoiler(commands, at, workload)
                .map(before -> "; line " + (before + 2) + ", "
                        + alphabet.kindOf(commands.get(before)).name()
                        + ", takes away what it needs, so drop one of the two")
                .orElse("; no line before it leaves what it needs, so drop it, or put back what it needs");
        return new CommandFormatException(file + ":" + (at + 2) + ": "
                + alphabet.kindOf(commands.get(at)).name()
                + " is not possible in the state that the commands before it leave" + why);
    }

    /** A record may be long, and most commands need something that was there not long ago. */
    private static final int LOOKED_BACK = 200;

    /** Returns the last command before an impossible one without which that would be possible. */
    private static <M> Optional<Integer> spoiler(List<Command<M>> commands, int at, Workload<M> workload) {
        for (int left = at - 1; left >= Math.max(0, at - LOOKED_BACK); left--) {
            M model = workload.newModel();
            for (int i = 0; i < at; i++) {
                if (i != left) {
                    isPlayed(commands.get(i), model);
                }
            }
            if (commands.get(at).possible(model)) {
                return Optional.of(left);
            }
        }
        return Optional.empty();
    }
}
