package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.known.ListEntry;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.reduce.AsInScript;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reproducers of the findings that have a page. The smallest commands that show such a finding are the witness of
 * its entry in the list of known differences, so the witness is walked with its bug in reach, and what it finds is
 * written.
 *
 * @param catalogue the systems, transports and workloads
 * @param lists the folder of the lists; empty for those of the checkout in which {@code ./lockstep} was started
 * @param work an empty folder for the walks
 */
record FindingRepros(Catalogue catalogue, Optional<Path> lists, Path work) {

    /** The folder in that of the pages. */
    static final String FOLDER = "repro";

    private static final String TOOLS = "cli";

    /** A tool starts a process for each statement, which takes long on a machine that is busy. */
    private static final Duration OF_TOOLS = Duration.ofMinutes(3);

    /**
     * The walk of a witness.
     *
     * @param entry the entry
     * @param page the name of its page, without its extension
     * @param workload the workload
     * @param arms the arms
     * @param recording the folder of the walk
     * @param finding the finding; empty if the walk shows none
     * @param reads whether the finding needs the reads after earlier steps
     */
    record Shown(
            ListEntry entry,
            String page,
            Workload<?> workload,
            ArmPlans arms,
            Path recording,
            Optional<Report.ReportedFinding> finding,
            StateReads reads) {

        /**
         * Writes the reproducers into the folder of the pages, with the commands beside them.
         *
         * @return their folder
         */
        Path write(Path pages) throws IOException {
            Path into = pages.resolve(FOLDER).resolve(page).resolve(entry.id());
            Files.createDirectories(into.getParent());
            ReproFolder.write(into, recording, finding.orElseThrow(), reads, workload, arms);
            Files.copy(entry.witness(), into.resolve(Recording.COMMANDS));
            return into;
        }
    }

    /** Returns the entries of all lists that have a page, in the order of the lists. */
    List<ListEntry> entries() {
        List<ListEntry> entries = new ArrayList<>();
        for (SystemUnderTest system : catalogue.systems()) {
            list(system).list().ifPresent(list -> entries.addAll(list.all()));
        }
        return entries.stream()
                .filter(entry -> entry.link().startsWith("docs/findings/"))
                .toList();
    }

    private KnownList list(SystemUnderTest system) {
        return KnownList.find(
                catalogue,
                system,
                lists.map(folder -> folder.resolve(system.name() + ".yaml")).filter(Files::exists));
    }

    /** Walks the witness of an entry. A bug that depends on timing may need several walks until it shows. */
    Shown show(ListEntry entry) throws ArmUnavailableException, IOException, CommandFormatException {
        CommandFileHeader header = CommandFile.readHeader(entry.witness());
        KnownList list = list(catalogue.system(header.system()));
        KnownList met = header.meets().isEmpty() ? list : list.meeting(header.meets(), entry.witness() + ":1: meets");
        Workload<?> workload = met.workload(entry);
        Lineup lineup = Lineup.assemble(
                met.catalogue(),
                met.system(),
                ArmSpec.parseList(entry.transports()),
                Optional.of(entry.transports().get(0)),
                Map.of("server.launcher", "process"));
        ArmPlans arms = arms(lineup, workload.needsPlainReference(), header);
        return show(entry, workload, arms);
    }

    private <M> Shown show(ListEntry entry, Workload<M> workload, ArmPlans arms)
            throws IOException, CommandFormatException {
        List<RecordedStep<M>> steps =
                CommandFile.read(entry.witness(), CommandCodec.of(workload)).steps();
        int plays = entry instanceof AvoidanceEntry avoidance ? avoidance.plays() : 1;
        Path recording = work;
        Optional<Report.ReportedFinding> finding = Optional.empty();
        for (int play = 1; play <= plays && finding.isEmpty(); play++) {
            recording = Files.createDirectory(work.resolve(entry.id() + "-" + play));
            finding = walk(new AsInScript<>(workload, steps), arms, recording).stream()
                    .findFirst();
        }
        String page = Path.of(entry.link()).getFileName().toString().replaceAll("\\.md$", "");
        StateReads reads = StateReads.NOT_TRIED;
        // Of a finding that comes and goes, one walk without it would say nothing.
        if (finding.isPresent() && plays == 1) {
            reads = reads(entry, workload, steps, arms, finding.get());
        }
        return new Shown(entry, page, workload, arms, recording, finding, reads);
    }

    /** Plays the witness with the reads of scripts, the shortest first. */
    private <M> StateReads reads(
            ListEntry entry,
            Workload<M> workload,
            List<RecordedStep<M>> steps,
            ArmPlans arms,
            Report.ReportedFinding shown)
            throws IOException {
        for (StateReads reads : StateReads.OF_SCRIPTS) {
            Path folder = Files.createDirectory(work.resolve(entry.id() + "-" + reads));
            List<Report.ReportedFinding> findings =
                    walk(AsInScript.of(workload, steps, shown.differences(), reads), arms, folder);
            if (findings.stream().anyMatch(other -> other.bucket().equals(shown.bucket()))) {
                return reads;
            }
        }
        return StateReads.MORE_THAN_A_SCRIPT_HAS;
    }

    private static ArmPlans arms(Lineup lineup, boolean plain, CommandFileHeader header) {
        List<ArmPlan> arms = new ArrayList<>(lineup.arms());
        if (plain) {
            arms.removeIf(arm -> arm.name().equals(lineup.plain().name()));
            arms.add(0, lineup.plain());
        }
        return new ArmPlans(plain ? arms.get(0).name() : lineup.reference(), arms, header.surroundings());
    }

    private static <M> List<Report.ReportedFinding> walk(AsInScript<M> read, ArmPlans arms, Path recording)
            throws IOException {
        WalkBuilder<M> walk = WalkBuilder.of(read.workload())
                .reference(arms.reference())
                .recorded(read.steps())
                .folder(recording);
        if (arms.names().contains(TOOLS)) {
            walk.operationTimeout(OF_TOOLS);
        }
        arms.all().forEach(walk::arm);
        walk.play();
        return ReportFile.read(recording).findings();
    }
}
