package dev.lockstep.parity;

/** A backend or its provider breaks its contract. The message names the class, the method and the fix. */
final class UnsoundBackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsoundBackendException(String message) {
        super(message);
    }

    UnsoundBackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
