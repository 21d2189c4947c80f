package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Projection without a key: reads the source of every document, so that equal rows come several times. */
record ListSources() implements SocialCommand {

    static CommandKind.Builder<SocialModel, ListSources> kind() {
        return CommandKind.of("listSources", ListSources.class)
                .weight(2)
                .needs(InsertDocs.NAME)
                .aspect(
                        "equal rows",
                        (model, command) ->
                                model.docCountRows().size() < model.docs().size())
                .draw(new ListSources());
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(
                model.docs().values().stream()
                        .map(doc -> Row.of(Cell.text(doc.source())))
                        .toList(),
                false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.docSources();
    }
}
