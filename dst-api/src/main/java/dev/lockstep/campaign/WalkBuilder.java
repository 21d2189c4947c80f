package dev.lockstep.campaign;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.report.Extras;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Builds one walk in code. Only the arms have no default.
 *
 * <pre>{@code
 * try (PlayedWalk walk = WalkBuilder.of(new NotesWorkload())
 *         .arm("embedded", new EmbeddedNotes())
 *         .arm("cli", new CommandLineNotes())
 *         .play()) {
 *     walk.assertParity();
 * }
 * }</pre>
 */
public final class WalkBuilder<M> {

    private final Workload<M> workload;
    private final List<Function<Optional<Engine>, ArmPlan>> arms = new ArrayList<>();
    private final List<WalkListener> listeners = new ArrayList<>();
    private Optional<Engine> engine = Optional.empty();
    private Optional<String> reference = Optional.empty();
    private Optional<Supplier<CommandStream<M>>> stated = Optional.empty();
    private Optional<List<CommandKind<M>>> kinds = Optional.empty();
    private long seed = 1;
    private long steps = 100;
    private Duration operationTimeout = Duration.ofSeconds(30);
    private Duration startTimeout = Duration.ofMinutes(2);
    private boolean crashes;
    private boolean keepGoing;
    private Allowlist allowlist = Allowlist.NONE;
    private Optional<Path> folder = Optional.empty();

    private WalkBuilder(Workload<M> workload) {
        this.workload = workload;
    }

    /** Begins a walk of this workload. */
    public static <M> WalkBuilder<M> of(Workload<M> workload) {
        return new WalkBuilder<>(workload);
    }

    /**
     * Sets the engine of every arm. By default it is the system that the arm's provider names, in one version, without
     * jars.
     */
    public WalkBuilder<M> engine(Engine ofEveryArm) {
        engine = Optional.of(ofEveryArm);
        return this;
    }

    /** Adds an arm. */
    public WalkBuilder<M> arm(String name, BackendProvider provider) {
        arms.add(common -> ArmPlan.of(
                name, provider, common.orElseGet(() -> Engine.of(SystemUnderTest.named(provider.system())))));
        return this;
    }

    /** Adds an arm with an engine or with settings that the other arms do not have. */
    public WalkBuilder<M> arm(ArmPlan arm) {
        arms.add(common -> arm);
        return this;
    }

    /** Sets the arm that the others are compared with. By default it is the first. */
    public WalkBuilder<M> reference(String arm) {
        reference = Optional.of(arm);
        return this;
    }

    /** Sets the seed from which the commands are drawn. By default 1. */
    public WalkBuilder<M> seed(long number) {
        seed = number;
        return this;
    }

    /** Sets the number of commands to draw. By default 100. */
    public WalkBuilder<M> steps(long number) {
        steps = number;
        return this;
    }

    /** Sets the kinds of commands to draw. By default all; with kills, all whose effect outlives one. */
    public WalkBuilder<M> kinds(Collection<String> names) {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(alphabet.names());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the workload " + workload.name() + " has no command "
                    + String.join(", ", unknown) + "; it has " + String.join(", ", alphabet.names()));
        }
        kinds = Optional.of(alphabet.kinds().stream()
                .filter(kind -> names.contains(kind.name()))
                .toList());
        return this;
    }

    /** Sets the commands, in place of drawn ones. */
    public WalkBuilder<M> commands(List<? extends Command<M>> commands) {
        stated = Optional.of(() -> CommandStream.of(workload, commands));
        return this;
    }

    /** Sets the commands with what is read after each of them, in place of drawn ones. */
    public WalkBuilder<M> recorded(List<RecordedStep<M>> steps) {
        stated = Optional.of(() -> CommandStream.ofSteps(workload, steps));
        return this;
    }

    /** Kills the engines at drawn moments; see {@link CommandStream#killing}. */
    public WalkBuilder<M> crashes() {
        crashes = true;
        return this;
    }

    /** Sets the time limit for one operation. By default 30 seconds. */
    public WalkBuilder<M> operationTimeout(Duration limit) {
        operationTimeout = limit;
        return this;
    }

    /** Sets the time limit for opening the arms. By default two minutes. */
    public WalkBuilder<M> startTimeout(Duration limit) {
        startTimeout = limit;
        return this;
    }

    /** Continues after a finding as long as all arms are in the model's state. */
    public WalkBuilder<M> keepGoing() {
        keepGoing = true;
        return this;
    }

    /** Sets the allow-listed differences. By default there are none. */
    public WalkBuilder<M> allowing(Allowlist allowed) {
        allowlist = allowed;
        return this;
    }

    /** Adds a listener. */
    public WalkBuilder<M> listener(WalkListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Sets the folder for the walk's recording. By default it is a temporary one, which is deleted unless the walk
     * failed.
     */
    public WalkBuilder<M> folder(Path empty) {
        folder = Optional.of(empty);
        return this;
    }

    /** Returns the plan of a walk whose arms have their folders in the given one. */
    public WalkPlan<M> plan(Path armsFolder) {
        List<ArmPlan> planned = arms.stream().map(arm -> arm.apply(engine)).toList();
        if (planned.isEmpty()) {
            throw new IllegalStateException("a walk needs an arm; call arm(name, provider)");
        }
        CommandStream<M> stream = stated.map(Supplier::get).orElseGet(this::drawn);
        return new WalkPlan<>(
                crashes ? stream.killing() : stream,
                new ArmPlans(reference.orElse(planned.get(0).name()), planned),
                Limits.of(operationTimeout).startingWithin(startTimeout).goingOn(keepGoing),
                allowlist,
                armsFolder);
    }

    private CommandStream<M> drawn() {
        Choice<M> all = Choice.all(workload.alphabet());
        Choice<M> choice = kinds.map(Choice::all).orElse(crashes ? all.survivingKills() : all);
        return CommandStream.drawn(workload, seed, choice.kinds(), steps).leavingOut(choice.leftOut());
    }

    /** The recording comes first, so that the step is on disk whatever a listener does. */
    private WalkListener after(WalkListener recording) {
        return WalkListener.of(
                Stream.concat(Stream.of(recording), listeners.stream()).toArray(WalkListener[]::new));
    }

    /**
     * Plays the walk to its end and records it.
     *
     * @throws UncheckedIOException if the walk cannot be recorded
     */
    public PlayedWalk play() {
        try {
            Path recorded = folder.isPresent() ? folder.get() : Files.createTempDirectory("lockstep-");
            Path arms = PlayedWalk.arms(recorded);
            return PlayedWalk.play(
                    plan(arms),
                    Extras.NONE,
                    recorded,
                    folder.isEmpty() ? recorded : arms,
                    this::after,
                    recording -> recording);
        } catch (IOException e) {
            throw new UncheckedIOException("the walk cannot be recorded: " + e.getMessage(), e);
        }
    }
}
