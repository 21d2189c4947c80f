package dev.lockstep.junit;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.RecordedFinding;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Rehearsal;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A record that is played again.
 *
 * @param record the folder of a walk, or a file of commands
 * @param file the file of its commands
 * @param header the first line of that file
 */
record RecordedWalk(Path record, Path file, CommandFileHeader header) {

    /**
     * Reads what a record is about.
     *
     * @throws CommandFormatException if it is no record of a walk; the message names the file and the line
     */
    static RecordedWalk of(Path record) throws CommandFormatException {
        Path file = Files.isDirectory(record) ? record.resolve(Recording.COMMANDS) : record;
        return new RecordedWalk(record, file, CommandFile.readHeader(file));
    }

    /** A walk that was just played, with everything that is needed to judge it. */
    @FunctionalInterface
    interface Sequel {
        Optional<ParityWalk> judge(ParityWalk walk, Walks<?> walks);
    }

    /**
     * Plays the record. It need not exercise anything, because a person may have shortened it.
     *
     * @param chosen the system
     * @param arms the arms; empty for those of the test
     * @param reference the arm with which the others are compared, if not the usual one
     * @param name the name of the recording of this walk
     * @param sequel judges the walk
     */
    Optional<ParityWalk> play(Chosen chosen, List<String> arms, Optional<String> reference, String name, Sequel sequel)
            throws IOException, ArmUnavailableException, CommandFormatException {
        return play(chosen.setting(this, arms, reference), name, sequel);
    }

    private <M> Optional<ParityWalk> play(Setting<M> setting, String name, Sequel sequel)
            throws IOException, CommandFormatException {
        CommandFile<M> recorded = CommandFile.read(file, CommandCodec.of(setting.workload()));
        Rehearsal.play(recorded.commands(), setting.workload(), file);
        List<CommandKind<M>> kinds = setting.workload().alphabet().stream()
                .filter(kind -> header.kinds().contains(kind.name()))
                .toList();
        try (Walks<M> walks = new Walks<>(
                setting, kinds, Walks.LIMITS.goingOn(header.keepGoing()).incomplete())) {
            return sequel.judge(walks.play(CommandStream.recorded(setting.workload(), recorded, kinds), name), walks);
        }
    }

    /** Returns whether a walk shows the finding of this record again, in words; empty if the record has none. */
    Optional<String> shownIn(ParityWalk walk, Walks<?> walks) {
        List<String> arms =
                walks.setting().lineup().arms().stream().map(ArmPlan::name).toList();
        try {
            Optional<RecordedFinding> finding = Files.exists(record.resolve(Recording.REPORT))
                    ? RecordedFinding.of(ReportFile.read(record), arms)
                    : Optional.empty();
            return finding.map(recorded -> words(recorded, walk.result()));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static String words(RecordedFinding recorded, WalkResult replay) {
        return switch (recorded.in(replay)) {
            case AGAIN -> "the replay shows the recorded finding again";
            case ANOTHER -> "the replay shows another finding than the recorded one";
            case NOISE -> "the replay shows noise, and not the recorded finding";
            case NOTHING ->
                recorded.unseenIn(replay)
                        .map(why -> "the replay says nothing about the recorded finding: " + why)
                        .orElse("the replay does not show the recorded finding");
        };
    }
}
