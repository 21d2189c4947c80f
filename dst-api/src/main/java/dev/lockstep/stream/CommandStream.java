package dev.lockstep.stream;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.TreeMap;

/**
 * The commands of one walk, and their origin. A stream is used up by its walk.
 *
 * @param workload the workload whose commands these are
 * @param seed the seed that the commands were drawn from
 * @param generator the workload's generator version when the commands were drawn
 * @param kinds the kinds that the commands were drawn from; each one that the walk does not exercise is a hole
 * @param leftOut the names of the kinds that a person left out; see {@link Choice}
 * @param commands the commands
 * @param observations the observation of each step
 * @param steps the number of commands, unless the stream is ended early
 * @param origin how the commands came to be
 */
public record CommandStream<M>(
        Workload<M> workload,
        long seed,
        int generator,
        List<CommandKind<M>> kinds,
        List<String> leftOut,
        CommandSource<M> commands,
        ObservationSource observations,
        long steps,
        Origin origin) {

    /** How the commands of a stream came to be. */
    public enum Origin {
        /** The workload drew them. */
        DRAWN,
        /** A person may have written or edited them. */
        RECORDED
    }

    public CommandStream {
        kinds = List.copyOf(kinds);
        leftOut = List.copyOf(leftOut);
    }

    /** Draws commands of these kinds from a seed. */
    public static <M> CommandStream<M> drawn(Workload<M> workload, long seed, List<CommandKind<M>> kinds, long steps) {
        return new CommandStream<>(
                workload,
                seed,
                workload.generatorVersion(),
                kinds,
                List.of(),
                new GeneratedCommands<>(new SeedTree(seed), kinds).first(steps),
                new DrawnObservations(new SeedTree(seed)),
                steps,
                Origin.DRAWN);
    }

    /** Draws commands of all kinds from a seed. */
    public static <M> CommandStream<M> drawn(Workload<M> workload, long seed, long steps) {
        return drawn(workload, seed, workload.alphabet(), steps);
    }

    /** Takes these commands as they are, and observes each step as it is said beside its command. */
    public static <M> CommandStream<M> ofSteps(Workload<M> workload, List<RecordedStep<M>> steps) {
        return of(workload, steps.stream().map(RecordedStep::command).toList())
                .observed(step -> steps.get(Math.toIntExact(step) - 1).observation());
    }

    /** Takes these commands as they are, and observes each step. */
    public static <M> CommandStream<M> of(Workload<M> workload, List<? extends Command<M>> commands) {
        return new CommandStream<>(
                workload,
                0,
                workload.generatorVersion(),
                workload.alphabet(),
                List.of(),
                new RecordedCommands<>(commands),
                ObservationSource.EACH_STEP,
                commands.size(),
                Origin.RECORDED);
    }

    /**
     * Takes the commands of a file.
     *
     * @param kinds the kinds that the file must exercise
     */
    public static <M> CommandStream<M> recorded(Workload<M> workload, CommandFile<M> file, List<CommandKind<M>> kinds) {
        boolean kills =
                file.steps().stream().anyMatch(step -> step.observation().kill().isPresent());
        return new CommandStream<>(
                kills ? Hardened.of(workload) : workload,
                file.header().seed(),
                file.header().generator(),
                kinds,
                file.header().leftOut(),
                new RecordedCommands<>(file.commands()),
                file.observed(),
                file.commands().size(),
                Origin.RECORDED);
    }

    /** Returns the model of this stream's walk. */
    public M newModel() {
        return workload.newModel(new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, "model"));
    }

    /** Returns this stream with other commands, of which there are at most as many. */
    public CommandStream<M> with(CommandSource<M> others) {
        return new CommandStream<>(workload, seed, generator, kinds, leftOut, others, observations, steps, origin);
    }

    /** Returns this stream with the names of the kinds that a person left out. */
    public CommandStream<M> leavingOut(List<String> names) {
        return new CommandStream<>(workload, seed, generator, kinds, names, commands, observations, steps, origin);
    }

    /** Returns this stream with other observations. */
    public CommandStream<M> observed(ObservationSource others) {
        return new CommandStream<>(workload, seed, generator, kinds, leftOut, commands, others, steps, origin);
    }

    /**
     * Returns this stream with kills of the engine at drawn moments.
     *
     * @throws IllegalArgumentException if the workload does not say what survives a kill
     */
    public CommandStream<M> killing() {
        if (workload.hardening().isEmpty()) {
            throw new IllegalArgumentException(workload.name() + " does not say what survives a kill");
        }
        return new CommandStream<>(
                Hardened.of(workload),
                seed,
                generator,
                kinds,
                leftOut,
                commands,
                new CrashingObservations(observations, new SeedTree(seed)),
                steps,
                origin);
    }

    /** Whether the engines are killed in some steps. */
    public boolean kills() {
        return workload instanceof Hardened<M>;
    }

    /** Returns the first line of the file in which these commands are recorded. */
    public CommandFileHeader header(SystemUnderTest system) {
        return new CommandFileHeader(
                CommandFileHeader.FORM,
                system.name(),
                workload.name(),
                seed,
                generator,
                kinds.stream().map(CommandKind::name).toList(),
                system.avoidances().words(),
                leftOut,
                false,
                new TreeMap<>());
    }
}
