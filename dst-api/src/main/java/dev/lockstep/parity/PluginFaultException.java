package dev.lockstep.parity;

/** A workload or a backend broke its contract. The message names the class, the method and the fix. */
final class PluginFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PluginFaultException(String message) {
        super(message);
    }
}
