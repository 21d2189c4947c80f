package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.job.Conditions;
import dev.lockstep.job.Part;
import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.known.AvoidanceWitness;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.ListEntry;
import dev.lockstep.known.Removal;
import dev.lockstep.known.Witness;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lockstep witnesses}: checks that every allow-listed difference still occurs exactly as its entry describes.
 */
@CommandLine.Command(
        name = "witnesses",
        description =
                "Plays the witness of every entry. That of a known difference must still show exactly that difference."
                        + " That of an avoidance must show the bug with the avoidance off, and not with it in force.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:every witness shows its difference",
            "  1:a witness shows nothing any more, or something else, or its entry has expired",
            "  2:wrong usage, or a list that does not load",
            "  3:an arm that was asked for is unavailable, or an arm could not be started or was lost",
            "  4:a witness was not played, because these arms do not have its transports, or there are no entries",
            ExitCodes.FAULT,
            "129:INTERRUPTED, because the terminal was closed (SIGHUP)",
            "130:INTERRUPTED by Ctrl-C",
            "134:Java crashed",
            "137:somebody killed the process (SIGKILL)",
            "143:INTERRUPTED by SIGTERM",
        })
final class WitnessesCommand implements Callable<Integer> {

    @Mixin
    private ListOptions list;

    @Mixin
    private WitnessOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for witnesses.json, new or empty; ./lockstep guard reads it. Default: none.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws ArmUnavailableException, IOException, CommandFormatException {
        KnownList known = list.list();
        Lineup lineup = options.lineup(known);
        PrintWriter err = spec.commandLine().getErr();
        known.warnings(today()).forEach(warning -> err.println("lockstep: " + warning));
        err.flush();
        Verdict worst = Verdict.PARITY;
        int held = 0;
        int unresolved = 0;
        List<Part.Check> checks = new ArrayList<>();
        Optional<Path> kept = out.map(asked -> new ReportFolder(asked).create(out, "witnesses"));
        Path folder = Files.createTempDirectory("lockstep-witnesses-");
        try (Interruption interruption = Interruption.watch()) {
            for (ListEntry entry : known.required().all()) {
                Witness.State state = play(entry, known, lineup, folder);
                held += state == Witness.State.HOLDS ? 1 : 0;
                unresolved += state == Witness.State.UNRESOLVED ? 1 : 0;
                Verdict verdict = verdict(entry, state);
                worst = worst.and(verdict);
                checks.add(new Part.Check(
                        entry.id(), verdict == Verdict.PARITY, state.name().toLowerCase(Locale.ROOT)));
                if (interruption.requested()) {
                    return Verdict.INTERRUPTED.exitCode();
                }
            }
            if (kept.isPresent()) {
                List<String> names = lineup.arms().stream().map(ArmPlan::name).toList();
                Part.of(Part.Kind.WITNESSES, known.system().name(), names, checks)
                        .write(kept.get());
                Conditions.of(
                                Main.version(),
                                known,
                                options.settings(),
                                list.plugins().digests())
                        .over(lineup)
                        .write(kept.get());
            }
            worst = worst == Verdict.PARITY && held == 0 ? Verdict.VACUOUS : worst;
            spec.commandLine()
                    .getOut()
                    .println(worst + ": " + held + " of "
                            + known.required().all().size() + " witnesses hold"
                            + (unresolved == 0 ? "" : ", " + unresolved + " could not be played on these arms"));
            spec.commandLine().getOut().flush();
            return worst.exitCode();
        } catch (InterruptedException e) {
            return Verdict.INTERRUPTED.exitCode();
        } finally {
            new FileTree(folder).delete();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Witness.State play(ListEntry entry, KnownList known, Lineup lineup, Path folder)
            throws ArmUnavailableException, IOException, CommandFormatException, InterruptedException {
        return entry instanceof AvoidanceEntry avoidance
                ? play(avoidance, known, lineup, folder)
                : play((KnownDifference) entry, known.workload(entry), known.entries(), lineup, folder);
    }

    private <M> Witness.State play(
            KnownDifference entry, Workload<M> workload, List<KnownDifference> inForce, Lineup lineup, Path folder)
            throws IOException, CommandFormatException, InterruptedException {
        return told(
                entry, options.witness(workload, lineup, folder).beside(inForce).play(entry));
    }

    /** Plays the witness of an avoidance, on arms with the avoidance off and on arms with it in force. */
    private Witness.State play(AvoidanceEntry entry, KnownList known, Lineup lineup, Path folder)
            throws ArmUnavailableException, IOException, CommandFormatException, InterruptedException {
        KnownList meeting =
                known.meeting(CommandFile.readHeader(entry.witness()).meets(), entry.witness() + ":1");
        return play(entry, known.workload(entry), lineup, meeting, folder);
    }

    @SuppressWarnings("unchecked")
    private <M> Witness.State play(
            AvoidanceEntry entry, Workload<M> workload, Lineup lineup, KnownList meeting, Path folder)
            throws ArmUnavailableException, IOException, CommandFormatException, InterruptedException {
        // The same provider made both workloads, so both have one type of model.
        Workload<M> met = (Workload<M>) meeting.workload(entry);
        AvoidanceWitness<M> witness = new AvoidanceWitness<>(
                options.witness(met, options.lineup(meeting), folder), options.witness(workload, lineup, folder));
        return told(entry, witness.play(entry, lineup.system()));
    }

    private Witness.State told(ListEntry entry, Witness.Standing standing) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        switch (standing.state()) {
            case HOLDS ->
                out.println(
                        entry.id() + " holds" + (standing.detail().isEmpty() ? "" : " (" + standing.detail() + ")"));
            case FIXED -> {
                out.println(entry.id() + " fixed: remove " + entry.id() + " (" + standing.detail() + ")");
                out.print(Removal.patch(entry, shown(entry.place().file()), today()));
            }
            case DIFFERENT -> {
                out.println(entry.id() + " different: " + standing.detail());
                standing.finding()
                        .ifPresent(finding -> finding.differences()
                                .forEach(difference -> out.println("  " + Sentences.difference(difference))));
            }
            case UNRESOLVED -> out.println(entry.id() + " unresolved: " + standing.detail());
            case LOST -> out.println(entry.id() + " lost: " + standing.detail());
        }
        out.flush();
        return standing.state();
    }

    /**
     * An unresolved witness never passes, however many others hold. If its arms were asked for, they must be available.
     */
    private Verdict verdict(ListEntry entry, Witness.State state) {
        boolean expired = entry.on(today()) == ListEntry.Age.EXPIRED;
        Verdict shown = switch (state) {
            case HOLDS -> Verdict.PARITY;
            case FIXED, DIFFERENT -> Verdict.DIVERGED;
            case UNRESOLVED -> isAskedFor(entry.transports()) ? Verdict.INFRA : Verdict.VACUOUS;
            case LOST -> Verdict.INFRA;
        };
        return shown.and(expired ? Verdict.DIVERGED : Verdict.PARITY);
    }

    private boolean isAskedFor(List<String> transports) {
        return ArmSpec.parseList(options.arms).stream()
                .map(ArmSpec::transport)
                .toList()
                .containsAll(transports);
    }

    /**
     * Returns the path as a patch needs it: for the checkout, or for the sources of a plugin whose jar has the list.
     */
    private static String shown(Path file) {
        if (file.getFileSystem() != FileSystems.getDefault()) {
            return "src/main/resources/" + file;
        }
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
