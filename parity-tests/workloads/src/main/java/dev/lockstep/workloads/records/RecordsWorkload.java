package dev.lockstep.workloads.records;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.domain.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Typed records under keys, of which a project file says what is promised: {@code --workload records}. */
final class RecordsWorkload implements Workload<Store> {

    static final String NAME = "records";

    static final String REOPEN = "reopen";
    static final String RESTART = "restart";
    static final String BACKUP = "backup";

    /** The sizes of a walk's collections; a few walks go beyond the usual size of a page. */
    private static final List<Integer> SIZES = List.of(6, 15, 15, 15, 30, 120);

    private static final int BATCH = 5;

    private static final Set<String> CHANGES =
            Set.of(Request.CREATE, Request.UPDATE, Request.REPLACE, Request.DELETE, Request.BATCH, Request.CLEAR);

    /** The text of a path or of an argument cannot carry each value, so one example is too few. */
    private static final int EXAMPLES = 20;

    private final Promises promises;
    private final Aspects aspects;
    private final List<CommandKind<Store>> alphabet;

    RecordsWorkload(Promises promises) {
        this.promises = promises;
        this.aspects = new Aspects(promises);
        this.alphabet = List.copyOf(kinds());
    }

    private List<CommandKind<Store>> kinds() {
        List<CommandKind<Store>> kinds = new ArrayList<>();
        single(kinds, "create", Single.Create.class, Request.CREATE, Single.Create::new, 9);
        single(kinds, "update", Single.Update.class, Request.UPDATE, Single.Update::new, 5);
        single(kinds, "replace", Single.Replace.class, Request.REPLACE, Single.Replace::new, 3);
        single(kinds, "delete", Single.Delete.class, Request.DELETE, Single.Delete::new, 4);
        refused(kinds);
        reads(kinds);
        several(kinds);
        maintenance(kinds);
        return kinds;
    }

    private <C extends Single> void single(
            List<CommandKind<Store>> kinds,
            String name,
            Class<C> type,
            String verb,
            Function<Change, C> command,
            int weight) {
        if (!promises.has(verb)) {
            return;
        }
        CommandKind.Builder<Store, C> kind = possible(
                CommandKind.<Store, C>of(name, type)
                        .weight(weight)
                        .needs(verb.equals(Request.CREATE) ? new String[0] : new String[] {"create"}),
                drawing -> drawing.any(verb).map(command));
        kind = switch (verb) {
            case Request.DELETE ->
                kind.aspect(
                        "the only record of its collection",
                        (store, delete) ->
                                store.of(delete.change().collection()).size() == 1);
            case Request.CREATE -> aspects.ofValues(kind, Single::change);
            default -> kind;
        };
        kinds.add(kind.render(each -> each.operation(promises)));
    }

    /** Sets that a command is drawn, a few times until it is possible. */
    private static <C extends RecordsCommand> CommandKind.Builder<Store, C> possible(
            CommandKind.Builder<Store, C> kind, Function<Drawing, Optional<C>> drawing) {
        return kind.draw((store, random) -> {
            for (int i = 0; i < 8; i++) {
                Optional<C> drawn = drawing.apply(new Drawing(store, random)).filter(each -> each.possible(store));
                if (drawn.isPresent()) {
                    return drawn;
                }
            }
            return Optional.empty();
        });
    }

    private void refused(List<CommandKind<Store>> kinds) {
        boolean given = promises.collections().stream()
                .anyMatch(kept -> kept.generated().isEmpty());
        boolean unique = aspects.hasField(Field::unique);
        boolean references = aspects.hasField(Drawing::isChecked);
        boolean needed = aspects.hasField(field -> !field.optional());
        boolean restricted = aspects.hasField(field -> field.reference()
                .filter(to -> to.onDelete() == Field.OnDelete.RESTRICT)
                .isPresent());
        boolean fields = aspects.hasField(field -> field.reference().isEmpty() && refusesAny(field.type()));
        boolean keys = promises.collections().stream()
                .anyMatch(kept -> kept.generated().isEmpty() && refusesAny(kept.key()));
        refused(kinds, given, "createTaken", Refused.CreateTaken.class, Refused.CreateTaken::new);
        refused(kinds, unique, "createTwin", Refused.CreateTwin.class, Refused.CreateTwin::new);
        refused(kinds, references, "createDangling", Refused.CreateDangling.class, Refused.CreateDangling::new);
        refused(kinds, fields || keys, "createOutside", Refused.CreateOutside.class, Refused.CreateOutside::new);
        refused(kinds, needed, "createIncomplete", Refused.CreateIncomplete.class, Refused.CreateIncomplete::new);
        refused(kinds, true, "updateMissing", Refused.UpdateMissing.class, Refused.UpdateMissing::new);
        refused(kinds, unique, "updateTwin", Refused.UpdateTwin.class, Refused.UpdateTwin::new);
        refused(kinds, references, "updateDangling", Refused.UpdateDangling.class, Refused.UpdateDangling::new);
        refused(kinds, fields, "updateOutside", Refused.UpdateOutside.class, Refused.UpdateOutside::new);
        refused(kinds, needed, "updateIncomplete", Refused.UpdateIncomplete.class, Refused.UpdateIncomplete::new);
        refused(kinds, true, "replaceMissing", Refused.ReplaceMissing.class, Refused.ReplaceMissing::new);
        refused(kinds, true, "deleteMissing", Refused.DeleteMissing.class, Refused.DeleteMissing::new);
        refused(kinds, restricted, "deleteHeld", Refused.DeleteHeld.class, Refused.DeleteHeld::new);
    }

    private static boolean refusesAny(FieldType type) {
        return type instanceof FieldType.Choice
                || type instanceof FieldType.Number number && number.range().isPresent()
                || type instanceof FieldType.Text text && (text.most().isPresent() || text.least() > 0);
    }

    private <C extends Refused> void refused(
            List<CommandKind<Store>> kinds, boolean promised, String name, Class<C> type, Function<Change, C> command) {
        C example = command.apply(Change.delete("", Cell.NULL));
        if (!promised || !promises.has(example.verb())) {
            return;
        }
        kinds.add(possible(
                        CommandKind.<Store, C>of(name, type).needs("create"),
                        drawing ->
                                drawing.wrong(example.verb(), example.reason()).map(command))
                .render(each -> each.operation(promises)));
    }

    private void reads(List<CommandKind<Store>> kinds) {
        if (promises.has(Request.READ)) {
            kinds.add(possible(
                            CommandKind.<Store, Reading.Read>of("read", Reading.Read.class)
                                    .weight(4)
                                    .needs("create"),
                            drawing -> drawing.anyFilled()
                                    .map(in -> new Reading.Read(in.kept().name(), drawing.anyKey(in))))
                    .render(each -> each.operation(promises)));
            kinds.add(possible(
                            CommandKind.<Store, Reading.ReadMissing>of("readMissing", Reading.ReadMissing.class),
                            drawing -> {
                                Contents in = drawing.anyCollection();
                                return drawing.freeKey(in)
                                        .map(key -> new Reading.ReadMissing(
                                                in.kept().name(), key));
                            })
                    .render(each -> each.operation(promises)));
        }
        kinds.add(aspects.ofListing(
                        possible(
                                CommandKind.<Store, Reading.Many>of("list", Reading.Many.class)
                                        .weight(6)
                                        .needs("create"),
                                drawing -> Optional.of(new Reading.Many(drawing.listing(false)))),
                        Reading.Many::listing,
                        false)
                .render(each -> each.operation(promises)));
        if (promises.has(Request.COUNT)) {
            kinds.add(aspects.ofListing(
                            possible(
                                    CommandKind.<Store, Reading.Count>of("count", Reading.Count.class)
                                            .weight(2)
                                            .needs("create"),
                                    drawing -> Optional.of(new Reading.Count(drawing.listing(true)))),
                            Reading.Count::listing,
                            true)
                    .render(each -> each.operation(promises)));
        }
    }

    private void several(List<CommandKind<Store>> kinds) {
        if (promises.has(Request.BATCH)) {
            kinds.add(possible(
                            CommandKind.<Store, Several.Batch>of("batch", Several.Batch.class)
                                    .weight(3)
                                    .needs("create"),
                            drawing -> Optional.of(new Several.Batch(drawing.batch(BATCH))))
                    .aspect(
                            "of several changes",
                            (store, batch) -> batch.changes().size() > 2)
                    .render(each -> each.operation(promises)));
            kinds.add(possible(
                            CommandKind.<Store, Several.BatchRefused>of("batchRefused", Several.BatchRefused.class)
                                    .weight(2)
                                    .needs("create"),
                            drawing -> Optional.of(new Several.BatchRefused(drawing.refusedBatch())))
                    .render(each -> each.operation(promises)));
        }
        if (promises.has(Request.CLEAR)) {
            kinds.add(possible(
                            CommandKind.<Store, Several.Clear>of("clear", Several.Clear.class)
                                    .cost(3)
                                    .needs("create"),
                            drawing -> drawing.anyFilled()
                                    .map(in -> new Several.Clear(in.kept().name())))
                    .aspect(
                            "of several records",
                            (store, clear) -> store.of(clear.collection()).size() > 1)
                    .render(each -> each.operation(promises)));
        }
    }

    private void maintenance(List<CommandKind<Store>> kinds) {
        if (promises.has(REOPEN)) {
            kinds.add(Aspects.ofMaintenance(CommandKind.<Store, Maintain.Reopen>of(REOPEN, Maintain.Reopen.class)
                            .weight(2)
                            .cost(3)
                            .needs("create")
                            .draw(new Maintain.Reopen()))
                    .render(each -> each.operation(promises)));
        }
        if (promises.has(RESTART)) {
            kinds.add(Aspects.ofMaintenance(CommandKind.<Store, Maintain.Restart>of(RESTART, Maintain.Restart.class)
                            .cost(20)
                            .needs("create")
                            .draw(new Maintain.Restart()))
                    .render(each -> each.operation(promises)));
        }
        if (promises.has(BACKUP)) {
            kinds.add(Aspects.ofMaintenance(possible(
                            CommandKind.<Store, Maintain.Backup>of(BACKUP, Maintain.Backup.class)
                                    .cost(10)
                                    .needs("create"),
                            drawing -> drawing.canary().map(Maintain.Backup::new)))
                    .render(each -> each.operation(promises)));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<CommandKind<Store>> alphabet() {
        return alphabet;
    }

    /** Drawn from a store that has records, and grows. */
    @Override
    public SortedMap<String, List<Operation>> changes() {
        RandomGenerator random = new SplittableRandom(0);
        Store store = newModel();
        SortedMap<String, List<Operation>> changes = new TreeMap<>();
        for (CommandKind<Store> kind : alphabet) {
            if (CHANGES.contains(kind.name())) {
                changes.put(kind.name(), new ArrayList<>());
            }
        }
        for (int i = 0; i < EXAMPLES; i++) {
            for (String verb : List.of(Request.CREATE, Request.UPDATE, Request.REPLACE, Request.DELETE)) {
                Drawing drawing = new Drawing(store, random);
                if (changes.containsKey(verb)) {
                    drawing.any(verb)
                            .filter(change -> store.decides(change)
                                    && store.reasons(change).isEmpty())
                            .ifPresent(change -> {
                                changes.get(verb).add(Single.asked(change, promises));
                                if (change.is(Request.CREATE)) {
                                    store.apply(change);
                                }
                            });
                }
            }
            if (changes.containsKey(Request.BATCH)) {
                List<Change> batch = new Drawing(store, random).batch(BATCH);
                if (!batch.isEmpty()) {
                    changes.get(Request.BATCH).add(new Several.Batch(batch).operation(promises));
                }
            }
        }
        if (changes.containsKey(Request.CLEAR)) {
            promises.collections()
                    .forEach(
                            kept -> changes.get(Request.CLEAR).add(new Several.Clear(kept.name()).operation(promises)));
        }
        return changes;
    }

    /**
     * With 2, a twin of a unique value and a value to look for may be in the other case. With 3, a text may look like
     * an option of a command line.
     */
    @Override
    public int generatorVersion() {
        return 3;
    }

    @Override
    public Store newModel() {
        return new Store(promises, SIZES.get(1));
    }

    @Override
    public Store newModel(RandomGenerator random) {
        return new Store(promises, SIZES.get(random.nextInt(SIZES.size())));
    }

    @Override
    public List<Probe> probes(Store store) {
        return store.collections().stream()
                .map(in -> new Probe(
                        in.kept().name(), Listing.all(in.kept().name()).operation(promises), in.rows()))
                .toList();
    }

    /** A product that nobody has described in code has no other way to tell all that it has. */
    @Override
    public List<Probe> store(Store store) {
        return probes(store);
    }

    @Override
    public SortedMap<String, Long> facts(Store store, Command<Store> command) {
        SortedMap<String, Long> facts = new TreeMap<>();
        store.collections().forEach(in -> facts.put(in.kept().name(), (long) in.size()));
        return facts;
    }

    @Override
    public List<Normaliser> normalisers() {
        return promises.nulls() ? List.of() : List.of(new AbsentAsNull());
    }
}
