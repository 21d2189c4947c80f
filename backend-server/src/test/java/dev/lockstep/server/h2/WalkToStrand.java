package dev.lockstep.server.h2;

import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A walk in a separate process. It prints which container it uses, waits in its third step, and prints how it ended.
 */
public final class WalkToStrand {

    private WalkToStrand() {}

    public static void main(String[] arguments) throws Exception {
        ServedWalk walk =
                new ServedWalk(new ContainerLauncher(Optional.empty()), Password.random(), 10, Duration.ofSeconds(30));
        WalkResult result = walk.play(Path.of(arguments[0]), new WalkListener() {
            @Override
            public void opened(SortedMap<String, SortedMap<String, String>> arms) {
                System.out.println(arms.get(ServedWalk.ARM).get("container"));
            }

            @Override
            public void asking(long step, RecordedCommand command, Observation observation) {
                if (step == 3) {
                    System.out.println("waiting");
                    awaitLine();
                }
            }
        });
        System.out.println(result.verdict());
        result.findings().get(0).step().outcomes().values().stream()
                .map(outcome -> ((Broken) outcome).cause())
                .forEach(System.out::println);
    }

    private static void awaitLine() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
