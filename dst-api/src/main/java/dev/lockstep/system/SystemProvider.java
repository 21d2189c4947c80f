package dev.lockstep.system;

/** Provides one system. Found by {@link java.util.ServiceLoader}; has a constructor without arguments. */
public interface SystemProvider {
    SystemUnderTest system();
}
