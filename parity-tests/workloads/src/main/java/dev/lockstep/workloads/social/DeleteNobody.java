package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes a person that does not exist. This succeeds and changes nothing. */
record DeleteNobody(String slug) implements OfNobody {

    static CommandKind.Builder<SocialModel, DeleteNobody> kind(Draws draws) {
        return OfNobody.kind("deleteNobody", DeleteNobody.class, draws, DeleteNobody::new);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affectsNothing();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deletePerson(slug);
    }
}
