package dev.lockstep.cli.driver;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.TransportForm;
import java.util.List;

/** The transports of a project file that are drivers: {@code driver: [python3, driver.py]}. */
public final class DriverForm implements TransportForm {

    @Override
    public String key() {
        return "driver";
    }

    /** A driver reads each operation as it is. */
    @Override
    public boolean hasTemplates() {
        return false;
    }

    @Override
    public BackendProvider transport(TransportDescription description) {
        List<String> command = description.value().texts();
        if (command.isEmpty()) {
            throw description.value().wrong("a program is expected here");
        }
        return new DriverProvider(description.system(), description.name(), command, description.home());
    }
}
