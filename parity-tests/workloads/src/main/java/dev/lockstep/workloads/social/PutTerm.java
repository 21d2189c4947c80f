package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.RdfTerm;
import java.util.Optional;

/** Stores a term under a key. */
record PutTerm(String key, RdfTerm term) implements GraphCommand {

    static final String NAME = "putTerm";

    /** The number of keys. */
    private static final int KEYS = 12;

    static CommandKind.Builder<SocialModel, PutTerm> kind() {
        return CommandKind.of(NAME, PutTerm.class)
                .weight(8)
                .draw((model, random) -> Optional.of(new PutTerm("t" + random.nextInt(KEYS), RdfTerm.draw(random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return term.isPossible();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(SocialModel model) {
        model.putTerm(key, term);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.putTerm(key, term);
    }
}
