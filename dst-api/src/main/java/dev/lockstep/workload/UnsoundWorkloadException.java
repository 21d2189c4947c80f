package dev.lockstep.workload;

/** A workload breaks its contract. The message names the value and the fix, and is meant for the workload's author. */
public final class UnsoundWorkloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Class<?> culprit;

    /**
     * Creates the exception.
     *
     * @param culprit the class of the workload that breaks the contract, so that its owner can be named
     */
    public UnsoundWorkloadException(Class<?> culprit, String message) {
        super(message);
        this.culprit = culprit;
    }

    /** Returns the class that breaks the contract. */
    public Class<?> culprit() {
        return culprit;
    }
}
