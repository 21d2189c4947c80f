package dev.lockstep.cli.h2;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The forms of the file that {@code CSVWRITE} is asked for. */
enum CsvForm {
    USUAL("charset=UTF-8", StandardCharsets.UTF_8, ','),
    WIDE("charset=UTF-16", StandardCharsets.UTF_16, ','),
    BARS("charset=UTF-8 fieldSeparator=|", StandardCharsets.UTF_8, '|');

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private final String options;
    private final Charset charset;
    private final char separator;

    CsvForm(String options, Charset charset, char separator) {
        this.options = options;
        this.charset = charset;
        this.separator = separator;
    }

    /** Returns the statement that writes the rows of another one into a file. Its answer is their number. */
    String statement(String file, String text, String heading) {
        return "SELECT JSON_ARRAY(CSVWRITE(" + ShellStatement.literal(file) + ", " + ShellStatement.literal(text)
                + ", '" + options + "')) AS " + heading;
    }

    /** Returns the charset and the separator as two words. */
    String words() {
        return charset.name() + " '" + separator + "'";
    }

    /** Opens a file of this form. */
    Reader open(Path file) throws IOException {
        return Files.newBufferedReader(file, charset);
    }

    /** Returns the columns of the form, which no heading names. */
    CsvSchema schema() {
        return CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    /** Reads the rows of a file with one column, which must be this many below this heading. */
    List<String> rows(Path file, String heading, long count) throws UnexplainedOutputException {
        List<String> rows = new ArrayList<>();
        try (Reader in = open(file);
                MappingIterator<String[]> lines =
                        CSV.readerFor(String[].class).with(schema()).readValues(in)) {
            while (lines.hasNext()) {
                String[] line = lines.next();
                if (line.length != 1) {
                    throw new UnexplainedOutputException("CSVWRITE wrote a row of " + line.length + " values, not 1");
                }
                rows.add(line[0]);
            }
        } catch (JacksonException | IOException e) {
            throw new UnexplainedOutputException("CSVWRITE wrote a file that cannot be read: " + e.getMessage());
        }
        if (rows.size() != count + 1 || !rows.get(0).equals(heading)) {
            throw new UnexplainedOutputException("CSVWRITE reported " + count + " rows and wrote " + rows.size()
                    + " lines, of which the first should be " + heading);
        }
        return rows.subList(1, rows.size());
    }

    @Override
    public String toString() {
        return "CSVWRITE " + options;
    }
}
