package dev.lockstep.stream;

import dev.lockstep.workload.CommandKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The kinds of commands that a person chose for a walk. What is left out by choice is not missing, but the result names
 * it: a walk without a kind says nothing about it.
 *
 * @param kinds the kinds to draw from, in the alphabet's order
 * @param leftOut the names of the others, in the alphabet's order
 */
public record Choice<M>(List<CommandKind<M>> kinds, List<String> leftOut) {

    public Choice {
        kinds = List.copyOf(kinds);
        leftOut = List.copyOf(leftOut);
    }

    /** Chooses every kind. */
    public static <M> Choice<M> all(List<CommandKind<M>> alphabet) {
        return new Choice<>(alphabet, List.of());
    }

    /** Returns this choice with these kinds alone, and with the kinds that they need, without which none is drawn. */
    public Choice<M> only(Collection<String> names) {
        Set<String> kept = new HashSet<>(names);
        boolean grown = true;
        while (grown) {
            grown = kinds.stream()
                    .filter(kind -> kept.contains(kind.name()))
                    .anyMatch(kind -> kept.addAll(kind.needs()));
        }
        return keeping(kept);
    }

    /**
     * Returns this choice without these kinds, and without the kinds that need one of them and are never drawn then.
     */
    public Choice<M> without(Collection<String> names) {
        Set<String> gone = new HashSet<>(names);
        boolean grown = true;
        while (grown) {
            grown = kinds.stream()
                    .filter(kind -> kind.needs().stream().anyMatch(gone::contains))
                    .anyMatch(kind -> gone.add(kind.name()));
        }
        Set<String> kept = new HashSet<>();
        kinds.stream()
                .map(CommandKind::name)
                .filter(name -> !gone.contains(name))
                .forEach(kept::add);
        return keeping(kept);
    }

    /**
     * Returns this choice without the kinds whose effect a kill may take back, and without the kinds that need one of
     * them: the kinds of a walk with kills.
     */
    public Choice<M> survivingKills() {
        return without(kinds.stream()
                .filter(kind -> kind.takenBack().isPresent())
                .map(CommandKind::name)
                .toList());
    }

    /** Returns why a kill takes back what some kinds do, by the names of those that were left out. */
    public static SortedMap<String, String> takenBack(
            List<? extends CommandKind<?>> alphabet, Collection<String> leftOut) {
        SortedMap<String, String> reasons = new TreeMap<>();
        alphabet.stream()
                .filter(kind -> leftOut.contains(kind.name()))
                .forEach(kind -> kind.takenBack().ifPresent(why -> reasons.put(kind.name(), why)));
        return reasons;
    }

    private Choice<M> keeping(Set<String> kept) {
        List<String> out = kinds.stream()
                .map(CommandKind::name)
                .filter(name -> !kept.contains(name))
                .toList();
        return new Choice<>(
                kinds.stream().filter(kind -> kept.contains(kind.name())).toList(),
                Stream.concat(leftOut.stream(), out.stream()).toList());
    }
}
