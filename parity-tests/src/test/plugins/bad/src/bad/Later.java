package bad;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;

/** A workload that loads, but whose commands fail when they are used. */
public final class Later extends Workloads {

    record Throw() implements Command<StringBuilder> {
        @Override
        public boolean possible(StringBuilder model) {
            throw new IllegalStateException("not ready");
        }

        @Override
        public Expectation expect(StringBuilder model) {
            return Expectation.done();
        }
    }

    record Fail() implements Command<StringBuilder> {
        @Override
        public Expectation expect(StringBuilder model) {
            throw new StackOverflowError();
        }
    }

    /** Calls the framework incorrectly. */
    record Misuse() implements Command<StringBuilder> {
        @Override
        public Expectation expect(StringBuilder model) {
            return Expectation.returns(null, false);
        }
    }

    @Override
    Workload<?> workload() {
        return new Sound() {
            @Override
            public List<CommandKind<StringBuilder>> alphabet() {
                return List.of(
                        kind(CommandKind.of("throw", Throw.class)),
                        kind(CommandKind.of("fail", Fail.class)),
                        kind(CommandKind.of("misuse", Misuse.class)));
            }
        };
    }

    private static <C extends Command<StringBuilder>> CommandKind<StringBuilder> kind(
            CommandKind.Builder<StringBuilder, C> kind) {
        return kind.draw((model, random) -> Optional.empty()).render(command -> Operation.reopen());
    }
}
