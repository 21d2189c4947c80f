package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/**
 * Creates a sequence, without a cache, so that a store that is closed loses no number.
 *
 * @param start its first number
 */
record MakeSequence(String name, long start) implements TransferCommand {

    static final String NAME = "makeSequence";

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        NAME,
                        MakeSequence.class,
                        (depot, random) -> Draw.any(Depot.free(Depot.SEQUENCES, depot.sequences()), random)
                                .map(name -> new MakeSequence(name, random.nextInt(-5, 1_000_000))))
                .weight(2)
                .render(MakeSequence::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return !depot.sequences().containsKey(name);
    }

    @Override
    public Operation operation() {
        return Operation.mutate("CREATE SEQUENCE " + name + " START WITH " + start + " MINVALUE -10 NO CACHE");
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.sequences().put(name, start);
    }
}
