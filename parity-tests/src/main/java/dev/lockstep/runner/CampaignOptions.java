package dev.lockstep.runner;

import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.parity.ArmPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for how the walks of a campaign are played; none of them changes what is walked. */
final class CampaignOptions {

    private static final String WORKERS = "--workers";
    private static final String RESUME = "--resume";

    @Option(
            names = WORKERS,
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "The number of walks of a campaign that are played at the same time, in one process, each with"
                            + " separate arms. The report is the same for any number. Default: half of the cores, at least 1.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = RESUME,
            description =
                    "Go on with the campaign in --out after a kill: the walks that came to their end are kept, the"
                            + " others are played from their beginning. Everything else must be asked as before. An empty folder"
                            + " begins.")
    private boolean resume;

    /**
     * Checks that a campaign can be gone on with.
     *
     * @throws InputException if not
     */
    void require(SeedRange range, boolean untilATime, Optional<Path> out) {
        if (!resume) {
            return;
        }
        if (out.isEmpty()) {
            throw new InputException(RESUME + ": name the folder of the campaign with --out");
        }
        if (range.single() || untilATime) {
            throw new InputException(
                    RESUME + ": it needs --seeds A..B, and no --duration: one walk is played again from"
                            + " its beginning anyway, and a time leaves no rest");
        }
    }

    /** Whether the folder has something to go on with. */
    boolean resumes(Optional<Path> out) {
        if (!resume || out.isEmpty() || Files.notExists(out.get())) {
            return false;
        }
        try (Stream<Path> entries = Files.list(out.get())) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw new InputException(RESUME + ": " + out.get() + " is not a folder that can be read", e);
        }
    }

    /** Returns the number of walks at the same time. */
    int workers(Lineup lineup) {
        ChosenSurroundings chosen = lineup.surroundings();
        boolean alone = chosen.drawn()
                || chosen.everywhere().isPresent()
                || chosen.named().containsKey(ArmPlans.HERE);
        if (alone && workers.orElse(1) > 1) {
            throw new InputException(WORKERS + ": only one walk at a time can change the zone and the locale of this"
                    + " process, which --surroundings does; leave one of the two out");
        }
        return alone
                ? 1
                : workers.orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
}
