package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Draws the commands of a matrix: each kind once on a small store, and once more on a large one. Between them are the
 * commands that bring the store there. Everything is drawn on the model alone, before an arm is opened.
 *
 * <p>A store is as large as the rows that the model predicts of the probes and of the whole store, added up.
 */
public final class EachKind<M> {

    /** How many commands of a kind are drawn until one exercises it. */
    private static final int DRAWS = 16;

    /** How many commands in a row may only help the kinds that are not yet possible. */
    private static final int HELPERS = 60;

    /** How many commands in a row may let the store grow before it counts as one that cannot grow so far. */
    private static final int GROWTH = 300;

    /** The size of the store when a kind is played. */
    public enum Size {
        SMALL,
        LARGE
    }

    /**
     * One cell of the matrix.
     *
     * @param kind the kind of command
     * @param size the store that it is played on
     */
    public record Cell(String kind, Size size) {}

    /**
     * The commands of a matrix.
     *
     * @param commands all commands, in their order; the first is step 1
     * @param cells the steps that play a cell
     * @param changing those of them after which the store is read: a command that only reads shows its result itself
     * @param rows the rows in the store before the step, for each step that plays a cell
     * @param unreached the cells for which no command was possible, or whose store could not be made large enough
     */
    public record Plan<M>(
            List<Command<M>> commands,
            SortedMap<Long, Cell> cells,
            SortedSet<Long> changing,
            SortedMap<Long, Long> rows,
            List<Cell> unreached) {

        /**
         * Returns the commands as the stream of a walk. The store is read after a cell that may change it, and at the
         * end.
         */
        public CommandStream<M> stream(Workload<M> workload, long seed) {
            long last = commands.size();
            return new CommandStream<>(
                    workload,
                    seed,
                    workload.generatorVersion(),
                    workload.alphabet(),
                    List.of(),
                    new RecordedCommands<>(commands),
                    step -> {
                        if (step == last) {
                            return Observation.FULL;
                        }
                        return changing.contains(step) ? Observation.QUERY : Observation.NONE;
                    },
                    last,
                    CommandStream.Origin.DRAWN);
        }
    }

    private final Workload<M> workload;
    private final SeedTree seeds;
    private final long large;
    private final M model;
    private final List<Command<M>> commands = new ArrayList<>();
    private final SortedMap<Long, Cell> cells = new TreeMap<>();
    private final SortedSet<Long> changing = new TreeSet<>();
    private final SortedMap<Long, Long> rows = new TreeMap<>();
    private final List<Cell> unreached = new ArrayList<>();
    private final Map<String, Long> grown = new HashMap<>();
    private final Map<String, Long> played = new HashMap<>();

    private EachKind(Workload<M> workload, long seed, long large) {
        this.workload = workload;
        this.seeds = new SeedTree(seed);
        this.large = large;
        this.model = workload.newModel();
    }

    /**
     * Draws a matrix.
     *
     * @param large the number of rows from which on a store counts as large
     */
    public static <M> Plan<M> plan(Workload<M> workload, long seed, long large) {
        EachKind<M> drawing = new EachKind<>(workload, seed, large);
        drawing.fill(Size.SMALL);
        drawing.fill(Size.LARGE);
        return new Plan<>(
                List.copyOf(drawing.commands),
                drawing.cells,
                drawing.changing,
                drawing.rows,
                List.copyOf(drawing.unreached));
    }

    private void fill(Size size) {
        List<CommandKind<M>> waiting = new ArrayList<>(workload.alphabet());
        int helpers = 0;
        while (!waiting.isEmpty() && helpers < HELPERS) {
            if (size == Size.LARGE && !grow()) {
                break;
            }
            Optional<CommandKind<M>> ready = waiting.stream()
                    .filter(kind -> isPlayed(kind, Optional.of(new Cell(kind.name(), size))))
                    .findFirst();
            if (ready.isPresent()) {
                waiting.remove(ready.get());
                helpers = 0;
            } else if (help(waiting)) {
                helpers++;
            } else {
                break;
            }
        }
        waiting.forEach(kind -> unreached.add(new Cell(kind.name(), size)));
    }

    /** Plays a command that the waiting kinds need, or else any that is not dear. */
    private boolean help(List<CommandKind<M>> waiting) {
        List<String> needed =
                waiting.stream().flatMap(kind -> kind.needs().stream()).toList();
        List<CommandKind<M>> helpful = workload.alphabet().stream()
                .filter(kind -> needed.contains(kind.name()))
                .toList();
        return isOnePlayed(helpful) || isOnePlayed(ordinary());
    }

    private boolean isOnePlayed(List<CommandKind<M>> candidates) {
        List<CommandKind<M>> rest = new ArrayList<>(candidates);
        RandomGenerator random = seeds.stream(step(), "helper");
        while (!rest.isEmpty()) {
            if (isPlayed(rest.remove(random.nextInt(rest.size())), Optional.empty())) {
                return true;
            }
        }
        return false;
    }

    private List<CommandKind<M>> ordinary() {
        return workload.alphabet().stream().filter(kind -> !kind.isDear()).toList();
    }

    /** Lets the store grow until it is large; returns whether it is. */
    private boolean grow() {
        for (int tried = 0; tried < GROWTH && rows() < large; tried++) {
            List<CommandKind<M>> best = Stream.concat(
                            ordinary().stream()
                                    .filter(kind -> growth(kind) > 0)
                                    .sorted((one, other) -> Double.compare(growth(other), growth(one))),
                            ordinary().stream().filter(kind -> !played.containsKey(kind.name())))
                    .toList();
            if (best.stream().noneMatch(kind -> isPlayed(kind, Optional.empty()))) {
                return false;
            }
        }
        return rows() >= large;
    }

    private double growth(CommandKind<M> kind) {
        long times = played.getOrDefault(kind.name(), 0L);
        return times == 0 ? 0 : (double) grown.get(kind.name()) / times;
    }

    /** Plays a command of this kind that exercises it, if one is drawn; returns whether it was. */
    private boolean isPlayed(CommandKind<M> kind, Optional<Cell> cell) {
        Optional<Command<M>> drawn = drawn(kind);
        if (drawn.isEmpty()) {
            return false;
        }
        long before = rows();
        long step = step();
        boolean reads = drawn.get().expect(model) instanceof Expectation.Returns;
        Rehearsal.isPlayed(drawn.get(), model);
        commands.add(drawn.get());
        played.merge(kind.name(), 1L, Long::sum);
        grown.merge(kind.name(), rows() - before, Long::sum);
        cell.ifPresent(place -> {
            cells.put(step, place);
            if (!reads) {
                changing.add(step);
            }
            rows.put(step, before);
        });
        return true;
    }

    private Optional<Command<M>> drawn(CommandKind<M> kind) {
        for (int turn = 0; turn < DRAWS; turn++) {
            Optional<Command<M>> drawn = kind.draw(model, seeds.stream(step(), kind.name() + " " + turn))
                    .filter(command -> command.possible(model));
            if (drawn.map(command -> exercises(command)).orElse(false)) {
                return drawn;
            }
        }
        return Optional.empty();
    }

    private boolean exercises(Command<M> command) {
        Expectation expectation = command.expect(model);
        return expectation != null && expectation.exercises();
    }

    private long step() {
        return commands.size() + 1L;
    }

    private long rows() {
        return Stream.concat(workload.probes(model).stream(), workload.store(model).stream())
                .map(Probe::expected)
                .flatMap(Optional::stream)
                .mapToLong(List::size)
                .sum();
    }
}
