package dev.lockstep.workloads.social;

import dev.lockstep.workload.Expectation;

/** What is done to the store and not to what is in it: possible at any time, and no datum changes. */
interface Maintenance extends SocialCommand {

    @Override
    default Expectation expect(SocialModel model) {
        return Expectation.done();
    }
}
