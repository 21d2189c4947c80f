package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.Replayed;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The recorded commands that an entry refers to, checked against the entry while the entry is read. The witness
 * determines the entry's workload, and the workload's command records determine which arguments exist.
 */
final class WitnessFile {

    /** So that a number above and one below it exist in 64 bits. */
    private static final BigDecimal LARGEST_FACT = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    private final Path path;
    private final Workload<?> workload;
    private final Replayed last;
    private final List<String> meets;

    private WitnessFile(Path path, List<String> meets, Workload<?> workload, Replayed last) {
        this.path = path;
        this.meets = meets;
        this.workload = workload;
        this.last = last;
    }

    static WitnessFile of(StrictYaml entry, Path list, Vocabulary vocabulary) throws KnownListException {
        String name = entry.text("witness");
        Path relative = Path.of(name);
        if (relative.isAbsolute() || relative.normalize().startsWith("..")) {
            throw entry.wrong(
                    "witness",
                    "'" + name + "' is not in the folder of this list; write witnesses/" + entry.text("id") + ".jsonl");
        }
        Path path = list.toAbsolutePath().getParent().resolve(name).normalize();
        if (!Files.isRegularFile(path)) {
            throw entry.wrong("witness", "there is no file " + FileName.of(path));
        }
        try {
            CommandFileHeader header = CommandFile.readHeader(path);
            if (!header.system().equals(vocabulary.system().name())) {
                throw entry.wrong("witness", FileName.of(path) + " belongs to the system " + header.system());
            }
            Workload<?> workload = vocabulary
                    .workloads()
                    .apply(header.workload())
                    .orElseThrow(() -> entry.wrong(
                            "witness", FileName.of(path) + " belongs to the unknown workload " + header.workload()));
            return new WitnessFile(path, header.meets(), workload, Replayed.read(path, workload));
        } catch (CommandFormatException e) {
            throw entry.wrong("witness", e.getMessage());
        }
    }

    Path path() {
        return path;
    }

    String workload() {
        return workload.name();
    }

    /** Returns the known bugs that the witness meets. */
    List<String> meets() {
        return meets;
    }

    /** Returns the entry's command, which any step of the witness may have. */
    String someCommand(StrictYaml entry) throws KnownListException {
        return entry.oneOf(
                "command", workload.alphabet().stream().map(CommandKind::name).toList());
    }

    /** Returns the entry's command, which must be the witness's last one. */
    String command(StrictYaml entry) throws KnownListException {
        String command = entry.oneOf(
                "command", workload.alphabet().stream().map(CommandKind::name).toList());
        if (!meets.isEmpty()) {
            throw entry.wrong(
                    "witness",
                    FileName.of(path) + " meets " + String.join(", ", meets)
                            + ", so it shows nothing in a usual walk; take 'meets' out of its first line");
        }
        if (!command.equals(last.kind())) {
            throw entry.wrong(
                    "witness",
                    FileName.of(path) + " ends with " + last.kind() + "; its last command must be " + command);
        }
        return command;
    }

    Dimensions dimensions() {
        return Dimensions.of(last);
    }

    Condition argument(StrictYaml section, ValueTest test) throws KnownListException {
        String text = section.text("argument");
        if (!text.startsWith("/") || text.endsWith("/")) {
            throw section.wrong("argument", "'" + text + "' is not an argument; write it as /name or /list/any/name");
        }
        List<String> path = List.of(text.substring(1).split("/"));
        Type type = last.command().getClass();
        for (String step : path) {
            type = inner(type, step).orElseThrow(() -> unknown(section, text, step));
        }
        return new Condition.Argument(path, test);
    }

    private KnownListException unknown(StrictYaml section, String text, String step) {
        return section.wrong(
                "argument",
                "'" + text + "' has no component '" + step + "'; " + last.kind() + " has "
                        + Arrays.stream(last.command().getClass().getRecordComponents())
                                .map(component -> component.getName() + " ("
                                        + component.getGenericType().getTypeName() + ")")
                                .toList()
                        + "; the elements of a list are 'any'");
    }

    private static Optional<Type> inner(Type type, String step) {
        if (type instanceof ParameterizedType list
                && list.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return step.equals(Condition.Argument.ANY)
                    ? Optional.of(list.getActualTypeArguments()[0])
                    : Optional.empty();
        }
        if (!(type instanceof Class<?> record) || !record.isRecord()) {
            return Optional.empty();
        }
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(step))
                .map(RecordComponent::getGenericType)
                .findFirst();
    }

    /** A fact is always a whole number, so only a test that some number fails says anything about it. */
    Condition fact(StrictYaml section, ValueTest test) throws KnownListException {
        String name = section.oneOf("fact", last.facts().keySet());
        BigDecimal number;
        if (test instanceof ValueTest.Equals equals && equals.expected().isNumber()) {
            number = equals.expected().decimalValue();
        } else if (test instanceof ValueTest.AtLeast atLeast) {
            number = atLeast.least();
        } else if (test instanceof ValueTest.AtMost atMost) {
            number = atMost.most();
        } else {
            throw section.wrong(
                    "fact",
                    name + " is a whole number; test it with equals, atLeast or atMost, not with " + test.text());
        }
        if (number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(LARGEST_FACT) > 0) {
            throw section.wrong("fact", name + " is a whole number of at most " + LARGEST_FACT + ", not " + number);
        }
        return new Condition.Fact(name, test);
    }

    void checkConditions(StrictYaml entry, List<Condition> conditions) throws KnownListException {
        JsonNode command = Json.MAPPER.valueToTree(last.command());
        for (Condition condition : conditions) {
            if (!condition.holds(command, last.facts())) {
                throw entry.wrong(
                        "where", condition.text() + " does not hold for the last command of " + FileName.of(path));
            }
        }
    }
}
