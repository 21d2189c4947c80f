package dev.lockstep.workloads.social;

/** A command that changes nothing. */
interface Reading extends SocialCommand {

    @Override
    default void apply(SocialModel model) {}
}
