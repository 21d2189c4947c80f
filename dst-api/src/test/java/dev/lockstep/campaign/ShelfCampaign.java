package dev.lockstep.campaign;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Campaigns over two arms in memory, of which one may have a bug that only some seeds meet. */
final class ShelfCampaign {

    /** Things of some names are miscounted, so a part of the seeds diverges. */
    static final UnaryOperator<Backend> MISCOUNTING_SOME = Answering.with((backend, operation) -> {
        Outcome outcome = backend.apply(operation);
        boolean some =
                operation instanceof Operation.Mutate mutate && mutate.text().matches("put thing[0-9]*77 .*");
        return some && outcome instanceof Outcome.Done ? Outcome.Done.affecting(7) : outcome;
    });

    final List<String> notes = new ArrayList<>();
    UnaryOperator<Backend> cli = UnaryOperator.identity();
    String seeds = "1..12";
    Shard shard = Shard.WHOLE;
    int workers = 1;
    long steps = 40;
    boolean keepGoing = true;
    boolean resume;
    String version = "1.0";
    LocalDate day = LocalDate.of(2026, 12, 1);
    Optional<Integer> maxBuckets = Optional.empty();

    CampaignReport walk(Path folder) throws IOException {
        Files.createDirectories(folder);
        Limits limits = Limits.of(Duration.ofSeconds(20)).goingOn(keepGoing);
        Lineup lineup = new Lineup(
                Shelf.SYSTEM,
                List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli)),
                "embedded");
        KnownList known = new KnownList(Plugins.catalogue(List.of()), Shelf.SYSTEM, Optional.empty());
        CampaignFolder.Asked asked = new CampaignFolder.Asked(
                version,
                ShelfCampaign.class,
                lineup,
                new Shelf(),
                new Shelf().alphabet().stream().map(kind -> kind.name()).toList(),
                List.of(),
                known,
                day,
                SeedRange.parse(seeds),
                shard,
                steps,
                Map.of(),
                Map.of("--op-timeout", "PT20S"),
                keepGoing,
                maxBuckets,
                Optional.empty(),
                workers,
                seed -> CommandStream.drawn(new Shelf(), seed, steps));
        CampaignFolder campaign = resume
                ? CampaignFolder.resume(folder, asked, notes::add)
                : CampaignFolder.begin(folder, asked, notes::add);
        try (Interruption interruption = Interruption.watch()) {
            Session session = new Session(
                    lineup, new Shelf().alphabet(), known, day, limits, interruption, header -> new WalkListener() {});
            session.play(campaign);
            CampaignReport report = session.end().report(lineup, "shelf", folder, session.elapsed(), walk -> walk);
            CampaignFolder.write(folder, Json.MAPPER.writeValueAsString(report));
            return report;
        }
    }

    /** Returns the report as text, without times and places. */
    static String timeless(CampaignReport report) {
        ObjectNode tree = Json.MAPPER.valueToTree(report);
        tree.remove(List.of("seconds", "folder", "replay", "shard"));
        return Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(tree)
                .replaceAll("\"folder\" : \"[^\"]*/(seed-[^\"]*)\"", "\"folder\" : \"$1\"");
    }
}
