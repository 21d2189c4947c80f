package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The arms that play a record again: those that a person names, or else those of the record.
 *
 * @param specs the arms
 * @param reference the name of the reference
 * @param aa whether the record had the reference opened twice
 */
record RecordedArms(List<ArmSpec> specs, Optional<String> reference, boolean aa) {

    /**
     * Returns the arms.
     *
     * @param walked the folder of the walk, or a file of commands
     * @param asked the arms that a person named; empty for those of the record
     * @param reference the reference that a person named
     */
    static RecordedArms of(
            Path walked, List<String> asked, Optional<String> reference, Catalogue catalogue, SystemUnderTest system) {
        if (!asked.isEmpty()) {
            return new RecordedArms(ArmSpec.parseList(asked), reference, false);
        }
        if (!Files.isDirectory(walked)) {
            return new RecordedArms(ArmSpec.parseList(catalogue.defaultArms(system)), reference, false);
        }
        List<PlannedWalk.Arm> before = before(walked);
        List<ArmSpec> specs = before.stream()
                .filter(arm -> !arm.twin())
                .map(arm -> ArmSpec.parse(arm.name()).orVersion(arm.version(), system.defaultVersion()))
                .toList();
        return new RecordedArms(specs, reference.or(() -> reference(before, specs)), before.size() > specs.size());
    }

    /** A walk that was killed has no report, but the plan names its arms. */
    private static List<PlannedWalk.Arm> before(Path walked) {
        try {
            Optional<PlannedWalk> plan =
                    Files.exists(walked.resolve(Recording.REPORT)) ? Optional.empty() : PlannedWalk.read(walked);
            return plan.isPresent()
                    ? plan.get().arms()
                    : ReportFile.read(walked).arms().stream()
                            .map(arm -> new PlannedWalk.Arm(arm.name(), arm.reference(), arm.version(), arm.twin()))
                            .toList();
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static Optional<String> reference(List<PlannedWalk.Arm> before, List<ArmSpec> specs) {
        for (int i = 0; i < specs.size(); i++) {
            if (before.get(i).reference()) {
                return Optional.of(specs.get(i).name());
            }
        }
        return Optional.empty();
    }
}
