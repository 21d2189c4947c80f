package dev.lockstep.runner;

import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandFileHeader;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.CommandSource;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

/** Plays walks over one lineup, each recorded in a folder of its own, shows them, and sums them up. */
final class Session<M, C extends Command<M>> {

    private final Lineup lineup;
    private final KnownList known;
    private final Workload<M, C> workload;
    private final ArmOptions options;
    private final CommandLine terminal;
    private final Interruption interruption;
    private final Progress progress;
    private final Campaign campaign = new Campaign();
    private final long began = System.nanoTime();

    /**
     * One stream of commands.
     *
     * @param seed the seed that they were drawn from
     * @param generator the workload's generator version when they were
     * @param kinds the alphabet that the walk is judged on
     * @param commands the commands
     * @param recorded whether they come from a file
     * @param steps how many there are to be
     */
    record Stream<M, C extends Command<M>>(
            long seed,
            int generator,
            List<CommandKind<M, C>> kinds,
            CommandSource<M, C> commands,
            boolean recorded,
            long steps) {}

    Session(
            Lineup lineup,
            KnownList known,
            Workload<M, C> workload,
            ArmOptions options,
            CommandLine terminal,
            Interruption interruption) {
        this.lineup = lineup;
        this.known = known;
        this.workload = workload;
        this.options = options;
        this.terminal = terminal;
        this.interruption = interruption;
        this.progress = Progress.to(terminal.getErr(), System.getenv());
    }

    /** Whether another walk makes sense after those that there were. */
    boolean goesOn() {
        return !interruption.requested() && campaign.goesOn(options.keepGoing);
    }

    /** Plays one walk to its end. */
    void play(Stream<M, C> stream, Path folder) {
        Path data = folder.resolve("arms");
        WalkPlan<M, C> plan = new WalkPlan<>(
                lineup.system(),
                workload,
                stream.commands(),
                stream.kinds(),
                stream.recorded(),
                lineup.reference(),
                lineup.arms(),
                options.operationTimeout,
                options.keepGoing,
                known.in(workload.name(), lineup.arms()),
                data);
        WalkListener shown = progress.walk(new Progress.Header(stream.seed(), stream.steps(), lineup.names()));
        try {
            Files.createDirectories(folder);
            Recording<M, C> recording = new Recording<>(folder, plan, header(stream), Clock.systemUTC());
            WalkResult result = Walk.run(plan, WalkListener.of(new Bystander(interruption), shown, recording));
            campaign.add(stream.seed(), folder, result);
            deleteUnlessTelling(data, result);
        } catch (IOException e) {
            throw new OutputException("cannot write to " + folder + " (" + Reason.of(e) + ")", e);
        } catch (UncheckedIOException e) {
            throw new OutputException(e.getMessage(), e);
        }
    }

    private CommandFileHeader header(Stream<M, C> stream) {
        return new CommandFileHeader(
                CommandFileHeader.FORM,
                lineup.system().name(),
                workload.name(),
                stream.seed(),
                stream.generator(),
                stream.kinds().stream().map(CommandKind::name).toList());
    }

    /** Sums up what there was, and gives the exit code. */
    int end(Path folder) {
        if (interruption.requested()) {
            campaign.interrupted();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
        Summary summary = new Summary(lineup, workload.name(), campaign, folder, options.plugins, elapsed);
        PrintWriter out = terminal.getOut();
        out.print(options.json ? summary.json() : summary.text());
        out.flush();
        return campaign.verdict().exitCode();
    }

    /** The stores of the arms are of use where they disagree, and a burden where not. */
    private static void deleteUnlessTelling(Path data, WalkResult result) throws IOException {
        boolean telling = !result.findings().isEmpty() || !result.notClosed().isEmpty();
        if (!telling && Files.exists(data)) {
            deleteTree(data);
        }
    }

    static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
