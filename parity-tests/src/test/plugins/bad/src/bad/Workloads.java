package bad;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Workloads that break the contract, and a sound one. */
public class Workloads implements WorkloadProvider {

    record Look() implements Command<StringBuilder> {
        @Override
        public Expectation expect(StringBuilder model) {
            return Expectation.done();
        }
    }

    record Peek() implements Command<StringBuilder> {
        @Override
        public Expectation expect(StringBuilder model) {
            return Expectation.done();
        }
    }

    static final class Glance implements Command<StringBuilder> {
        @Override
        public Expectation expect(StringBuilder model) {
            return Expectation.done();
        }
    }

    static CommandKind.Builder<StringBuilder, Look> look() {
        return CommandKind.of("look", Look.class).draw((model, random) -> Optional.of(new Look()));
    }

    static CommandKind<StringBuilder> done(CommandKind.Builder<StringBuilder, ?> kind) {
        return kind.render(command -> Operation.reopen());
    }

    /** A sound workload; each of those below breaks one method. */
    static class Sound implements Workload<StringBuilder> {
        @Override
        public String name() {
            return "bad";
        }

        @Override
        public List<CommandKind<StringBuilder>> alphabet() {
            return List.of(done(look()));
        }

        @Override
        public StringBuilder newModel() {
            return new StringBuilder();
        }

        @Override
        public List<Probe> probes(StringBuilder model) {
            return List.of();
        }
    }

    Workload<?> workload() {
        return new Sound();
    }

    @Override
    public String name() {
        return "bad";
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.name().equals("bad") ? Optional.of(workload()) : Optional.empty();
    }

    public static final class Null extends Workloads {
        @Override
        public String name() {
            return null;
        }
    }

    public static final class Nowhere extends Workloads {
        @Override
        public Optional<Workload<?>> forSystem(SystemUnderTest system) {
            return null;
        }
    }

    public static final class Throwing extends Workloads {
        @Override
        public Optional<Workload<?>> forSystem(SystemUnderTest system) {
            return Optional.of(workload().getClass().getSimpleName().substring(99))
                    .map(none -> workload());
        }
    }

    public static final class Nameless extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public String name() {
                    return null;
                }
            };
        }
    }

    public static final class OtherwiseNamed extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public String name() {
                    return "good";
                }
            };
        }
    }

    /** A workload with this alphabet. */
    abstract static class WithAlphabet extends Workloads {
        abstract List<CommandKind<StringBuilder>> kinds();

        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<CommandKind<StringBuilder>> alphabet() {
                    return kinds();
                }
            };
        }
    }

    public static final class NoAlphabet extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return null;
        }
    }

    public static final class EmptyAlphabet extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of();
        }
    }

    public static final class NullKind extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return Arrays.asList(done(look()), null);
        }
    }

    public static final class NamelessKind extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(CommandKind.of("", Look.class).draw((model, random) -> Optional.of(new Look()))));
        }
    }

    public static final class Weightless extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(look().weight(0)));
        }
    }

    public static final class Twice extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(
                    done(look()),
                    done(CommandKind.of("look", Peek.class).draw((model, random) -> Optional.of(new Peek()))));
        }
    }

    public static final class OneRecord extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(
                    done(look()),
                    done(CommandKind.of("peek", Look.class).draw((model, random) -> Optional.of(new Look()))));
        }
    }

    public static final class MisspeltNeed extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(look().needs("lock")));
        }
    }

    public static final class NullNeed extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(look().needs("look", null)));
        }
    }

    public static final class NoRecord extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(CommandKind.of("glance", Glance.class).draw((model, random) -> Optional.empty())));
        }
    }

    public static final class Undrawn extends WithAlphabet {
        @Override
        List<CommandKind<StringBuilder>> kinds() {
            return List.of(done(CommandKind.of("look", Look.class)));
        }
    }

    public static final class NoModel extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public StringBuilder newModel() {
                    return null;
                }
            };
        }
    }

    public static final class NoSetup extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<Operation> setup(String version) {
                    return null;
                }
            };
        }
    }

    public static final class NullInSetup extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<Operation> setup(String version) {
                    return new ArrayList<>(Arrays.asList((Operation) null));
                }
            };
        }
    }

    public static final class NoProbes extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<Probe> probes(StringBuilder model) {
                    return null;
                }
            };
        }
    }

    public static final class ThrowingProbes extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<Probe> probes(StringBuilder model) {
                    return List.of(new Probe("all", null, (List<Row>) null));
                }
            };
        }
    }

    public static final class NoNormalisers extends Workloads {
        @Override
        Workload<?> workload() {
            return new Sound() {
                @Override
                public List<Normaliser> normalisers() {
                    return null;
                }
            };
        }
    }
}
