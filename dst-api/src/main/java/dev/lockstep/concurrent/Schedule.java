package dev.lockstep.concurrent;

import dev.lockstep.stream.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who does what in which slot, drawn from a seed alone. Every arm plays the same schedule.
 *
 * @param seed the seed
 * @param actors the number of actors
 * @param isolation the level of the transactions
 * @param turns the turns, slot by slot
 */
public record Schedule(long seed, int actors, Isolation isolation, List<Turn> turns) {

    /** Few objects, so that the actors meet. */
    private static final int OBJECTS = 2;

    private static final int LISTS = 3;

    public Schedule {
        turns = List.copyOf(turns);
    }

    /**
     * Draws a schedule.
     *
     * @param transactions whether transactions of several turns are drawn; not if an arm keeps none open between two
     * @param levels the levels of isolation from which one is drawn for all transactions
     */
    public static Schedule draw(long seed, int actors, long slots, boolean transactions, List<Isolation> levels) {
        SeedTree tree = new SeedTree(seed);
        RandomGenerator order = tree.stream(SeedTree.BEFORE_THE_WALK, "concurrent/slots");
        Isolation isolation = levels.get(
                tree.stream(SeedTree.BEFORE_THE_WALK, "concurrent/isolation").nextInt(levels.size()));
        List<Actor> all = new ArrayList<>();
        for (int actor = 0; actor < actors; actor++) {
            all.add(new Actor(actor, transactions, tree.stream(actor, "concurrent/actor")));
        }
        List<Turn> turns = new ArrayList<>();
        for (long slot = 1; slot <= slots; slot++) {
            // At least two, because one actor alone is what every other walk plays.
            int most = 2 + order.nextInt(Math.max(1, actors - 1));
            List<Actor> released = new ArrayList<>(all);
            while (released.size() > most) {
                released.remove(order.nextInt(released.size()));
            }
            for (Actor actor : released) {
                turns.add(new Turn(slot, actor.number, actor.next()));
            }
        }
        for (Actor actor : all) {
            if (actor.left > 0) {
                turns.add(new Turn(slots + 1, actor.number, new Act.Commit()));
            }
        }
        return new Schedule(seed, actors, isolation, turns);
    }

    /** Returns the keys of all objects. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("r", "c", "s")) {
            for (int i = 1; i <= OBJECTS; i++) {
                keys.add(kind + i);
            }
        }
        for (int i = 1; i <= LISTS; i++) {
            keys.add("l" + i);
        }
        return keys;
    }

    /** One actor, with the state from which its next act is drawn. */
    private static final class Actor {

        private static final int SHORTEST = 2;
        private static final int LONGER = 3;

        private final int number;
        private final boolean transactions;
        private final RandomGenerator random;
        private long drawn;
        private int left;

        Actor(int number, boolean transactions, RandomGenerator random) {
            this.number = number;
            this.transactions = transactions;
            this.random = random;
        }

        Act next() {
            if (left > 1) {
                left--;
                String key = "l" + (1 + random.nextInt(LISTS));
                return random.nextInt(2) == 0 ? new Act.Read(key) : new Act.Append(key, fresh());
            }
            if (left == 1) {
                left = 0;
                return random.nextInt(6) == 0 ? new Act.Rollback() : new Act.Commit();
            }
            if (transactions && random.nextInt(3) == 0) {
                left = 1 + SHORTEST + random.nextInt(LONGER);
                return new Act.Begin();
            }
            return single();
        }

        private Act single() {
            String object = Integer.toString(1 + random.nextInt(OBJECTS));
            return switch (random.nextInt(8)) {
                case 0 -> new Act.Write("r" + object, fresh());
                case 1, 2 -> new Act.Add("c" + object);
                case 3 -> new Act.Put("s" + object, fresh());
                case 4 -> new Act.Append("l" + object, fresh());
                case 5 -> new Act.Read("r" + object);
                case 6 -> new Act.Read("c" + object);
                default -> new Act.Read(random.nextBoolean() ? "s" + object : "l" + object);
            };
        }

        /** No two draws of a schedule have one value, so a value tells who wrote it. */
        private long fresh() {
            return ++drawn * 100 + number;
        }
    }
}
