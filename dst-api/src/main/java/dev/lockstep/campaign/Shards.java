package dev.lockstep.campaign;

import dev.lockstep.assembly.InputException;
import dev.lockstep.report.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folders that are merged, with their plans: parts of one campaign, each of them once.
 *
 * <p>What cannot be one campaign is refused, because a sum of it would be a verdict on nothing that anybody asked for.
 * A part that nobody gave is not refused, because the others may have findings; but the verdict cannot be parity.
 *
 * @param parts the parts, in the order in which they were given
 * @param missing the shards that nobody gave
 */
record Shards(List<Part> parts, List<Shard> missing) {

    /** The values of a plan in which the parts of a campaign may differ. */
    private static final Set<String> APART = Set.of("seeds", "shard", "day");

    Shards {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    /** One folder. */
    record Part(Path folder, CampaignPlan plan) {}

    /**
     * Reads the plans.
     *
     * @throws InputException if the folders are not parts of one campaign; the message names the value and two folders
     */
    static Shards read(List<Path> folders) {
        List<Part> parts = new ArrayList<>();
        for (Path folder : folders) {
            parts.add(part(folder));
        }
        Part first = parts.get(0);
        for (Part other : parts.subList(1, parts.size())) {
            requireSame(first, other);
        }
        boolean divided = parts.stream().anyMatch(part -> part.plan().part().of() > 1);
        if (!divided) {
            requireSeedsOnce(parts);
            return new Shards(parts, List.of());
        }
        return new Shards(parts, missing(parts));
    }

    private static Part part(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": there is no such folder");
        }
        try {
            Optional<CampaignPlan> plan = CampaignPlan.read(folder);
            if (plan.isEmpty()) {
                throw new InputException(folder + ": not the folder of a campaign; it has no " + CampaignPlan.NAME
                        + ", so name the folder that run --seeds wrote (its --out)");
            }
            return new Part(folder, plan.get());
        } catch (IOException e) {
            throw new InputException(e.getMessage() == null ? folder + ": " + Reason.of(e) : e.getMessage(), e);
        }
    }

    private static void requireSame(Part one, Part other) {
        one.plan()
                .difference(
                        other.plan(),
                        APART,
                        one.folder().toString(),
                        other.folder().toString())
                .ifPresent(difference -> {
                    throw new InputException("not parts of one campaign: " + difference);
                });
    }

    private static void requireSeedsOnce(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(i + 1, parts.size())) {
                SeedRange one = parts.get(i).plan().range();
                SeedRange two = other.plan().range();
                long begin = Math.max(one.first(), two.first());
                if (begin <= Math.min(one.last(), two.last())) {
                    throw new InputException("seed " + begin + " is in both "
                            + parts.get(i).folder() + " and " + other.folder() + "; give each seed once");
                }
            }
        }
    }

    private static List<Shard> missing(List<Part> parts) {
        Map<Shard, Part> given = new HashMap<>();
        Part first = parts.get(0);
        for (Part part : parts) {
            boolean same = part.plan().seeds().equals(first.plan().seeds())
                    && part.plan().part().of() == first.plan().part().of();
            if (!same) {
                throw new InputException("not parts of one campaign: " + first.folder() + " is shard "
                        + first.plan().shard() + " of the seeds " + first.plan().seeds() + ", and " + part.folder()
                        + " is shard " + part.plan().shard() + " of the seeds "
                        + part.plan().seeds());
            }
            Part twice = given.putIfAbsent(part.plan().part(), part);
            if (twice != null) {
                throw new InputException("shard " + part.plan().shard() + " is in both " + twice.folder() + " and "
                        + part.folder() + "; give each shard once");
            }
        }
        return Shard.all(first.plan().part().of())
                .filter(shard -> !given.containsKey(shard))
                .toList();
    }

    CampaignPlan plan() {
        return parts.get(0).plan();
    }

    /** Returns the folders of each day, which decides what has expired of the list of known differences. */
    SortedMap<String, List<Path>> days() {
        SortedMap<String, List<Path>> days = new TreeMap<>();
        parts.forEach(part -> days.computeIfAbsent(part.plan().day(), unused -> new ArrayList<>())
                .add(part.folder()));
        return days;
    }
}
