package dev.lockstep.runner;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schema of a report. */
public record ReportSchema(Class<?> beside, String name) {

    /** Returns in what a report differs from it. */
    public List<?> errors(String report) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(report, InputFormat.JSON);
        }
    }
}
