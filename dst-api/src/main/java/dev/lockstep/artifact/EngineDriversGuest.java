package dev.lockstep.artifact;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Takes an engine's drivers from the list of {@link DriverManager}, from inside the engine's class loader: the list
 * shows a class only the drivers that its loader knows. The class and its constructor are public, because their caller
 * is outside.
 */
public final class EngineDriversGuest implements EngineDrivers {

    @Override
    public void deregister() {
        List<Driver> drivers = Collections.list(DriverManager.getDrivers());
        for (Driver driver : drivers) {
            if (driver.getClass().getClassLoader()
                    == getClass().getClassLoader().getParent()) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    throw new IllegalStateException("the driver " + driver + " cannot be deregistered", e);
                }
            }
        }
    }
}
