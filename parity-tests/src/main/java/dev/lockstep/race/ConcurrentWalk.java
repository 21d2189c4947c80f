package dev.lockstep.race;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.concurrent.HistoryFile;
import dev.lockstep.concurrent.HistoryVerdict;
import dev.lockstep.concurrent.Invocation;
import dev.lockstep.concurrent.Race;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One schedule, played on several arms. The arms come one after the other, because two engines that share the
 * processors would decide for each other which acts overlap.
 */
public final class ConcurrentWalk {

    /** A refusal depends on the moment, so one arm alone shows it only if it shows it each time and another never. */
    private static final int PLAYS = 3;

    private final ActorDialect dialect;
    private final Schedule schedule;
    private final Limits limits;
    private final Path folder;

    /** @param folder the folder for the histories, which exists */
    public ConcurrentWalk(ActorDialect dialect, Schedule schedule, Limits limits, Path folder) {
        this.dialect = dialect;
        this.schedule = schedule;
        this.limits = limits;
        this.folder = folder;
    }

    /** Plays the schedule on every arm, and writes its file, the history of each and the result. */
    public RaceResult play(List<ArmPlan> arms) throws IOException, InterruptedException {
        HistoryFile.write(schedule, folder);
        List<ArmRace> races = new ArrayList<>();
        SortedMap<String, List<Set<String>>> refusals = new TreeMap<>();
        for (ArmPlan arm : arms) {
            ArmRace race = play(arm, 1, true);
            races.add(race);
            race.verdict()
                    .ifPresent(seen -> refusals.put(
                            arm.name(),
                            new ArrayList<>(
                                    List.of(new TreeSet<>(seen.refusals().keySet())))));
        }
        List<String> apart = List.of();
        for (int play = 2; play <= PLAYS + 1; play++) {
            apart = apart(refusals);
            if (apart.isEmpty() || play > PLAYS) {
                break;
            }
            for (ArmPlan arm : arms) {
                Optional<HistoryVerdict> again = play(arm, play, false).verdict();
                again.ifPresent(seen -> refusals.get(arm.name())
                        .add(new TreeSet<>(seen.refusals().keySet())));
            }
        }
        RaceResult result = new RaceResult(schedule, List.copyOf(races), apart);
        result.write(folder);
        return result;
    }

    /** Returns each class of refusal that one arm showed in every play, and another in none. */
    private static List<String> apart(SortedMap<String, List<Set<String>>> refusals) {
        List<String> apart = new ArrayList<>();
        refusals.forEach((one, ofOne) -> refusals.forEach((other, ofOther) -> {
            for (String refusal : ofOne.get(0)) {
                boolean always = ofOne.stream().allMatch(play -> play.contains(refusal));
                boolean never = ofOther.stream().noneMatch(play -> play.contains(refusal));
                if (always && never) {
                    apart.add(one + " answers " + refusal + " in each of " + ofOne.size() + " plays, and " + other
                            + " in none");
                }
            }
        }));
        return apart;
    }

    private ArmRace play(ArmPlan arm, int play, boolean recorded) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("lockstep-race-");
        try {
            ArmFolder store = ArmFolder.create(root.resolve("arm"));
            ArmContext context = new ArmContext(
                    arm.name(),
                    store,
                    arm.engine(),
                    arm.client(),
                    limits.operationTimeout(),
                    limits.startTimeout(),
                    arm.settings());
            try (Backend backend = arm.provider().open(context)) {
                return play(arm, backend, play, recorded);
            }
        } catch (ArmUnavailableException e) {
            return ArmRace.unplayed(arm.name(), String.valueOf(e.getMessage()));
        } finally {
            new FileTree(root).delete();
        }
    }

    private ArmRace play(ArmPlan arm, Backend backend, int play, boolean recorded)
            throws IOException, InterruptedException {
        for (Operation operation : dialect.setup()) {
            Outcome outcome = backend.apply(operation);
            if (!(outcome instanceof Outcome.Done)) {
                return ArmRace.unplayed(arm.name(), "the objects could not be created: " + outcome);
            }
        }
        List<Actor> actors = new ArrayList<>();
        try {
            for (int i = 0; i <= schedule.actors(); i++) {
                actors.add(backend.actor());
            }
            List<Invocation> history = Race.play(schedule, dialect, actors, limits.operationTimeout());
            if (recorded) {
                HistoryFile.write(history, folder, arm.name());
            }
            return new ArmRace(
                    arm.name(),
                    Optional.of(HistoryVerdict.of(history, schedule.isolation())),
                    play,
                    inside(arm, backend),
                    "");
        } finally {
            actors.forEach(Actor::close);
        }
    }

    /** Looks into the store when all actors are silent. */
    private static List<String> inside(ArmPlan arm, Backend backend) {
        List<String> violations = new ArrayList<>();
        arm.provider().invariants().forEach(invariant -> violations.addAll(violations(invariant, backend)));
        return violations;
    }

    private static <S> List<String> violations(Invariant<S> invariant, Backend backend) {
        Optional<S> store = backend.inside(invariant.view());
        if (store.isEmpty()) {
            return List.of();
        }
        Look look = new Look();
        try {
            invariant.look(store.get(), look);
        } catch (Exception e) {
            look.violated("the store cannot be read: " + e);
        }
        return look.violations().stream()
                .map(each -> invariant.name() + ": " + each)
                .toList();
    }
}
