package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Loads a file of persons that is malformed after the first person. None of them may stay. */
record LoadMalformed(FileFormat format, List<Person> persons) implements Illegal, GraphCommand {

    static CommandKind.Builder<SocialModel, LoadMalformed> kind(Draws draws) {
        return CommandKind.of("loadMalformed", LoadMalformed.class)
                .weight(3)
                .draw((model, random) -> Optional.of(new LoadMalformed(
                        Draw.one(List.of(FileFormat.values()), random),
                        draws.freshPersons(2 + random.nextInt(3), model, random))));
    }

    LoadMalformed {
        persons = List.copyOf(persons);
    }

    @Override
    public String refusedAs() {
        return SYNTAX;
    }

    @Override
    public boolean possible(SocialModel model) {
        return new InsertPersons(persons).possible(model);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.loadMalformed(format, persons);
    }
}
