package dev.lockstep.cli.h2;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.H2Contract;
import java.nio.file.Path;
import java.util.Optional;

class H2ContractTest extends H2Contract {

    @Override
    protected BackendProvider provider() {
        return new H2CliProvider();
    }

    @Override
    protected Optional<Path> lockFile(Path data) {
        return Optional.of(H2CliBackend.file(data));
    }
}
