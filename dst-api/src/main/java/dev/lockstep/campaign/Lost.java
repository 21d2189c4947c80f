package dev.lockstep.campaign;

import java.util.List;

/**
 * A part of a campaign that has no result.
 *
 * @param what the part, for people: a shard, or a seed
 * @param seeds its seeds, as far as they are known
 * @param why the reason, for people
 */
public record Lost(String what, List<Long> seeds, String why) {

    public Lost {
        seeds = List.copyOf(seeds);
    }
}
