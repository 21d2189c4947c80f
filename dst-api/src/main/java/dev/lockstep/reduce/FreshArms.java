package dev.lockstep.reduce;

import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.StateReads;
import dev.lockstep.shrink.Line;
import dev.lockstep.shrink.Possible;
import dev.lockstep.shrink.Trial;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Plays lists of commands on fresh arms, and says whether they show the wanted finding. Each walk is recorded, so that
 * the recording of one that shows it can be kept.
 */
final class FreshArms<M> implements Trial {

    private final Ground<M> ground;
    private final FoundWalk<M> found;
    private final Keeper<M> keeper;
    private final Possible<M> possible;
    private Wanted wanted;
    private Cast cast = Cast.DISAGREEING;
    private Level level = Level.ALWAYS;
    private boolean keepsGoing;
    private boolean agreed;
    private Optional<Finding> shown = Optional.empty();

    /** The arms that play. */
    enum Cast {
        /** The reference, and the arms that disagree; they are read only as far as the finding needs it. */
        DISAGREEING,
        /** All arms of the walk, over every channel. */
        ALL
    }

    /** How often a list must show the finding: in so many plays of so many. */
    record Level(int again, int of) {
        static final Level ALWAYS = new Level(1, 1);
    }

    FreshArms(Ground<M> ground, FoundWalk<M> found, Keeper<M> keeper, Possible<M> possible) {
        this.ground = ground;
        this.found = found;
        this.keeper = keeper;
        this.possible = possible;
        this.wanted = Wanted.of(found.finding(), othersOf(found));
        this.keepsGoing = found.at() > 0;
    }

    /**
     * Returns the kinds that may show the finding in the place of its command. If the answer differs, the finding is
     * one of this command, unless the command is a composite one: its answer may only tell what a part of it did.
     */
    private Set<String> othersOf(FoundWalk<M> walk) {
        Line last = possible.lines(walk.steps()).get(walk.steps().size() - 1);
        boolean answered = walk.finding().differences().stream()
                .anyMatch(difference -> difference.path().probe().isEmpty());
        Set<String> kinds = new TreeSet<>();
        if (!answered || !possible.parts(last).isEmpty()) {
            addOthers(last, kinds);
        }
        kinds.remove(walk.finding().kind());
        return kinds;
    }

    private void addOthers(Line line, Set<String> kinds) {
        Stream.concat(possible.simpler(line).stream(), possible.parts(line).stream())
                .filter(other -> kinds.add(other.command().kind()))
                .forEach(other -> addOthers(other, kinds));
    }

    Cast cast() {
        return cast;
    }

    void cast(Cast other) {
        cast = other;
    }

    void level(Level other) {
        level = other;
    }

    /** Whether the walks go on after a finding; needed if the wanted one is not the first. */
    void keepsGoing(boolean other) {
        keepsGoing = other;
    }

    boolean keepsGoing() {
        return keepsGoing;
    }

    Wanted wanted() {
        return wanted;
    }

    List<String> names() {
        return arms().names();
    }

    /** Returns the finding that the last walk that showed the wanted one had. */
    Finding shown() {
        return shown.orElseThrow();
    }

    /** From now on the finding may show in no more places than it did last. */
    void narrow() {
        wanted = wanted.asIn(shown());
    }

    @Override
    public List<Line> simpler(Line line) {
        return possible.simpler(line);
    }

    @Override
    public List<Line> parts(Line line) {
        return possible.parts(line);
    }

    @Override
    public boolean mayShow(Line line) {
        return wanted.others().contains(line.command().kind());
    }

    @Override
    public List<JsonNode> choices(Line line, String path) {
        return possible.choices(line, path);
    }

    @Override
    public List<Line> possible(List<Line> lines) {
        return possible.of(lines);
    }

    /** The last walk of a list that is shown is one that shows it. */
    @Override
    public Answer play(List<Line> lines) throws IOException, InterruptedException {
        int again = 0;
        for (int plays = 1; plays <= level.of(); plays++) {
            OptionalInt at = playOnce(lines);
            again += at.isPresent() ? 1 : 0;
            if (again == level.again()) {
                return Answer.shown(plays, at.getAsInt());
            }
            if (again + level.of() - plays < level.again()) {
                return agreed && level.of() == 1 ? Answer.nothingShown(plays) : Answer.notShown(plays);
            }
        }
        throw new AssertionError("the last play decides");
    }

    /** Plays a list once, and returns the number of its commands up to the wanted finding. */
    OptionalInt playOnce(List<Line> lines) throws IOException, InterruptedException {
        WalkResult result = played(ground.workload(), possible.steps(lines));
        // If a command is only refused, the arms agree, and nobody knows about what.
        agreed = result.verdict() == Verdict.PARITY;
        Optional<Finding> same =
                result.findings().stream().filter(wanted::isShownBy).findFirst();
        if (same.isEmpty()) {
            slips(result, lines);
            return OptionalInt.empty();
        }
        shown = same;
        return OptionalInt.of(Math.toIntExact(same.get().step().step()));
    }

    /**
     * Plays a list that was shown once more, with the reads that a script makes, and says whether it shows the finding.
     * What else it shows was asked for in another way than the walk did, so it is no slip.
     */
    boolean isShownByScript(List<Line> lines, StateReads reads) throws IOException, InterruptedException {
        AsInScript<M> script = AsInScript.of(ground.workload(), possible.steps(lines), shown().differences(), reads);
        return played(script.workload(), script.steps()).findings().stream().anyMatch(wanted::isShownBy);
    }

    /**
     * Plays a list that was shown once more, and asks at its end the queries that read by what a look saw damaged.
     *
     * @return whether a query shows it as well
     */
    boolean isShownByQuery(List<Line> lines) throws IOException, InterruptedException {
        Optional<AskedOfDamage<M>> asked = AskedOfDamage.of(ground.workload(), shown(), arms().all());
        return asked.isPresent()
                && played(asked.get(), asked.get().readAtTheEnd(possible.steps(lines))).findings().stream()
                        .anyMatch(asked.get()::isShownBy);
    }

    private void slips(WalkResult result, List<Line> lines) throws IOException {
        for (Finding other : result.findings()) {
            if (Wanted.isDifference(other) && other.step().step() > 0) {
                keeper.slipped(
                        other, lines.subList(0, Math.toIntExact(other.step().step())), keepsGoing);
            }
        }
    }

    private ArmPlans arms() {
        long seed = found.header().seed();
        return cast == Cast.ALL ? ground.arms(seed) : ground.arms(seed, found, wanted);
    }

    private WalkResult played(Workload<M> workload, List<RecordedStep<M>> steps)
            throws IOException, InterruptedException {
        WalkResult result = walk(workload, steps);
        if (result.verdict() == Verdict.INFRA && result.findings().isEmpty()) {
            // A machine that is busy for a moment must not decide what a finding needs.
            result = walk(workload, steps);
        }
        if (result.verdict() == Verdict.INFRA && result.findings().isEmpty()) {
            throw new TrialLostException("a trial could not be played: " + result.detail());
        }
        return result;
    }

    private WalkResult walk(Workload<M> workload, List<RecordedStep<M>> steps)
            throws IOException, InterruptedException {
        Path folder = keeper.emptyTrial();
        Path data = folder.resolve("arms");
        List<ArmPlan> arms = arms().all();
        CommandFile<M> file = new CommandFile<>(found.header(), steps);
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.recorded(workload, file, kinds()),
                arms(),
                ground.limits(keepsGoing),
                ground.known().in(ground.workload().name(), arms, ground.today()),
                data);
        Recording recording = new Recording(
                folder, found.target(), plan, ground.known().catalogue().extras(), Clock.systemUTC());
        WalkResult result = Walk.run(plan, WalkListener.of(ground.interruption().bystander(), recording));
        // Whoever stops this process may have stopped an arm's process first, which would look like a finding.
        if (result.verdict() == Verdict.INTERRUPTED || ground.interruption().requested()) {
            throw new InterruptedException("stopped while a trial was played");
        }
        if (Files.exists(data)) {
            new FileTree(data).delete();
        }
        return result;
    }

    private List<CommandKind<M>> kinds() {
        return ground.workload().alphabet().stream()
                .filter(kind -> found.header().kinds().contains(kind.name()))
                .toList();
    }
}
