package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.op.Json;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.race.ConcurrentWalk;
import dev.lockstep.race.Dialects;
import dev.lockstep.race.RaceResult;
import dev.lockstep.race.RaceSummary;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code lockstep run --actors}: plays a schedule of several actors for each seed.
 *
 * @param slots the number of slots of a schedule
 * @param budget the moment at which no further seed begins
 */
record ActorRun(
        Catalogue catalogue,
        SystemUnderTest system,
        int actors,
        long slots,
        SeedRange seeds,
        Optional<Deadline> budget) {

    int play(List<String> named, WalkOptions options, CommandSpec spec) throws Exception {
        if (actors < 2) {
            throw new InputException("--actors: " + actors + " never meets another; name 2 or more");
        }
        ActorDialect dialect = Dialects.of(system)
                .orElseThrow(() -> new InputException("--actors: there are no acts for " + system.name()
                        + ", because its dialect is " + system.dialect() + "; h2 and sparql have them"));
        Lineup lineup = Lineup.assemble(
                catalogue, system, ArmSpec.parseList(arms(named)), options.reference(), options.settings());
        for (ArmPlan arm : lineup.arms()) {
            Support support = arm.provider().actors();
            if (support.level() != Support.Level.OFFERED) {
                throw new InputException("--actors: " + arm.name() + " cannot take part: " + support.reason());
            }
        }
        Path folder = options.folder(system.name() + "-actors-" + actors + "-seeds-" + seeds);
        PrintWriter out = spec.commandLine().getOut();
        List<RaceResult> results = new ArrayList<>();
        try (Interruption interruption = Interruption.watch()) {
            Verdict ended = Verdict.PARITY;
            try {
                play(lineup, dialect, folder, options, results, out);
            } catch (InterruptedException stopped) {
                ended = Verdict.INTERRUPTED;
            }
            RaceSummary summary = new RaceSummary(
                    system.title(), actors, results, interruption.requested() ? Verdict.INTERRUPTED : ended);
            print(summary, folder, options, out);
            return summary.verdict().exitCode();
        }
    }

    private void play(
            Lineup lineup,
            ActorDialect dialect,
            Path folder,
            WalkOptions options,
            List<RaceResult> results,
            PrintWriter out)
            throws IOException, InterruptedException {
        for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
            Path walk = Files.createDirectories(seeds.single() ? folder : folder.resolve("seed-" + seed));
            Schedule schedule = Schedule.draw(seed, actors, slots, keepsTransactions(lineup), dialect.levels());
            RaceResult result = new ConcurrentWalk(dialect, schedule, options.limits(), walk).play(lineup.arms());
            results.add(result);
            if (!options.printsJson()) {
                out.print(result.text());
                out.flush();
            }
            // A schedule that shows nothing decides nothing; the summary counts it.
            boolean decides = result.verdict() != Verdict.PARITY && result.verdict() != Verdict.VACUOUS;
            boolean stops = decides && !options.keepsGoing();
            if (stops || budget.isPresent() && budget.get().passed()) {
                return;
            }
        }
    }

    private static void print(RaceSummary summary, Path folder, WalkOptions options, PrintWriter out) {
        if (options.printsJson()) {
            out.print(Json.MAPPER
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(summary.json().put("folder", folder.toString()))
                    + "\n");
        } else {
            out.print(summary.text() + "  reports      " + folder + "\n"
                    + (summary.results().size() == 1 ? "  judge again  ./lockstep replay " + folder + "\n" : ""));
        }
        out.flush();
    }

    /** The usual arms are those that several clients can use. */
    private List<String> arms(List<String> named) {
        if (!named.isEmpty()) {
            return named;
        }
        List<String> able = catalogue.defaultArms(system).stream()
                .filter(name -> catalogue.transports(system).get(name).actors().level() == Support.Level.OFFERED)
                .toList();
        if (able.isEmpty()) {
            throw new InputException("--actors: no transport of " + system.name() + " has several clients");
        }
        return able;
    }

    private static boolean keepsTransactions(Lineup lineup) {
        return lineup.arms().stream()
                .allMatch(arm -> arm.provider().support(OperationKind.SESSION).level() == Support.Level.OFFERED);
    }
}
