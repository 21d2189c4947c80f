package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.reduce.Ground;
import dev.lockstep.reduce.Shrinking;
import dev.lockstep.reduce.TrialLostException;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shrink.Budget;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.ShrinkLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep shrink}: makes the commands of a recorded finding fewer and simpler. */
@CommandLine.Command(
        name = "shrink",
        description = {
            "Makes the commands of a finding fewer and simpler, as long as they show the same finding. The smallest list"
                    + " so far is always in ops.min.jsonl of the folder; Ctrl-C keeps it, and the next call goes on from"
                    + " there.",
            "run and replay do this by themselves after a difference, unless --no-shrink is given.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:the commands are as few as they can be, or the budget is used up",
            "  1:the recorded commands did not show the finding again",
            "  2:wrong usage, or nothing in the folder can be shrunk",
            "  3:an arm could not be started, or the disk is full",
            ExitCodes.FAULT,
            "130:stopped by Ctrl-C; the smallest list so far is kept",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep shrink lockstep-out/h2-seed-1                   the first finding of a walk",
            "  ./lockstep shrink lockstep-out/h2-seed-1 --bucket 3f2a     another finding of it",
            "  ./lockstep shrink lockstep-out/h2-seed-1 --trials 1000     with more patience",
        })
final class ShrinkCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The folder of a walk that ended with a finding.")
    private Path walked;

    @Option(
            names = "--bucket",
            paramLabel = "ID",
            description = "The bucket of the finding, or its beginning. Default: the first finding.")
    private Optional<String> bucket = Optional.empty();

    @Option(
            names = "--trials",
            paramLabel = "N",
            converter = CountConverter.class,
            defaultValue = "" + Budget.USUAL,
            description = "The largest number of walks; a list that the model rules out costs none. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "The time to stop: 30s, 10m, 2h. Default: none.")
    private Optional<Duration> duration = Optional.empty();

    @Option(names = "--arms", paramLabel = "ARM", split = ",", description = "The arms. Default: those of the report.")
    private List<String> arms = List.of();

    @Mixin
    private RecordedSetting setting;

    @Mixin
    private KnownOptions known;

    @Mixin
    private ArmOptions options;

    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ArmUnavailableException {
        ReportFolder.requireOneWalk(walked);
        Path file = walked.resolve(Recording.COMMANDS);
        try (Interruption interruption = Interruption.watch()) {
            RecordedSetting.Found found = setting.of(walked, file, arms, Optional.empty(), options.settings());
            Shrunk result = shrunk(new Ground<>(
                    found.workload(),
                    found.lineup(),
                    known.list(found.catalogue(), found.system()),
                    LocalDate.now(Clock.systemUTC()),
                    options.limits(),
                    interruption));
            tell(result);
            return switch (result.ended()) {
                case FINISHED, BUDGET -> 0;
                case NOT_SHOWN -> 1;
                case INTERRUPTED, RUNNING -> Verdict.INTERRUPTED.exitCode();
            };
        } catch (TrialLostException e) {
            throw new ArmUnavailableException(e.getMessage(), e);
        } catch (CommandFormatException e) {
            throw new InputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(Reason.in(walked, e), e);
        }
    }

    private Shrunk shrunk(Ground<?> ground) throws IOException {
        ShrinkLine line = ShrinkLine.to(spec.commandLine().getErr(), System.getenv());
        try {
            return new Shrinking<>(ground, new Budget(trials, duration.map(Deadline::in)), line).shrink(walked, bucket);
        } finally {
            line.end();
        }
    }

    /** The last line names the files, and what can be done with them. */
    private void tell(Shrunk result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(result));
        } else {
            out.println(ShrinkLine.sentence(result, walked));
            if (result.before().again() > 0) {
                Path recording = Shrunk.folder(walked, result.bucket());
                out.println("the commands are in " + recording.resolve(Recording.COMMANDS) + "; ./lockstep replay "
                        + Shown.path(recording) + " plays them");
            }
        }
        out.flush();
    }
}
