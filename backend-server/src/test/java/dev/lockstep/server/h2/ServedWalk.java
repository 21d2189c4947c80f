package dev.lockstep.server.h2;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.server.Launcher;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.system.Engine;
import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.social.H2DialectProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private static final long SEED = 1;

    WalkResult play(Path folder, WalkListener listener) throws IOException {
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

    private <M> WalkResult play(Workload<M> workload, Path folder, WalkListener listener) throws IOException {
        Engine engine = Arm.engine(Arm.H2.defaultVersion());
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.drawn(workload, SEED, steps),
                new ArmPlans(ARM, List.of(new ArmPlan(ARM, new Launched(), engine, engine, Map.of()))),
                Limits.of(operationTimeout),
                folder.resolve("arms"));
        Files.createDirectories(folder);
        return Walk.run(plan, WalkListener.of(new Recording(folder, plan, Clock.systemUTC()), listener));
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
