package dev.lockstep.server.h2;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.H2Contract;
import dev.lockstep.server.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ProcessContractTest extends H2Contract {

    @Override
    protected BackendProvider provider() {
        return new H2ServerProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(ServerSettings.LAUNCHER, "process");
    }

    @Override
    protected Optional<Path> lockFile(Path data) {
        return Optional.of(data.resolve(H2Client.DATABASE + ".mv.db"));
    }
}
