package dev.lockstep.embedded.jena;

import dev.lockstep.backend.sparql.Term;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.QuerySolutionMap;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.exec.UpdateExecBuilder;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Uses TDB2 from inside its class loader. The class and its constructor are public, because their caller is outside.
 */
public final class TdbGuest implements Tdb {

    private static final Runnable NOTHING = () -> {};

    /** Whether this release has literals with a direction of writing. */
    private static final boolean KNOWS_DIRECTIONS = has(Node.class, "getLiteralBaseDirection");

    /** Whether an update of this release can be stopped. */
    private static final boolean STOPS_UPDATES = has(UpdateExec.class, "abort");

    private DatasetGraph store;
    private volatile Runnable abort = NOTHING;

    @Override
    public void open(Path folder) {
        store = DatabaseMgr.connectDatasetGraph(Location.create(folder.toString()));
    }

    @Override
    public void update(String text) throws SaidNoException {
        update(text, List.of());
    }

    @Override
    public void transact(List<String> texts, boolean commit) throws SaidNoException {
        asked(() -> Txn.executeWrite(store, () -> {
            texts.forEach(text -> execute(text, List.of()));
            if (!commit) {
                store.abort();
            }
        }));
    }

    private void execute(String text, List<Term> parameters) {
        UpdateExecBuilder asked = UpdateExec.dataset(store).update(text);
        UpdateExec update = (parameters.isEmpty() ? asked : asked.substitution(binding(parameters))).build();
        abort = STOPS_UPDATES ? update::abort : NOTHING;
        update.execute();
    }

    @Override
    public List<List<Term>> select(String text, List<String> variables) throws SaidNoException {
        List<List<Term>> solutions = new ArrayList<>();
        asked(() -> {
            solutions.addAll(solutions(selecting(text, variables)));
        });
        return solutions;
    }

    private static Query selecting(String text, List<String> variables) {
        Query query = QueryFactory.create(text);
        if (!query.isSelectType() || !query.getResultVars().equals(variables)) {
            throw new IllegalArgumentException("not a SELECT of " + variables + ": " + text);
        }
        return query;
    }

    @Override
    public Answer ask(String text) throws SaidNoException {
        return ask(text, this::solutions);
    }

    @Override
    public Answer ask(String text, TdbReadShape shape) throws SaidNoException {
        return ask(
                text,
                query -> new Shaped(query, binding(List.of()))
                        .solutions(shape).stream()
                                .map(each -> solution(each, query.getResultVars()))
                                .toList());
    }

    private Answer ask(String text, Function<Query, List<List<Term>>> solutions) throws SaidNoException {
        List<Answer> answers = new ArrayList<>();
        asked(() -> {
            Query query = QueryFactory.create(text);
            if (query.isSelectType()) {
                answers.add(new Answer(Optional.empty(), List.copyOf(query.getResultVars()), solutions.apply(query)));
            } else if (query.isAskType()) {
                answers.add(new Answer(Optional.of(truth(query)), List.of(), List.of()));
            } else if (query.isConstructType() || query.isDescribeType()) {
                answers.add(new Answer(Optional.empty(), List.of(), quads(query)));
            } else {
                throw new IllegalArgumentException("neither SELECT, ASK, CONSTRUCT nor DESCRIBE: " + text);
            }
        });
        return answers.get(0);
    }

    @Override
    public List<List<Term>> select(String text, List<String> variables, TdbReadShape shape, List<Term> parameters)
            throws SaidNoException {
        List<List<Term>> solutions = new ArrayList<>();
        asked(() -> {
            new Shaped(selecting(text, variables), binding(parameters))
                    .solutions(shape)
                    .forEach(each -> solutions.add(solution(each, variables)));
        });
        return solutions;
    }

    @Override
    public Object dataset() {
        return store;
    }

    @Override
    public void update(String text, List<Term> parameters) throws SaidNoException {
        asked(() -> Txn.executeWrite(store, () -> execute(text, parameters)));
    }

    private static Binding binding(List<Term> parameters) {
        BindingBuilder binding = Binding.builder();
        for (int i = 0; i < parameters.size(); i++) {
            binding.add(Var.alloc("p" + (i + 1)), node(parameters.get(i)));
        }
        return binding.build();
    }

    /** The factory's newer methods are not in every release that is reached. */
    @SuppressWarnings({"deprecation", "removal"})
    private static Node node(Term term) {
        if (term instanceof Term.Iri iri) {
            return NodeFactory.createURI(iri.value());
        }
        if (term instanceof Term.Literal literal) {
            return literal.language().isEmpty()
                    ? NodeFactory.createLiteral(
                            literal.lexical(), TypeMapper.getInstance().getSafeTypeByName(literal.datatype()))
                    : NodeFactory.createLiteral(literal.lexical(), literal.language());
        }
        throw new IllegalArgumentException("only an IRI or a literal can be a parameter, not " + term);
    }

    /** One query, asked and read in each shape. */
    private final class Shaped {

        private final Query query;
        private final Binding parameters;

        Shaped(Query query, Binding parameters) {
            this.query = query;
            this.parameters = parameters;
        }

        List<Binding> solutions(TdbReadShape shape) {
            return switch (shape) {
                case WRITE_TRANSACTION -> Txn.calculateWrite(store, () -> ask(shape));
                case TRANSACTION -> inTransaction();
                case MODEL_API -> Txn.calculateRead(store, this::ofModelApi);
                default -> Txn.calculateRead(store, () -> ask(shape));
            };
        }

        private List<Binding> inTransaction() {
            store.begin(TxnType.READ);
            try {
                return ask(TdbReadShape.TRANSACTION);
            } finally {
                store.end();
            }
        }

        private List<Binding> ofModelApi() {
            QuerySolutionMap values = new QuerySolutionMap();
            parameters.forEach((variable, node) -> values.add(
                    variable.getVarName(), ModelFactory.createDefaultModel().asRDFNode(node)));
            try (QueryExecution exec = QueryExecution.dataset(DatasetFactory.wrap(store))
                    .query(query)
                    .substitution(values)
                    .build()) {
                abort = exec::abort;
                return ofResultSet(exec.execSelect());
            }
        }

        private List<Binding> ask(TdbReadShape shape) {
            if (shape == TdbReadShape.ASKED_TWICE) {
                try (QueryExec first = exec(shape)) {
                    first.select().forEachRemaining(unread -> {});
                }
            }
            try (QueryExec exec = exec(shape)) {
                return read(exec.select(), shape);
            }
        }

        private QueryExec exec(TdbReadShape shape) {
            QueryExec exec = QueryExec.dataset(store)
                    .query(query)
                    .substitution(parameters)
                    .set(ARQ.optimization, shape != TdbReadShape.UNOPTIMISED)
                    .build();
            abort = exec::abort;
            return exec;
        }

        private List<Binding> read(RowSet rows, TdbReadShape shape) {
            return switch (shape) {
                case MATERIALISED -> all(rows.materialize());
                case READ_TWICE -> {
                    RowSetRewindable rewindable = rows.rewindable();
                    all(rewindable);
                    rewindable.reset();
                    yield all(rewindable);
                }
                case RESULT_SET -> ofResultSet(ResultSet.adapt(rows));
                case COPIED -> ofResultSet(ResultSetFactory.copyResults(ResultSet.adapt(rows)));
                case THROUGH_JSON -> through(rows, ResultSetLang.RS_JSON);
                case THROUGH_XML -> through(rows, ResultSetLang.RS_XML);
                case THROUGH_TSV -> through(rows, ResultSetLang.RS_TSV);
                case THROUGH_THRIFT -> through(rows, ResultSetLang.RS_Thrift);
                case THROUGH_PROTOBUF -> through(rows, ResultSetLang.RS_Protobuf);
                default -> all(rows);
            };
        }

        private static List<Binding> all(RowSet rows) {
            List<Binding> all = new ArrayList<>();
            rows.forEachRemaining(binding -> all.add(whole(binding)));
            return all;
        }

        /** Reads the values now: the store finds a term by its number only while a transaction is open. */
        private static Binding whole(Binding binding) {
            BindingBuilder whole = Binding.builder();
            binding.vars().forEachRemaining(variable -> whole.add(variable, binding.get(variable)));
            return whole.build();
        }

        private static List<Binding> ofResultSet(ResultSet results) {
            List<Binding> all = new ArrayList<>();
            while (results.hasNext()) {
                QuerySolution solution = results.next();
                BindingBuilder binding = Binding.builder();
                solution.varNames()
                        .forEachRemaining(name ->
                                binding.add(Var.alloc(name), solution.get(name).asNode()));
                all.add(binding.build());
            }
            return all;
        }

        private static List<Binding> through(RowSet rows, Lang format) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ResultsWriter.create().lang(format).build().write(written, rows);
            return all(RowSetReader.createReader(format)
                    .read(new ByteArrayInputStream(written.toByteArray()), ARQ.getContext()));
        }
    }

    private List<List<Term>> solutions(Query query) {
        List<List<Term>> solutions = new ArrayList<>();
        Txn.executeRead(store, () -> {
            try (QueryExec select = QueryExec.dataset(store).query(query).build()) {
                abort = select::abort;
                RowSet rows = select.select();
                while (rows.hasNext()) {
                    solutions.add(solution(rows.next(), query.getResultVars()));
                }
            }
        });
        return solutions;
    }

    private List<List<Term>> quads(Query query) {
        List<List<Term>> quads = new ArrayList<>();
        Txn.executeRead(store, () -> {
            try (QueryExec exec = QueryExec.dataset(store).query(query).build()) {
                abort = exec::abort;
                graphs(query, exec).find().forEachRemaining(quad -> quads.add(quad(quad)));
            }
        });
        return quads;
    }

    private static DatasetGraph graphs(Query query, QueryExec exec) {
        if (query.isConstructQuad()) {
            return exec.constructDataset();
        }
        return DatasetGraphFactory.wrap(query.isConstructType() ? exec.construct() : exec.describe());
    }

    private static List<Term> quad(Quad quad) {
        return List.of(
                term(quad.getSubject()),
                term(quad.getPredicate()),
                term(quad.getObject()),
                quad.isDefaultGraph() ? Term.UNBOUND : term(quad.getGraph()));
    }

    private boolean truth(Query query) {
        return Txn.calculateRead(store, () -> {
            try (QueryExec ask = QueryExec.dataset(store).query(query).build()) {
                abort = ask::abort;
                return ask.ask();
            }
        });
    }

    @Override
    public void load(String format, String content) throws SaidNoException {
        RDFParserBuilder document = parsing(format).fromString(content);
        asked(() -> Txn.executeWrite(store, () -> document.parse(store)));
    }

    @Override
    public void store(Optional<String> graph, String format, String content, boolean replace) throws SaidNoException {
        RDFParserBuilder document = parsing(format).fromString(content);
        asked(() -> Txn.executeWrite(store, () -> {
            Graph target = graph(graph);
            if (replace) {
                target.clear();
            }
            document.parse(target);
        }));
    }

    @Override
    public boolean remove(Optional<String> graph) throws SaidNoException {
        boolean there = has(graph);
        asked(() -> Txn.executeWrite(store, () -> graph(graph).clear()));
        return there;
    }

    @Override
    public boolean has(Optional<String> graph) throws SaidNoException {
        boolean[] there = new boolean[1];
        asked(() -> there[0] = Txn.calculateRead(
                store,
                () -> graph.map(iri -> store.containsGraph(NodeFactory.createURI(iri)))
                        .orElse(true)));
        return there[0];
    }

    @Override
    public List<List<Term>> written(Optional<String> graph, String format) throws SaidNoException {
        List<List<Term>> triples = new ArrayList<>();
        asked(() -> Txn.executeRead(store, () -> {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            RDFDataMgr.write(document, graph(graph), lang(format));
            Graph read = GraphFactory.createDefaultGraph();
            parsing(format)
                    .source(new ByteArrayInputStream(document.toByteArray()))
                    .parse(read);
            read.find()
                    .forEachRemaining(triple -> triples.add(
                            List.of(term(triple.getSubject()), term(triple.getPredicate()), term(triple.getObject()))));
        }));
        return triples;
    }

    @Override
    public Map<String, String> prefixes(Optional<String> graph) throws SaidNoException {
        Map<String, String> prefixes = new TreeMap<>();
        asked(() -> Txn.executeRead(
                store, () -> prefixes.putAll(graph(graph).getPrefixMapping().getNsPrefixMap())));
        return prefixes;
    }

    @Override
    public Map<String, String> prefixes() throws SaidNoException {
        Map<String, String> prefixes = new TreeMap<>();
        asked(() ->
                Txn.executeRead(store, () -> prefixes.putAll(store.prefixes().getMapping())));
        return prefixes;
    }

    private Graph graph(Optional<String> graph) {
        return graph.map(iri -> store.getGraph(NodeFactory.createURI(iri))).orElseGet(store::getDefaultGraph);
    }

    private static RDFParserBuilder parsing(String format) {
        return RDFParser.create().lang(lang(format)).errorHandler(ErrorHandlerFactory.errorHandlerNoLogging);
    }

    private static Lang lang(String format) {
        Lang lang = RDFLanguages.fileExtToLang(format);
        if (lang == null) {
            throw new IllegalArgumentException("there is no RDF format called " + format);
        }
        return lang;
    }

    @Override
    public void compact() {
        DatabaseMgr.compact(store, true);
    }

    @Override
    public Path backup() {
        return Path.of(DatabaseMgr.backup(store));
    }

    @Override
    public void cancel() {
        abort.run();
    }

    @Override
    public void close() {
        // Closing the dataset alone would keep it in Jena's cache, and Jena would return the same one again.
        TDBInternal.expel(store);
    }

    private void asked(Runnable question) throws SaidNoException {
        try {
            question.run();
        } catch (JenaException said) {
            throw new SaidNoException(said.getClass().getName(), String.valueOf(said.getMessage()));
        } finally {
            abort = NOTHING;
        }
    }

    private static List<Term> solution(Binding binding, List<String> variables) {
        List<Term> terms = new ArrayList<>();
        for (String variable : variables) {
            Node node = binding.get(Var.alloc(variable));
            terms.add(node == null ? Term.UNBOUND : term(node));
        }
        return terms;
    }

    private static Term term(Node node) {
        if (node.isURI()) {
            return new Term.Iri(node.getURI());
        }
        if (node.isBlank()) {
            return new Term.Blank(node.getBlankNodeLabel());
        }
        if (node.isLiteral() && !(KNOWS_DIRECTIONS && hasDirection(node))) {
            return new Term.Literal(
                    node.getLiteralLexicalForm(), node.getLiteralDatatypeURI(), node.getLiteralLanguage());
        }
        throw new IllegalStateException("a term that SPARQL 1.1 does not have: " + node);
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getMethods()).anyMatch(each -> each.getName().equals(method));
    }

    private static boolean hasDirection(Node node) {
        return node.getLiteralBaseDirection() != null;
    }
}
