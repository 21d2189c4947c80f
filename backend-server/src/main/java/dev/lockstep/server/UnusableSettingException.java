package dev.lockstep.server;

/**
 * The user has named a container engine that cannot be used. The message is a clause that names the setting and a
 * setting that works.
 */
final class UnusableSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableSettingException(String message) {
        super(message);
    }
}
