package dev.lockstep.stream;

import dev.lockstep.workload.CommandKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Swarm testing: each seed of a campaign draws which kinds of commands its walk has. Some walks therefore have mixes
 * that a walk over all kinds would hardly ever have, such as a hundred inserts and no delete.
 *
 * <p>The technique is that of Groce, Zhang, Eide, Chen and Regehr, <i>Swarm Testing</i>, ISSTA 2012, where every
 * feature is on with probability one half. This class deviates in six ways. Two seeds of a pair, 1 and 2 or 3 and 4,
 * have opposite draws, so that every kind is on in one of them, and a campaign of two such seeds or more leaves none
 * out. A kind that is on also switches on the kinds that it {@linkplain CommandKind#needs needs}, because it could
 * never be drawn without them; those are therefore on more often than not. A kind whose own draw is on also brings its
 * {@linkplain CommandKind#helpers helpers}, because a campaign of few walks would otherwise have no walk with a kind
 * and with all that its aspects wait for. If a kind has more than {@value #FEW} helpers, it brings about half of them,
 * and a helper of more than {@value #FEW} kinds comes in this way only to about half of the walks. Otherwise nearly
 * every walk would have all of them. The next pair of seeds brings the others, so four seeds such as 1 to 4 have each
 * kind with each of its helpers. If a draw leaves nothing on, one kind is chosen with the kinds that it needs. A
 * configuration is used for one walk, not for a fixed share of the budget.
 */
public final class Swarm {

    /** A kind with no more helpers than this brings all of them, if they help no more kinds than this. */
    private static final int FEW = 4;

    private Swarm() {}

    /**
     * Returns the kinds of this seed's walk, in the alphabet's order; at least one.
     *
     * @param alphabet the kinds to choose from; a helper that a person left out of them is not missed
     */
    public static <M> List<CommandKind<M>> choose(SeedTree seeds, List<CommandKind<M>> alphabet) {
        Alphabet<M> all = Alphabet.part(alphabet);
        Set<String> on = new HashSet<>();
        long number = Math.floorDiv(seeds.seed() - 1, 2);
        SeedTree pair = new SeedTree(number);
        boolean first = Math.floorMod(seeds.seed(), 2) == 1;
        for (CommandKind<M> kind : alphabet) {
            // A separate stream for each kind, so that a new kind in the alphabet does not change the coins of the
            // others.
            if (pair.stream(SeedTree.BEFORE_THE_WALK, "swarm " + kind.name()).nextBoolean() == first) {
                bring(kind.name(), all, on);
                kind.helpers().stream()
                        .filter(helper -> all.named(helper).isPresent())
                        .filter(helper -> kind.helpers().size() <= FEW && helped(helper, alphabet) <= FEW
                                || isBrought(helper, number))
                        .forEach(helper -> bring(helper, all, on));
            }
        }
        if (on.isEmpty()) {
            int only = seeds.stream(SeedTree.BEFORE_THE_WALK, "swarm").nextInt(alphabet.size());
            bring(alphabet.get(only).name(), all, on);
        }
        return alphabet.stream().filter(kind -> on.contains(kind.name())).toList();
    }

    /**
     * Whether the seeds of a pair have a helper that is one of many. Two pairs next to each other have opposite draws.
     */
    private static boolean isBrought(String helper, long pair) {
        SeedTree both = new SeedTree(Math.floorDiv(pair, 2));
        return both.stream(SeedTree.BEFORE_THE_WALK, "helper " + helper).nextBoolean() == (Math.floorMod(pair, 2) == 0);
    }

    private static <M> long helped(String helper, List<CommandKind<M>> alphabet) {
        return alphabet.stream().filter(kind -> kind.helpers().contains(helper)).count();
    }

    private static <M> void bring(String name, Alphabet<M> all, Set<String> on) {
        if (on.add(name)) {
            all.named(name).orElseThrow().needs().forEach(needed -> bring(needed, all, on));
        }
    }
}
