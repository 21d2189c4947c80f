package dev.lockstep.stream;

import dev.lockstep.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One 64-bit seed, and a separate stream for each step and purpose, so that one draw more or less in one place changes
 * no other place.
 *
 * <p>A stream's seed is the first eight bytes of the SHA-256 of (seed, step, purpose). The generator is the JDK's
 * {@code L64X128MixRandom}, whose sequence its specification fixes.
 */
public record SeedTree(long seed) {

    /**
     * The step of a draw for the whole walk. Not the number of a step, so that no draw of a step shares a stream with a
     * draw for the whole walk.
     */
    public static final long BEFORE_THE_WALK = -1;

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    public RandomGenerator stream(long step, String purpose) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(2 * Long.BYTES + name.length);
        key.putLong(seed).putLong(step).put(name);
        return FACTORY.create(
                ByteBuffer.wrap(Sha256.begin().digest(key.array())).getLong());
    }
}
