package dev.lockstep.workloads.social;

import dev.lockstep.workload.Expectation;

/** A command that must be refused and must leave nothing behind. */
interface Illegal extends SocialCommand {

    String DUPLICATE = "DUPLICATE";
    String REFERENCE = "REFERENCE";
    String CHECK = "CHECK";
    String RANGE = "RANGE";
    String LENGTH = "LENGTH";
    String SYNTAX = "SYNTAX";
    String NOT_FOUND = "NOT_FOUND";
    String EXISTS = "EXISTS";
    String NOT_YET = "NOT_YET";

    /** The class of the expected refusal. */
    String refusedAs();

    @Override
    default Expectation expect(SocialModel model) {
        return Expectation.refuses(refusedAs());
    }
}
