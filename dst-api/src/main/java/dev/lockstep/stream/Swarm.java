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
 * feature is on with probability one half. This class deviates in five ways. Two seeds of a pair, 1 and 2 or 3 and 4,
 * have opposite draws, so that every kind is on in one of them, and a campaign of two such seeds or more leaves none
 * out. A kind that is on also switches on the kinds that it {@linkplain CommandKind#needs needs}, because it could
 * never be drawn without them; those are therefore on more often than not. A kind whose own draw is on also brings its
 * {@linkplain CommandKind#helpers helpers}, because a campaign of few walks would otherwise have no walk with a kind
 * and with all that its aspects wait for. If a draw leaves nothing on, one kind is chosen with the kinds that it needs.
 * A configuration is used for one walk, not for a fixed share of the budget.
 */
public final class Swarm {

    private Swarm() {}

    /** Returns the kinds of this seed's walk, in the alphabet's order; at least one. */
    public static <M> List<CommandKind<M>> choose(SeedTree seeds, List<CommandKind<M>> alphabet) {
        Alphabet<M> all = new Alphabet<>(alphabet);
        Set<String> on = new HashSet<>();
        SeedTree pair = new SeedTree(Math.floorDiv(seeds.seed() - 1, 2));
        boolean first = Math.floorMod(seeds.seed(), 2) == 1;
        for (CommandKind<M> kind : alphabet) {
            // A separate stream for each kind, so that a new kind in the alphabet does not change the coins of the
            // others.
            if (pair.stream(SeedTree.BEFORE_THE_WALK, "swarm " + kind.name()).nextBoolean() == first) {
                bring(kind.name(), all, on);
                kind.helpers().stream()
                        .filter(helper -> all.named(helper).isPresent())
                        .forEach(helper -> bring(helper, all, on));
            }
        }
        if (on.isEmpty()) {
            int only = seeds.stream(SeedTree.BEFORE_THE_WALK, "swarm").nextInt(alphabet.size());
            bring(alphabet.get(only).name(), all, on);
        }
        return alphabet.stream().filter(kind -> on.contains(kind.name())).toList();
    }

    private static <M> void bring(String name, Alphabet<M> all, Set<String> on) {
        if (on.add(name)) {
            all.named(name).orElseThrow().needs().forEach(needed -> bring(needed, all, on));
        }
    }
}
