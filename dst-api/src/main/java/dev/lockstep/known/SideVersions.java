package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;

/**
 * The versions of the system for which an entry applies.
 *
 * @param reference the versions that the reference may run
 * @param deviating the versions that the deviating side may run
 */
record SideVersions(VersionRange reference, VersionRange deviating) {

    static SideVersions both(VersionRange range) {
        return new SideVersions(range, range);
    }

    /** Whether no version is in both, so that the entry is about two releases. */
    boolean areApart() {
        return !reference.contains(deviating.first()) && !deviating.contains(reference.first());
    }

    @Override
    public String toString() {
        return reference.toString().equals(deviating.toString())
                ? reference.toString()
                : reference + " and " + deviating;
    }
}
