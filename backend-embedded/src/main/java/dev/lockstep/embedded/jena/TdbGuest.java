package dev.lockstep.embedded.jena;

import dev.lockstep.backend.sparql.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Uses TDB2 from inside its class loader. The class and its constructor are public, because their caller is outside.
 */
public final class TdbGuest implements Tdb {

    private static final Runnable NOTHING = () -> {};

    private DatasetGraph store;
    private volatile Runnable abort = NOTHING;

    @Override
    public void open(Path folder) {
        store = DatabaseMgr.connectDatasetGraph(Location.create(folder.toString()));
    }

    @Override
    public void update(String text) throws SaidNoException {
        asked(() -> Txn.executeWrite(store, () -> execute(text)));
    }

    @Override
    public void transact(List<String> texts, boolean commit) throws SaidNoException {
        asked(() -> Txn.executeWrite(store, () -> {
            texts.forEach(this::execute);
            if (!commit) {
                store.abort();
            }
        }));
    }

    private void execute(String text) {
        UpdateExec update = UpdateExec.dataset(store).update(text).build();
        abort = update::abort;
        update.execute();
    }

    @Override
    public List<List<Term>> select(String text, List<String> variables) throws SaidNoException {
        List<List<Term>> solutions = new ArrayList<>();
        asked(() -> {
            Query query = QueryFactory.create(text);
            if (!query.isSelectType() || !query.getResultVars().equals(variables)) {
                throw new IllegalArgumentException("not a SELECT of " + variables + ": " + text);
            }
            solutions.addAll(solutions(query));
        });
        return solutions;
    }

    @Override
    public Answer ask(String text) throws SaidNoException {
        List<Answer> answers = new ArrayList<>();
        asked(() -> {
            Query query = QueryFactory.create(text);
            if (query.isSelectType()) {
                answers.add(new Answer(Optional.empty(), List.copyOf(query.getResultVars()), solutions(query)));
            } else if (query.isAskType()) {
                answers.add(new Answer(Optional.of(truth(query)), List.of(), List.of()));
            } else {
                throw new IllegalArgumentException("neither SELECT nor ASK: " + text);
            }
        });
        return answers.get(0);
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
        Lang lang = RDFLanguages.fileExtToLang(format);
        if (lang == null) {
            throw new IllegalArgumentException("there is no RDF format called " + format);
        }
        asked(() -> Txn.executeWrite(
                store,
                () -> RDFParser.fromString(content, lang)
                        .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
                        .parse(store)));
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
        if (node.isLiteral() && node.getLiteralBaseDirection() == null) {
            return new Term.Literal(
                    node.getLiteralLexicalForm(), node.getLiteralDatatypeURI(), node.getLiteralLanguage());
        }
        throw new IllegalStateException("a term that SPARQL 1.1 does not have: " + node);
    }
}
