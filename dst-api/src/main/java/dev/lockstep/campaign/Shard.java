package dev.lockstep.campaign;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One part of the seeds of a campaign, which several machines walk at the same time. A seed belongs to a shard by its
 * position in the range, counted round and round, so every shard gets early and late seeds. Nothing else decides, so
 * each machine finds its seeds without asking another.
 *
 * @param index the number of this shard; the first is 1
 * @param of the number of shards
 */
public record Shard(int index, int of) {

    /** The only shard of a campaign that nobody divided. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

    public Shard {
        if (of < 1 || index < 1 || index > of) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + of
                    + "; the first is 1, and the last has the number of all");
        }
    }

    /**
     * Reads a shard as a person writes it, {@code 3/20}.
     *
     * @throws IllegalArgumentException if the text is not a shard; the message names the error
     */
    public static Shard parse(String text) {
        Matcher shard = FORM.matcher(text);
        if (!shard.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a shard; write its number and the number of all, as in 3/20");
        }
        return new Shard(Integer.parseInt(shard.group(1)), Integer.parseInt(shard.group(2)));
    }

    /** Returns all shards of a campaign, in their order. */
    static Stream<Shard> all(int of) {
        return Stream.iterate(1, index -> index <= of, index -> index + 1).map(index -> new Shard(index, of));
    }

    /** Whether every shard has a seed of this range. */
    public boolean fits(SeedRange range) {
        return Long.compareUnsigned(range.last() - range.first(), of - 1L) >= 0;
    }

    /** Whether a seed of this range belongs to this shard. */
    boolean holds(SeedRange range, long seed) {
        return seed >= range.first()
                && seed <= range.last()
                && Long.remainderUnsigned(seed - range.first(), of) == index - 1L;
    }

    /** Returns the seeds of this shard, in their order. */
    public PrimitiveIterator.OfLong seeds(SeedRange range) {
        return new PrimitiveIterator.OfLong() {
            private long next = range.first() + (index - 1L);
            private boolean more = Long.compareUnsigned(range.last() - range.first(), index - 1L) >= 0;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public long nextLong() {
                if (!more) {
                    throw new NoSuchElementException("shard " + Shard.this + " has no more seeds");
                }
                long seed = next;
                // The seeds may reach the last of all numbers, beyond which a sum would begin again.
                more = Long.compareUnsigned(range.last() - seed, of) >= 0;
                next = seed + of;
                return seed;
            }
        };
    }

    /** Returns how many seeds of a range belong to this shard; the range must be smaller than half of all seeds. */
    public long count(SeedRange range) {
        long all = range.last() - range.first() + 1;
        return all / of + (all % of >= index ? 1 : 0);
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
