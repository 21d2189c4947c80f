package dev.lockstep.backend;

/**
 * The password with which an arm made its store, kept in the memory of its {@link ArmFolder} for whoever looks into the
 * store after the walk. It has no text form, so that it cannot get into a log, a report or a message.
 *
 * @param password the password
 */
public record StoreKey(String password) {

    @Override
    public String toString() {
        return "(a password)";
    }
}
