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
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Insight;
import dev.lockstep.parity.Limits;
import dev.lockstep.platform.FileTree;
import dev.lockstep.workload.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final int PLAYS = 8;

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
            ArmRace race = play(arm, 1);
            races.add(race);
            race.verdict()
                    .ifPresent(seen -> refusals.put(
                            arm.name(),
                            new ArrayList<>(
                                    List.of(new TreeSet<>(seen.refusals().keySet())))));
        }
        List<String> apart = apart(refusals);
        for (int play = 2; play <= PLAYS && !apart.isEmpty(); play++) {
            for (ArmPlan arm : arms) {
                if (refusals.containsKey(arm.name())) {
                    again(arm, play, refusals).ifPresent(races::add);
                }
            }
            apart = apart(refusals);
        }
        RaceResult result = new RaceResult(schedule, List.copyOf(races), apart);
        result.write(folder);
        return result;
    }

    /** Plays an arm again, and returns the play if it is wrong by itself. */
    private Optional<ArmRace> again(ArmPlan arm, int play, SortedMap<String, List<Set<String>>> refusals)
            throws IOException, InterruptedException {
        ArmRace again = play(arm, play);
        Optional<HistoryVerdict> seen = again.verdict();
        if (seen.isPresent()) {
            refusals.get(arm.name()).add(new TreeSet<>(seen.get().refusals().keySet()));
            return again.isViolated() ? Optional.of(again) : Optional.empty();
        }
        // An arm with fewer plays cannot be compared.
        refusals.remove(arm.name());
        return Optional.of(again);
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

    private ArmRace play(ArmPlan arm, int play) throws IOException, InterruptedException {
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
                return play(arm, backend, play);
            }
        } catch (ArmUnavailableException e) {
            return ArmRace.unplayed(arm.name(), play, String.valueOf(e.getMessage()));
        } finally {
            new FileTree(root).delete();
        }
    }

    private ArmRace play(ArmPlan arm, Backend backend, int play) throws IOException, InterruptedException {
        for (Operation operation : dialect.setup()) {
            Outcome outcome = backend.apply(operation);
            if (!(outcome instanceof Outcome.Done)) {
                return ArmRace.unplayed(arm.name(), play, "the objects could not be created: " + outcome);
            }
        }
        List<String> inside = new ArrayList<>();
        Insight insight = new Insight(arm.provider().getClass(), arm.provider().invariants());
        List<Invocation> history;
        List<Actor> actors = new ArrayList<>();
        try {
            for (int i = 0; i <= schedule.actors(); i++) {
                actors.add(backend.actor());
            }
            history = Race.play(schedule, dialect, actors, limits.operationTimeout());
            for (Probe probe : insight.probes(false)) {
                inside.addAll(violations(probe, insight.look(probe.query(), backend)));
            }
        } finally {
            inside.addAll(close(actors));
        }
        Optional<String> loses = dialect.losesBesideUndone(arm.engine().version());
        ArmRace race = new ArmRace(
                arm.name(),
                play,
                Optional.of(HistoryVerdict.of(history, schedule.isolation(), loses)),
                List.copyOf(inside),
                insight.looks(),
                loses,
                "");
        if (play == 1 || race.isViolated()) {
            HistoryFile.write(history, folder, race.title());
        }
        return race;
    }

    private static List<String> violations(Probe invariant, Outcome outcome) {
        if (outcome instanceof Outcome.Rows rows) {
            return rows.rows().stream()
                    .map(row ->
                            invariant.name() + ": " + ((Cell.Text) row.cells().get(0)).value())
                    .toList();
        }
        // An arm without such a store is blind, and its looks give the reason.
        return outcome instanceof Outcome.Unsupported ? List.of() : List.of(outcome.toString());
    }

    /** Closes the actors; one that still waits for an answer may never let itself be closed. */
    private List<String> close(List<Actor> actors) throws InterruptedException {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        Thread closing = new Thread(() -> actors.forEach(actor -> close(actor, wrong)), "close the actors");
        closing.setDaemon(true);
        closing.start();
        closing.join(limits.operationTimeout().toMillis());
        if (closing.isAlive()) {
            closing.interrupt();
            wrong.add("the actors could not be closed within "
                    + limits.operationTimeout().toSeconds() + " s");
        }
        return List.copyOf(wrong);
    }

    /** A failure of one leaves none of the others open. */
    private static void close(Actor actor, List<String> wrong) {
        try {
            actor.close();
        } catch (RuntimeException e) {
            wrong.add("an actor could not be closed: " + e.getMessage());
        }
    }
}
