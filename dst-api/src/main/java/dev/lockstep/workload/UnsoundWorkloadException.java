package dev.lockstep.workload;

/** A workload breaks its contract. The message names the value and the fix; the workload's author is who can mend it. */
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

    /** The class that breaks the contract. */
    public Class<?> culprit() {
        return culprit;
    }
}
