package example.moody;

import dev.lockstep.op.Column;
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
import java.util.List;
import java.util.Optional;

/** Names that are kept. */
public class MoodyWorkload implements Workload<List<String>>, WorkloadProvider {

    /** Keeps a name. */
    record Keep(String kept) implements Command<List<String>>, Operation.Custom {
        @Override
        public Expectation expect(List<String> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(List<String> model) {
            model.add(kept);
        }
    }

    @Override
    public String name() {
        return "moody";
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.name().equals("moody") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<CommandKind<List<String>>> alphabet() {
        return List.of(CommandKind.of("keep", Keep.class)
                .draw((model, random) -> Optional.of(new Keep("name" + random.nextInt(1000))))
                .render(keep -> keep));
    }

    @Override
    public List<String> newModel() {
        return new ArrayList<>();
    }

    @Override
    public List<Probe> probes(List<String> model) {
        List<Row> rows = model.stream().map(name -> Row.texts(name)).toList();
        return List.of(new Probe("names", Operation.query("all", Column.texts("name"), ""), rows));
    }

    /** A workload that ends the process when it draws its third command. */
    public static final class Leaving extends MoodyWorkload {
        @Override
        public String name() {
            return "leaving";
        }

        @Override
        public List<CommandKind<List<String>>> alphabet() {
            return List.of(CommandKind.of("keep", Keep.class)
                    .draw((model, random) -> {
                        if (model.size() == 2) {
                            System.exit(0);
                        }
                        return Optional.of(new Keep("name" + random.nextInt(1000)));
                    })
                    .render(keep -> keep));
        }
    }
}
