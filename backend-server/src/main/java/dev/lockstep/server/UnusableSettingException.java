package dev.lockstep.server;

/** Somebody set which container engine to use, and it cannot be used. The message is a clause that names the setting and a way out. */
final class UnusableSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableSettingException(String message) {
        super(message);
    }
}
