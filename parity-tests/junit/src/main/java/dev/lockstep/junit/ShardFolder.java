package dev.lockstep.junit;

import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.Shard;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The folder of a shard of a test, in the form of a campaign, so that {@code ./lockstep merge} makes one report of the
 * shards of several machines. Each run of a shard has a separate folder.
 */
final class ShardFolder {

    private ShardFolder() {}

    /**
     * Begins the folder.
     *
     * @param choice the kinds of commands
     * @param day the day that decides which known differences have expired
     * @param streams returns the commands of the walk of a seed
     */
    static <M> CampaignFolder begin(
            Setting<M> setting, Shard shard, Choice<M> choice, LocalDate day, LongFunction<CommandStream<?>> streams)
            throws IOException {
        Asked asked = setting.asked();
        Path folder = RecordingFolder.of(asked).empty("shard-" + shard.index() + "-of-" + shard.of());
        String version = CampaignFolder.class.getPackage().getImplementationVersion();
        return CampaignFolder.begin(
                folder,
                new CampaignFolder.Asked(
                        version == null ? "(not built as a jar)" : version,
                        ShardFolder.class,
                        setting.lineup(),
                        setting.workload(),
                        choice.kinds().stream().map(CommandKind::name).toList(),
                        choice.leftOut(),
                        setting.known(),
                        day,
                        asked.seeds(),
                        shard,
                        asked.steps(),
                        Map.of(),
                        asked.settings(),
                        // A test walks each of its seeds, whatever became of the others.
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        streams),
                System.out::println);
    }
}
