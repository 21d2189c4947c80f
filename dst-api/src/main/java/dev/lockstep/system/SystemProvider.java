package dev.lockstep.system;

/** Brings one system. Found by {@link java.util.ServiceLoader}; has a constructor with no arguments. */
public interface SystemProvider {
    SystemUnderTest system();
}
