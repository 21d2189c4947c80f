package dev.lockstep.campaign;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.report.Avoided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The content of {@code campaign-plan.json}: what a campaign was asked for. It is written before the first walk. Two
 * folders are parts of one campaign if their plans differ only in the shard, and a run may be resumed if its plan is
 * the same again.
 *
 * @param lockstep the version of the file's format
 * @param version the version of Lockstep
 * @param system the name of the system
 * @param title its full name
 * @param workload the workload that draws the commands
 * @param generator the number that changes when a seed gives other commands; see
 *     {@link dev.lockstep.workload.Workload#generatorVersion}
 * @param inputs digests of what the walks depend on, by name: plugins, scripts, the list of known differences, and the
 *     code that plays them
 * @param seeds the seeds of all shards
 * @param shard the shard; {@code 1/1} if the campaign is not divided
 * @param steps the number of commands of a walk
 * @param alphabet the kinds of commands that the walks together have to exercise
 * @param leftOut the kinds that a person left out
 * @param takenBack why a kill takes back what some of these do, by their names
 * @param arms the arms, in the order in which they were named
 * @param avoidances the known bugs that the walks steer round, and those that they meet
 * @param settings what else was asked, by the name of its option
 * @param keepGoing whether a walk, and then the campaign, goes on after a finding
 * @param maxBuckets the number of different findings that end the campaign; 0 if it has no such limit
 * @param budget whether a time ends the campaign
 * @param day the day that decides which known differences have expired
 */
record CampaignPlan(
        int lockstep,
        String version,
        String system,
        String title,
        String workload,
        int generator,
        SortedMap<String, String> inputs,
        String seeds,
        String shard,
        long steps,
        List<String> alphabet,
        List<String> leftOut,
        SortedMap<String, String> takenBack,
        List<PlannedArm> arms,
        Avoided avoidances,
        SortedMap<String, String> settings,
        boolean keepGoing,
        int maxBuckets,
        boolean budget,
        String day) {

    static final String NAME = "campaign-plan.json";

    private static final String CONTENT = "the plan of a campaign";

    static final int FORM = 1;

    private static final int SHOWN = 80;

    CampaignPlan {
        alphabet = List.copyOf(alphabet);
        leftOut = List.copyOf(leftOut);
        arms = List.copyOf(arms);
    }

    SeedRange range() {
        // A campaign that only a time ends has no last seed.
        return seeds.endsWith("..") ? SeedRange.parse(seeds + Long.MAX_VALUE) : SeedRange.parse(seeds);
    }

    Shard part() {
        return Shard.parse(shard);
    }

    Campaign.Cast cast() {
        return new Campaign.Cast(system, title, workload, avoidances, arms);
    }

    /** Whether another walk follows after those of a campaign so far; a time is not asked. */
    boolean goesOn(Campaign campaign) {
        return maxBuckets == 0
                ? campaign.goesOn(keepGoing)
                : campaign.goesOn(true) && campaign.buckets().size() < maxBuckets;
    }

    /**
     * Returns the first value in which another plan differs, in words; empty if there is none.
     *
     * @param apart the names of the values that may differ
     * @param mine names this plan
     * @param others names the other one
     */
    Optional<String> difference(CampaignPlan other, Collection<String> apart, String mine, String others) {
        JsonNode here = Json.MAPPER.valueToTree(this);
        JsonNode there = Json.MAPPER.valueToTree(other);
        return here.properties().stream()
                .filter(value -> !apart.contains(value.getKey()))
                .flatMap(value -> difference(value.getKey(), value.getValue(), there.path(value.getKey())).stream())
                .findFirst()
                .map(found -> found.name() + " is " + found.here() + " in " + mine + ", and " + found.there() + " in "
                        + others);
    }

    private record Difference(String name, String here, String there) {}

    private static Optional<Difference> difference(String name, JsonNode here, JsonNode there) {
        if (here.equals(there)) {
            return Optional.empty();
        }
        if (here.isArray() && there.isArray() && here.size() == there.size()) {
            for (int i = 0; i < here.size(); i++) {
                if (!here.get(i).equals(there.get(i))) {
                    String which = here.get(i).path("name").asString(Integer.toString(i + 1));
                    return difference(name + "/" + which, here.get(i), there.get(i));
                }
            }
        }
        if (here.isObject() && there.isObject()) {
            Optional<Difference> inside = here.properties().stream()
                    .flatMap(value ->
                            difference(name + "/" + value.getKey(), value.getValue(), there.path(value.getKey()))
                                    .stream())
                    .findFirst();
            return inside.or(() -> there.properties().stream()
                    .filter(value -> !here.has(value.getKey()))
                    .findFirst()
                    .map(value -> new Difference(name + "/" + value.getKey(), "not there", shown(value.getValue()))));
        }
        return Optional.of(new Difference(name, shown(here), shown(there)));
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "not there";
        }
        String text = value.isString() && !value.asString().isEmpty() ? value.asString() : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    void write(Path folder) throws IOException {
        new JsonFile(folder.resolve(NAME), CONTENT).write(this);
    }

    /**
     * Reads the plan from a campaign's folder; empty if there is none.
     *
     * @throws IOException if the file is not a plan; the message names the file and the error
     */
    static Optional<CampaignPlan> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, CONTENT).read(FORM, "plan", object -> {
            // A plan of an earlier version has no reasons.
            object.putIfAbsent("takenBack", Json.MAPPER.createObjectNode());
            CampaignPlan plan = Json.MAPPER.treeToValue(object, CampaignPlan.class);
            plan.range();
            plan.part();
            return plan;
        }));
    }
}
