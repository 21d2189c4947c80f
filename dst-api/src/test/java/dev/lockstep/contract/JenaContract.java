package dev.lockstep.contract;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The contract for Jena TDB2, for each of its transports. */
public abstract class JenaContract extends BackendContract {

    @Override
    protected Engine engine() {
        SystemUnderTest jena = new JenaProvider().system();
        try {
            return new Resolver().resolve(jena, jena.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    protected Optional<Path> lockFile(Path data) {
        return Optional.of(data.resolve("tdb.lock"));
    }

    @Override
    protected Operation insert(String key) {
        return Operation.mutate("INSERT DATA { <http://t/" + key + "> <http://t/is> \"kept\" }");
    }

    @Override
    protected Operation.Query everything() {
        return Operation.query("SELECT", List.of(new Column("s", ValueKind.LEXICAL, "?s")), "WHERE { ?s ?p ?o }");
    }

    /** A graph has no keys. But a file whose second line cannot be read is refused after the first line was read. */
    @Override
    protected Operation refused(String taken, String free) {
        return Operation.load(
                "nq", "<http://t/" + free + "> <http://t/is> \"kept\" .\n<http://t/" + taken + "> malformed\n");
    }

    @Override
    protected Optional<Operation> slow() {
        String numbers = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        String product = IntStream.range(0, 6)
                .mapToObj(i -> "VALUES ?v" + i + " { " + numbers + " }")
                .collect(Collectors.joining(" "));
        return Optional.of(Operation.query(
                "SELECT", List.of(new Column("n", ValueKind.NUMBER, "(COUNT(*) AS ?n)")), "WHERE { " + product + " }"));
    }
}
