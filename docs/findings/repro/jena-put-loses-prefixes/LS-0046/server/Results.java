import java.nio.file.*;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.resultset.ResultsWriter;

/** Turns a document of results into TSV: FORMAT FILE. */
public class Results {

    public static void main(String[] arguments) throws Exception {
        ARQ.init();
        Lang lang = arguments[0].equals("json") ? ResultSetLang.RS_JSON
                : arguments[0].equals("xml") ? ResultSetLang.RS_XML : ResultSetLang.RS_TSV;
        ResultsWriter.create().lang(ResultSetLang.RS_TSV).build().write(System.out,
                RowSetReader.createReader(lang).read(Files.newInputStream(Path.of(arguments[1])), ARQ.getContext()));
    }
}
