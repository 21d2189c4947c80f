import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.zip.GZIPInputStream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.*;
import org.apache.jena.query.*;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.*;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.*;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/** Shows the steps of issue.md; play.sh beside this file starts it in an empty folder. */
public class Repro {

    public static void main(String[] arguments) throws Exception {
        store = open("data");
        // putTerm
        update(1, true, "PREFIX : <http://lockstep.test/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> WITH <http://lockstep.test/terms> DELETE { <http://lockstep.test/term/7431> :is ?old } INSERT { <http://lockstep.test/term/7431> :key \"t1\" ; :is \"18446744073709551617\"^^<http://www.w3.org/2001/XMLSchema#integer> } WHERE { OPTIONAL { <http://lockstep.test/term/7431> :is ?old } }");
        // read terms
        query(2, store, false, "PREFIX : <http://lockstep.test/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?key ?term WHERE { GRAPH <http://lockstep.test/terms> { ?t :key ?key ; :is ?term } }");
        TDBInternal.expel(store);
    }

    /** The store, in the folder "data" of the working folder. */
    static DatasetGraph store;

    /** The class of a refusal, by the name of the exception. */
    static final Map<String, String> REFUSALS = Map.of("org.apache.jena.query.QueryException", "SYNTAX", "org.apache.jena.query.QueryParseException", "SYNTAX", "org.apache.jena.riot.RiotException", "SYNTAX", "org.apache.jena.sparql.engine.http.QueryExceptionHTTP", "FAILED", "org.apache.jena.update.UpdateException", "NOT_FOUND");

    interface Doing {
        void run() throws Exception;
    }

    /** Does one step; a refusal and a failure are answers as well. */
    static void step(int number, Doing doing) {
        try {
            doing.run();
        } catch (Exception | StackOverflowError | LinkageError thrown) {
            System.err.println(number + ": " + thrown);
            String refusal = thrown instanceof JenaException ? REFUSALS.getOrDefault(thrown.getClass().getName(), "UNCLASSIFIED") : null;
            System.out.println(number + (refusal == null ? " failed " + thrown.getClass().getName() : " refused " + refusal));
        }
    }

    static void done(int number) {
        System.out.println(number + " done");
    }

    static DatasetGraph open(String folder) throws IOException {
        return DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectories(Path.of(folder)).toString()));
    }

    /** Runs update requests in one transaction. */
    static void update(int number, boolean commit, String... requests) {
        step(number, () -> {
            Txn.executeWrite(store, () -> {
                for (String request : requests) {
                    UpdateExec.dataset(store).update(request).build().execute();
                }
                if (!commit) {
                    store.abort();
                }
            });
            done(number);
        });
    }

    /** Runs a SELECT or an ASK. Rows that come in no order are sorted. */
    static void query(int number, DatasetGraph asked, boolean ordered, String text) {
        step(number, () -> {
            Query query = QueryFactory.create(text);
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            Txn.executeRead(asked, () -> {
                try (QueryExec exec = QueryExec.dataset(asked).query(query).build()) {
                    if (query.isAskType()) {
                        ResultsWriter.create().lang(ResultSetLang.RS_TSV).build().write(table, exec.ask());
                    } else {
                        ResultsWriter.create().lang(ResultSetLang.RS_TSV).build().write(table, exec.select());
                    }
                }
            });
            rows(number, ordered, table);
        });
    }

    /** Prints the rows of a document in TSV. The label of a blank node means nothing elsewhere. */
    static void rows(int number, boolean ordered, ByteArrayOutputStream table) {
        List<String> lines = new ArrayList<>();
        String[] all = table.toString(StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 1; i < all.length - 1; i++) {
            lines.add(all[i].replaceAll("(^|\t)_:[^\t]*", "$1_:b"));
        }
        if (!ordered) {
            lines.sort((a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        }
        System.out.println(number + " rows " + lines.size());
        lines.forEach(line -> System.out.println(number + " | " + line));
    }
}
