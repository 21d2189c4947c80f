package dev.lockstep.report.html;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Campaigns of short walks over two arms, of which one may be wrong. */
final class SampleCampaign {

    /** Miscounts only some things, so that only some seeds show it. */
    private static final UnaryOperator<Backend> MISCOUNTING = Answering.with((backend, operation) -> {
        Outcome outcome = backend.apply(operation);
        boolean some =
                operation instanceof Operation.Mutate mutate && mutate.text().matches("put thing1.*");
        return some && outcome instanceof Outcome.Done ? Outcome.Done.affecting(7) : outcome;
    });

    private SampleCampaign() {}

    static CampaignReport red(Path folder, int seeds) {
        return played(folder, seeds, MISCOUNTING);
    }

    static CampaignReport green(Path folder, int seeds) {
        return played(folder, seeds, UnaryOperator.identity());
    }

    private static CampaignReport played(Path folder, int seeds, UnaryOperator<Backend> wrong) {
        Lineup lineup = new Lineup(
                Shelf.SYSTEM,
                List.of(Shelf.arm("inside", UnaryOperator.identity()), Shelf.arm("outside", wrong)),
                "inside");
        Limits limits = Limits.of(Duration.ofSeconds(5)).goingOn(true);
        try (Interruption interruption = Interruption.watch()) {
            Session session = new Session(
                    lineup,
                    new Shelf().alphabet(),
                    new KnownList(Plugins.catalogue(List.of()), Shelf.SYSTEM, Optional.empty()),
                    LocalDate.of(2026, 12, 1),
                    limits,
                    interruption,
                    header -> new WalkListener() {});
            for (int seed = 1; seed <= seeds; seed++) {
                CommandStream<SortedMap<String, Long>> stream = CommandStream.drawn(new Shelf(), seed, 6);
                session.play(stream, folder.resolve("seed-" + seed));
            }
            return session.end().report(lineup, "shelf", folder, session.elapsed(), walked -> walked);
        }
    }
}
