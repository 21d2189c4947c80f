package dev.lockstep.server.h2;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.server.Launcher;
import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.social.H2DialectProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recorded walk of the social workload over one H2 server, which is compared with the model.
 *
 * @param launcher starts the server
 * @param password the password of its database
 */
record ServedWalk(Launcher launcher, Password password, long steps, Duration operationTimeout) {

    static final String ARM = "server";

    WalkResult play(Path folder, WalkListener listener) {
        return play(tables(), folder, listener);
    }

    /** Only the commands on tables. For other commands an H2 server is known to answer differently. */
    private static Workload<?> tables() {
        Set<String> promises = new TreeSet<>(Arm.H2.promises());
        promises.remove(Promise.SQL);
        SystemUnderTest tables = new SystemUnderTest(
                Arm.H2.name(),
                Arm.H2.title(),
                Arm.H2.coordinates(),
                Arm.H2.defaultVersion(),
                Arm.H2.dialect(),
                promises,
                Arm.H2.refusals());
        return new H2DialectProvider().forSystem(tables).orElseThrow();
    }

    private <M> WalkResult play(Workload<M> workload, Path folder, WalkListener listener) {
        return WalkBuilder.of(workload)
                .arm(ArmPlan.of(ARM, new Launched(), Arm.engine(Arm.H2.defaultVersion())))
                .steps(steps)
                .operationTimeout(operationTimeout)
                .folder(folder)
                .listener(listener)
                .play()
                .result();
    }

    private final class Launched implements ForwardingProvider {
        private final H2ServerProvider h2 = new H2ServerProvider();

        @Override
        public BackendProvider provider() {
            return h2;
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
            return h2.open(context, launcher, password);
        }
    }
}
