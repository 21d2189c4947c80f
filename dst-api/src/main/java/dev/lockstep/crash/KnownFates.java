package dev.lockstep.crash;

import java.util.Optional;

/** Finds the page of a wrong end that is known already. Only the class of the end counts, never a message. */
@FunctionalInterface
public interface KnownFates {

    /** No end is known. */
    KnownFates NONE = (cell, fate) -> Optional.empty();

    /** Returns the name of the page, if an end of this sort has one. */
    Optional<String> page(FaultCell cell, CrashFate fate);
}
