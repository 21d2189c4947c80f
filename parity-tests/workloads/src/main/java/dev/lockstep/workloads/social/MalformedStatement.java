package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Sends a statement that no parser accepts. */
record MalformedStatement(Malformation malformation) implements Illegal {

    static CommandKind.Builder<SocialModel, MalformedStatement> kind() {
        return CommandKind.of("malformedStatement", MalformedStatement.class)
                .weight(3)
                .draw((model, random) ->
                        Optional.of(new MalformedStatement(Draw.one(List.of(Malformation.values()), random))));
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
