package dev.lockstep.stream;

import dev.lockstep.workload.CommandKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Swarm testing: each seed of a campaign draws which kinds of commands its walk has at all, so that mixes occur which a
 * walk over everything would hardly ever show (a hundred inserts and not one delete).
 *
 * <p>The technique is that of Groce, Zhang, Eide, Chen and Regehr, <i>Swarm Testing</i>, ISSTA 2012, where every feature is
 * on with probability one half. It deviates in three things. A kind that is on brings the kinds that it {@linkplain
 * CommandKind#needs needs}, else it would be on in name only; those are therefore on more often than not. A draw that
 * leaves nothing on is replaced by one kind with what it needs. And a configuration is used for one walk, not for a fixed
 * share of the budget.
 */
public final class Swarm {

    /** No step of a walk, so that no draw of a walk shares a stream with this. */
    private static final long BEFORE_THE_WALK = -1;

    private Swarm() {}

    /** The kinds that this seed's walk has, in the alphabet's order; never none. */
    public static <M> List<CommandKind<M>> choose(SeedTree seeds, List<CommandKind<M>> alphabet) {
        Alphabet<M> all = new Alphabet<>(alphabet);
        Set<String> on = new HashSet<>();
        for (CommandKind<M> kind : alphabet) {
            // A stream of its own for each, so that a new kind in the alphabet does not turn over the others' coins.
            if (seeds.stream(BEFORE_THE_WALK, "swarm " + kind.name()).nextBoolean()) {
                bring(kind.name(), all, on);
            }
        }
        if (on.isEmpty()) {
            int only = seeds.stream(BEFORE_THE_WALK, "swarm").nextInt(alphabet.size());
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
