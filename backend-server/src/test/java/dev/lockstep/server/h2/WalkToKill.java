package dev.lockstep.server.h2;

import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.DescribedImage;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.OwnRemains;
import dev.lockstep.server.ProcessLauncher;
import java.nio.file.Path;
import java.util.Optional;

/** A process that opens an arm, prints a line, and waits to be killed. */
public final class WalkToKill {

    private WalkToKill() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[1]);
        if (arguments[0].equals("image")) {
            DescribedImage.start(root);
        } else {
            Launcher launcher =
                    arguments[0].equals("container") ? new ContainerLauncher(Optional.empty()) : new ProcessLauncher();
            Arm.open(root, launcher);
        }
        System.out.println("opened " + OwnRemains.owner());
        Thread.sleep(Long.MAX_VALUE);
    }
}
