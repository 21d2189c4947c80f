package dev.lockstep.workloads.social;

import dev.lockstep.workload.Expectation;

/** A command on the store and not on its contents. It is possible at any time and changes no data. */
interface Maintenance extends SocialCommand {

    @Override
    default Expectation expect(SocialModel model) {
        return Expectation.done();
    }
}
