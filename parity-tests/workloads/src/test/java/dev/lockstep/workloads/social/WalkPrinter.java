package dev.lockstep.workloads.social;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints one walk, with its commands and statements, so that a process with other settings can be compared with this
 * one.
 */
final class WalkPrinter {

    private WalkPrinter() {}

    public static void main(String[] args) {
        System.out.print(walk());
        if (System.out.checkError()) {
            throw new IllegalStateException("cannot print the walk");
        }
    }

    static String walk() {
        SocialWorkload workload = Systems.workload(Systems.STRICT);
        ModelWalk walk = ModelWalk.of(workload, 42, 100);
        List<String> lines = walk.lines();
        return IntStream.range(0, walk.commands.size())
                .mapToObj(i -> lines.get(i) + "\n" + walk.alphabet.render(walk.commands.get(i)) + "\n")
                .collect(Collectors.joining());
    }
}
