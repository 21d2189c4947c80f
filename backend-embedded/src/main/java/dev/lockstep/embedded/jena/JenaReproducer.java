package dev.lockstep.embedded.jena;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program in one file that uses TDB2 in its own process. */
final class JenaReproducer implements Reproducer {

    private static final String LOGGING = """
            status = off
            rootLogger.level = off
            """;

    private static final SourceSections PARTS = SourceSections.of(JenaReproducer.class, "Repro.java.txt");

    @Override
    public String way() {
        return "in process";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        TdbProgram program = new TdbProgram(PARTS, reproduction);
        List<String> play = new ArrayList<>(reproduction.making("data"));
        play.add("java $JAVA_OPTIONS -Dlog4j2.configurationFile=\"file:$HERE/log4j2.properties\" -cp \"$CLASS_PATH\""
                + " \"$HERE/Repro.java\"");
        return new Reproduced(
                new TreeMap<>(
                        Map.of("Repro.java", inMode(program.source(), reproduction), "log4j2.properties", LOGGING)),
                play,
                program.words(),
                program.omitted());
    }

    /** Returns a program that accesses files as the storage context says. */
    private static String inMode(String source, Reproduction reproduction) {
        String mode = reproduction.system().storage().settings().get(JenaEngine.FILE_MODE);
        String begin = "public class Repro {\n";
        return mode == null
                ? source
                : source.replace(
                        begin,
                        begin + "\n    static {\n        org.apache.jena.dboe.sys.SystemIndex.setFileMode("
                                + "org.apache.jena.dboe.base.block.FileMode." + mode + ");\n    }\n");
    }

    /** Returns a text as a constant of Java. */
    static String quoted(String text) {
        return Quoted.java(text);
    }
}
