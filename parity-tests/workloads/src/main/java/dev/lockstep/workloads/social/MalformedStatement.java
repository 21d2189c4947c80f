package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what no parser takes. */
record MalformedStatement(Malformation malformation) implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "malformedStatement",
                MalformedStatement.class,
                3,
                Set.of(),
                (model, random) ->
                        Optional.of(new MalformedStatement(Draw.one(List.of(Malformation.values()), random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.malformed(malformation);
    }

    @Override
    public String refusedAs() {
        return SYNTAX;
    }
}
