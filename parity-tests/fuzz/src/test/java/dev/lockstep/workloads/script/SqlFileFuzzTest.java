package dev.lockstep.workloads.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.fuzz.EngineRule;
import dev.lockstep.fuzz.FuzzedArm;
import dev.lockstep.fuzz.ScratchFile;
import dev.lockstep.op.Operation;
import dev.lockstep.system.H2Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** H2's readers of files: the same bytes as values that are separated by commas, and as a script. */
@Tag("nightly")
class SqlFileFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named("file");

    private EngineRule rule;

    @FuzzTest
    void file(byte[] content) throws IOException {
        Path file = FILE.with(content);
        check(Operation.ask("SELECT * FROM CSVREAD('" + file + "')"));
        check(Operation.ask(
                "SELECT * FROM CSVREAD('" + file + "', 'A|B', 'charset=UTF-8 fieldSeparator=| null=NULL')"));
        if (SqlStatementFuzzTest.GROUND.plays(new String(content, StandardCharsets.ISO_8859_1))) {
            checkScript(Operation.mutate("RUNSCRIPT FROM '" + file + "'"));
        }
    }

    private void checkScript(Operation operation) {
        EngineRule current = rule();
        current.checkInParts(operation);
        rule = current;
    }

    private void check(Operation operation) {
        EngineRule current = rule();
        current.check(operation);
        rule = current;
    }

    /** A store that broke a rule is not used again. */
    private EngineRule rule() {
        EngineRule current = rule != null
                ? rule
                : new EngineRule(
                        FuzzedArm.open(new H2Provider().system(), new H2EmbeddedProvider()),
                        SqlStatementFuzzTest.GROUND,
                        Duration.ofSeconds(20));
        rule = null;
        return current;
    }
}
