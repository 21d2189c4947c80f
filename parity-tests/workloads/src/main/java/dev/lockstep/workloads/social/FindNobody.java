package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Looks up a key that does not exist. */
record FindNobody(String slug) implements OfNobody {

    static CommandKind.Builder<SocialModel, FindNobody> kind(Draws draws) {
        return OfNobody.kind("findNobody", FindNobody.class, draws, FindNobody::new);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.findsNothing();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.person(slug);
    }
}
