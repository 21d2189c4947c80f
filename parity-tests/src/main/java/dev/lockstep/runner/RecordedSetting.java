package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options under which a record is played again, with the system, workload and arms that follow from them. */
final class RecordedSetting {

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private CommandArmOptions commands;

    @Mixin
    private MeetOptions meet;

    @Mixin
    private SurroundingsOptions surroundings;

    /**
     * The system, the workload and the arms of a record.
     *
     * @param header the first line of its commands
     * @param lineup the arms, in their surroundings
     * @param aa whether the record had the reference opened twice
     */
    record Found(
            CommandFileHeader header,
            Catalogue catalogue,
            SystemUnderTest system,
            Workload<?> workload,
            Lineup lineup,
            boolean aa) {}

    PluginOptions plugins() {
        return plugins;
    }

    /**
     * Finds the system, the workload and the arms of a record.
     *
     * @param walked the folder of the walk, or a file of commands
     * @param file the file of the commands
     * @param arms the arms that a person named; empty for those of the record
     * @param reference the reference that a person named
     * @param settings settings that only some transports read
     */
    Found of(Path walked, Path file, List<String> arms, Optional<String> reference, Map<String, String> settings)
            throws CommandFormatException, ArmUnavailableException {
        CommandFileHeader header = CommandFile.readHeader(file);
        Catalogue catalogue = meet.meeting(
                plugins.with(commands).catalogue(walked), header.system(), header.meets(), file + ":1: meets");
        SystemUnderTest system = catalogue.system(header.system());
        Workload<?> workload = catalogue.workload(system, Optional.of(header.workload()));
        RecordedArms again = RecordedArms.of(walked, arms, reference, catalogue, system);
        Lineup lineup = Lineup.assemble(catalogue, system, again.specs(), again.reference(), settings)
                .walking(workload);
        return new Found(
                header, catalogue, system, workload, surroundings.in(lineup, header.surroundings()), again.aa());
    }
}
