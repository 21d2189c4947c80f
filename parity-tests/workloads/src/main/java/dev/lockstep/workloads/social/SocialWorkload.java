package dev.lockstep.workloads.social;

import dev.lockstep.backend.sparql.CanonicalBlankNodes;
import dev.lockstep.backend.sparql.CanonicalLexicals;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.UnsoundWorkloadException;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.text.HostileText;
import dev.lockstep.workloads.text.RdfTerms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The people-documents-knows workload over one system. */
final class SocialWorkload implements Workload<SocialModel> {

    static final String NAME = "social";

    private static final int GENERATOR_VERSION = 7;

    private final SocialDialect dialect;
    private final StoreDialect store;
    private final Optional<SampledStore> part;
    private final Set<String> promises;
    private final List<Operation> setup;
    private final List<CommandKind<SocialModel>> alphabet;

    SocialWorkload(SystemUnderTest system, SocialDialect words) {
        this.dialect = words.steering(system.avoidances());
        this.store = StoreDialect.of(dialect);
        this.part =
                dialect instanceof SampleDialect sampling ? Optional.of(new SampledStore(sampling)) : Optional.empty();
        this.promises = system.promises();
        require(dialect.sql(), "sql()", List.of(Promise.SQL));
        require(dialect.graphs(), "graphs()", List.of(Promise.BRANCHES, Promise.LOADS, Promise.TERMS));
        this.alphabet = kinds(system).stream().map(this::rendered).toList();
        List<Operation> all = new ArrayList<>(dialect.setup());
        if (system.promises(Promise.SQL)) {
            all.addAll(dialect.sql().orElseThrow().setup());
        }
        this.setup = List.copyOf(all);
    }

    private void require(Optional<?> part, String method, List<String> needing) {
        List<String> promised = needing.stream().filter(promises::contains).toList();
        if (part.isEmpty() && !promised.isEmpty()) {
            throw new UnsoundWorkloadException(
                    dialect.getClass(),
                    "the system promises " + String.join(", ", promised) + ", for which "
                            + dialect.getClass().getName() + " has no words: override " + method
                            + ", or take them out of the promises");
        }
    }

    private CommandKind<SocialModel> rendered(CommandKind.Builder<SocialModel, ? extends SocialCommand> kind) {
        return kind.render(command -> command.render(dialect));
    }

    private List<CommandKind.Builder<SocialModel, ? extends SocialCommand>> kinds(SystemUnderTest system) {
        Draws draws = new Draws(new HostileText(system.promises(Promise.NUL)));
        List<CommandKind.Builder<SocialModel, ? extends SocialCommand>> kinds = new ArrayList<>(List.of(
                InsertPersons.kind(draws),
                InsertDocs.kind(draws),
                UpsertPerson.kind(draws),
                UpdateDoc.kind(draws),
                DeletePerson.kind(),
                DeleteDoc.kind(),
                DeleteDocsFrom.kind(),
                InsertKnows.kind(),
                InsertKnowsOfMany.kind(),
                DeleteKnows.kind(),
                FindPerson.kind(),
                FindNobody.kind(draws),
                DeleteNobody.kind(draws),
                FindPersonsNamed.kind(draws),
                FindPersonsAged.kind(),
                FindPersonsLike.kind(),
                PagePersons.kind(),
                CountPersons.kind(),
                SummarisePersons.kind(),
                FindKnown.kind(),
                FindKnowing.kind(),
                FindKnownByKnown.kind(),
                FindStrangers.kind(),
                ListSources.kind(),
                FindDocsFrom.kind(),
                Optimize.kind(),
                Reopen.kind(),
                Backup.kind(),
                MalformedStatement.kind()));
        if (system.promises(Promise.LONE_SURROGATES)) {
            kinds.add(InsertHalfPair.kind(draws));
        }
        if (system.promises(Promise.BRANCHES)) {
            kinds.add(Fork.kind());
            kinds.add(InsertPersonsOnBranch.kind(draws));
            kinds.add(DeletePersonOnBranch.kind());
            kinds.add(MergeBranch.kind());
            kinds.add(DropBranch.kind());
        }
        if (system.promises(Promise.LOADS)) {
            kinds.add(LoadPersons.kind(draws));
            kinds.add(LoadMalformed.kind(draws));
        }
        if (system.promises(Promise.TERMS)) {
            kinds.add(PutTerm.kind(new RdfTerms(system.avoidances())));
            kinds.add(DropTerm.kind());
        }
        if (system.promises(Promise.REPAIR)) {
            kinds.add(Repair.kind());
        }
        if (system.promises(Promise.SERVER)) {
            kinds.add(Restart.kind());
        }
        if (system.promises(Promise.KEYS)) {
            kinds.add(InsertDuplicatePerson.kind(draws));
            kinds.add(InsertDuplicateDoc.kind(draws));
            kinds.add(InsertDuplicateBatch.kind(draws));
            kinds.add(InsertSecondKnows.kind());
        }
        if (system.promises(Promise.REFERENCES)) {
            kinds.add(InsertKnowsOfNobody.kind(draws));
        }
        if (system.promises(Promise.CHECKS)) {
            kinds.add(InsertDocFromElsewhere.kind(draws));
        }
        if (system.promises(Promise.RANGES)) {
            kinds.add(InsertAgeOutOfRange.kind(draws));
        }
        if (system.promises(Promise.TABLES)) {
            kinds.add(ReadMissingTable.kind());
            kinds.add(WriteMissingTable.kind());
        }
        if (system.promises(Promise.SQL)) {
            kinds.addAll(sql(draws, dialect.sql().orElseThrow()));
        }
        return List.copyOf(kinds);
    }

    private static List<CommandKind.Builder<SocialModel, ? extends SocialCommand>> sql(Draws draws, SqlDialect words) {
        return List.of(
                InsertMisfit.kind(),
                InsertRounded.kind(draws),
                InsertScoreOutOfRange.kind(draws),
                ClearKnows.kind(words),
                CountUp.kind(),
                EchoMoment.kind(),
                EchoNumber.kind(),
                FindCaller.kind(),
                Note.kind(draws),
                Recall.kind(),
                Stage.kind(),
                StageAgain.kind(),
                FindStaged.kind(),
                TakeTicket.kind(),
                FindLastTicket.kind());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return GENERATOR_VERSION;
    }

    @Override
    public List<CommandKind<SocialModel>> alphabet() {
        return alphabet;
    }

    /** A note, a table of keys and the last ticket end with the session, which these end on every arm. */
    @Override
    public Set<OperationKind> requires() {
        return promises.contains(Promise.SQL) ? EnumSet.of(OperationKind.REOPEN, OperationKind.OPTIMIZE) : Set.of();
    }

    @Override
    public SocialModel newModel() {
        return new SocialModel(model -> store.copy(model, promises), phase -> Scale.SMALL);
    }

    @Override
    public SocialModel newModel(RandomGenerator random) {
        SeedTree scales = new SeedTree(random.nextLong());
        return new SocialModel(model -> store.copy(model, promises), phase -> Scale.draw(scales.stream(phase, "size")));
    }

    @Override
    public List<Operation> setup(String version) {
        return setup;
    }

    @Override
    public SortedMap<String, Long> facts(SocialModel model, Command<SocialModel> command) {
        SortedMap<String, Long> facts = new TreeMap<>();
        facts.put("persons", (long) model.persons().size());
        facts.put("docs", (long) model.docs().size());
        facts.put("edges", (long) model.knows().size());
        facts.put("noted", model.session().note().isPresent() ? 1L : 0L);
        facts.put("staged", model.session().staged().isPresent() ? 1L : 0L);
        facts.put("ticketTaken", model.session().lastTicket().isPresent() ? 1L : 0L);
        return facts;
    }

    @Override
    public List<Probe> probes(SocialModel model) {
        List<Probe> probes = new ArrayList<>(List.of(
                new Probe("persons", dialect.persons(), model.personRows(person -> true)),
                new Probe("docs", dialect.docs(), model.docRows(doc -> true)),
                new Probe("edges", dialect.edges(), model.edgeRows()),
                new Probe("docCounts", dialect.docCounts(), model.docCountRows())));
        dialect.graphs().ifPresent(graphs -> {
            if (promises.contains(Promise.BRANCHES)) {
                probes.add(new Probe("branchPersons", graphs.branchPersons(), model.branchRows()));
            }
            if (promises.contains(Promise.TERMS)) {
                probes.add(new Probe("terms", graphs.terms(), model.termRows()));
            }
        });
        return List.copyOf(probes);
    }

    @Override
    public List<Probe> sample(SocialModel model, Sample sample) {
        return part.map(reads -> reads.probes(model, sample)).orElse(List.of());
    }

    @Override
    public boolean isSampled(SocialModel model, Sample sample) {
        return part.isPresent() && SampledStore.isLarge(model, sample);
    }

    @Override
    public List<Probe> besideRows(SocialModel model) {
        return part.map(reads -> reads.besideRows(model, promises)).orElse(List.of());
    }

    @Override
    public List<Probe> store(SocialModel model) {
        return List.of(new Probe("store", store.store(), store.store(model, promises)));
    }

    @Override
    public Optional<List<Operation>> hardening() {
        return Optional.of(dialect.hardening());
    }

    @Override
    public List<Probe> durable(SocialModel model) {
        return Stream.concat(probes(model).stream(), store.durable(model, promises).stream())
                .toList();
    }

    @Override
    public List<Normaliser> normalisers() {
        return promises.contains(Promise.TERMS)
                ? List.of(new CanonicalLexicals(), new CanonicalBlankNodes())
                : List.of();
    }
}
