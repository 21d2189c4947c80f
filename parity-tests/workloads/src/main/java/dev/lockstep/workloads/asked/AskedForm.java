package dev.lockstep.workloads.asked;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.ValueKind;
import dev.lockstep.project.Project;
import dev.lockstep.project.Scope;
import dev.lockstep.project.WorkloadForm;
import dev.lockstep.project.YamlValue;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.domain.TypeReader;
import dev.lockstep.workloads.domain.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a workload in YAML, which the project file names under {@code workload}. */
public final class AskedForm implements WorkloadForm {

    private static final String NAME = "[a-z][A-Za-z0-9]*";
    private static final String ARGUMENT = "[A-Za-z][A-Za-z0-9_]*";
    private static final List<String> TYPES = List.of("text", "integer", "decimal", "boolean", "choice");

    @Override
    public String key() {
        return "workload";
    }

    @Override
    public Workload<?> workload(Project project, YamlValue section) {
        return read(YamlValue.read(project.home().resolve(section.text())));
    }

    @Override
    public Optional<List<Operation>> examples(Project project, YamlValue section) {
        return Optional.of(
                read(YamlValue.read(project.home().resolve(section.text()))).examples());
    }

    static AskedWorkload read(YamlValue file) {
        file.allow("name", "pools", "kinds", "probes");
        String name = named(file.at("name"));
        Map<String, FieldType> pools = new LinkedHashMap<>();
        file.find("pools")
                .ifPresent(written -> written.entries()
                        .forEach((pool, type) -> pools.put(pool, TypeReader.type(type, TYPES, Set.of()))));
        List<Kind> kinds = new ArrayList<>();
        for (YamlValue kind : file.at("kinds").elements()) {
            kinds.add(kind(kind, pools));
            if (kinds.stream()
                            .filter(other -> other.name().equals(kind.at("name").text()))
                            .count()
                    > 1) {
                throw kind.at("name").wrong("is the name of two kinds; give each its own");
            }
        }
        if (kinds.isEmpty()) {
            throw file.at("kinds").wrong("write at least one kind");
        }
        List<Probe> probes = new ArrayList<>();
        file.find("probes")
                .ifPresent(written -> written.elements().forEach(each -> {
                    Probe probe = probe(each);
                    if (probes.stream().anyMatch(other -> other.name().equals(probe.name()))) {
                        throw each.at("name").wrong("is the name of two probes; give each its own");
                    }
                    probes.add(probe);
                }));
        return new AskedWorkload(name, kinds, probes);
    }

    private static String named(YamlValue value) {
        if (!value.text().matches(NAME)) {
            throw value.wrong("a name is a small letter, and letters and digits after it");
        }
        return value.text();
    }

    private static Kind kind(YamlValue written, Map<String, FieldType> pools) {
        written.allow(
                "name",
                "weight",
                "arguments",
                "ask",
                "work",
                "reads",
                "answers",
                "ordered",
                "expect",
                "adds",
                "removes",
                "empties");
        Map<String, Argument> arguments = new TreeMap<>();
        written.find("arguments")
                .ifPresent(section -> section.entries().forEach((argument, value) -> {
                    if (!argument.matches(ARGUMENT)) {
                        throw value.wrong("an argument is named by a letter, and letters, digits or '_' after it");
                    }
                    arguments.put(argument, argument(value, pools));
                }));
        if (written.has("ask") == written.has("work")) {
            throw written.wrong("exactly one of ask and work is expected here");
        }
        Optional<Shape> ask = written.find("ask").map(value -> shape(value, arguments.keySet()));
        if (written.has("reads") && written.has("answers")) {
            throw written.at("answers").wrong("a kind reads, or it changes something and answers; leave one out");
        }
        if (written.has("work") && (written.has("reads") || written.has("answers"))) {
            throw written.at("work").wrong("a reopen and a restart answer with no rows; leave out reads and answers");
        }
        boolean ordered = written.find("ordered").filter(YamlValue::truth).isPresent();
        if (ordered && !written.has("reads") && !written.has("answers")) {
            throw written.at("ordered").wrong("only rows have an order; add reads or answers");
        }
        Optional<RowShape> columns =
                written.find("reads").or(() -> written.find("answers")).map(value -> columns(value, ordered));
        return new Kind(
                named(written.at("name")),
                written.find("weight").map(weight -> weight.whole(1)).orElse(1),
                arguments,
                ask,
                written.find("work").map(AskedForm::work),
                columns,
                written.has("reads"),
                expected(written, columns, arguments.keySet(), ordered),
                pooled(written, "adds", arguments),
                pooled(written, "removes", arguments),
                written.find("empties")
                        .map(list -> list.elements().stream()
                                .map(pool -> pool.oneOf(pools.keySet()))
                                .toList())
                        .orElse(List.of()));
    }

    private static Operation work(YamlValue value) {
        return value.oneOf(List.of("reopen", "restart")).equals("reopen") ? Operation.reopen() : Operation.restart();
    }

    private static Argument argument(YamlValue written, Map<String, FieldType> pools) {
        if (written.has("new")) {
            String pool = written.allow("new").at("new").oneOf(pools.keySet());
            return new Argument.New(pool, pools.get(pool));
        }
        if (written.has("existing")) {
            return new Argument.Existing(
                    written.allow("existing").at("existing").oneOf(pools.keySet()));
        }
        return new Argument.Any(TypeReader.type(written, TYPES, Set.of()));
    }

    private static Shape shape(YamlValue written, Collection<String> arguments) {
        if (!written.isMapping() || !written.at("verb").isText()) {
            throw written.wrong("an operation is a mapping with a verb");
        }
        String verb = written.at("verb").text();
        if (verb.isEmpty() || Shape.HOLE.matcher(verb).find()) {
            throw written.at("verb").wrong("a verb is a word; write a kind for each verb");
        }
        written.entries().forEach((part, value) -> {
            if (Scope.TAKEN.contains(part)) {
                throw value.wrong("a template finds something else under {" + part + "}; give this part another name");
            }
        });
        return holes(written, arguments);
    }

    private static Shape holes(YamlValue written, Collection<String> arguments) {
        Shape shape = new Shape(written.json());
        shape.names().stream()
                .filter(name -> !arguments.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw written.wrong("there is no argument {" + name + "}; the arguments here are " + arguments);
                });
        return shape;
    }

    private static Shape cell(YamlValue written, Collection<String> arguments) {
        if (written.isMapping()) {
            written.allow("type", "value");
            written.at("type").text();
            written.at("value").text();
        } else if (written.isList()) {
            throw written.wrong("a cell is null, a text, a number, true, false, or {type: TYPE, value: TEXT}");
        }
        return holes(written, arguments);
    }

    private static RowShape columns(YamlValue written, boolean ordered) {
        List<Column> columns = new ArrayList<>();
        List<String> kinds = Stream.of(ValueKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        written.entries()
                .forEach((name, kind) -> columns.add(
                        new Column(name, ValueKind.valueOf(kind.oneOf(kinds).toUpperCase(Locale.ROOT)), name)));
        if (columns.isEmpty()) {
            throw written.wrong("name at least one column, as in {id: text}");
        }
        return new RowShape(columns, ordered);
    }

    private static Expected expected(
            YamlValue written, Optional<RowShape> columns, Collection<String> arguments, boolean ordered) {
        YamlValue expect = written.at("expect");
        boolean done = expect.isText()
                ? expect.oneOf(List.of("agree", "done")).equals("done")
                : expect.isMapping() && expect.has("done");
        if (done && columns.isPresent()) {
            throw expect.wrong("the kind has columns, so it is answered with rows and never with done; write rows or"
                    + " agree, or leave out reads and answers");
        }
        if (expect.isText()) {
            return expect.oneOf(List.of("agree", "done")).equals("agree")
                    ? new Expected.Agreement()
                    : new Expected.Done(OptionalLong.empty());
        }
        expect.allow("done", "refused", "rows");
        if (expect.entries().size() != 1) {
            throw expect.wrong("exactly one of done, refused and rows is expected here");
        }
        if (expect.has("done")) {
            return new Expected.Done(OptionalLong.of(expect.at("done").whole(0)));
        }
        if (expect.has("refused")) {
            return new Expected.Refusal(expect.at("refused").refusalClass());
        }
        int width = columns.map(shape -> shape.columns().size())
                .orElseThrow(
                        () -> expect.wrong("rows are predicted, but the kind has no columns; add reads or answers"));
        List<List<Shape>> rows = new ArrayList<>();
        for (YamlValue row : expect.at("rows").elements()) {
            if (row.elements().size() != width) {
                throw row.wrong("has " + row.elements().size() + " cells for " + width + " columns");
            }
            rows.add(row.elements().stream().map(cell -> cell(cell, arguments)).toList());
        }
        return new Expected.Answer(rows, ordered);
    }

    private static List<String> pooled(YamlValue written, String key, Map<String, Argument> arguments) {
        return written.find(key)
                .map(list -> list.elements().stream()
                        .map(each -> {
                            String name = each.oneOf(arguments.keySet());
                            if (arguments.get(name).pool().isEmpty()) {
                                throw each.wrong(name + " is of no pool; write new or existing for it");
                            }
                            return name;
                        })
                        .toList())
                .orElse(List.of());
    }

    private static Probe probe(YamlValue written) {
        written.allow("name", "ask", "reads", "ordered");
        boolean ordered = written.find("ordered").filter(YamlValue::truth).isPresent();
        return Probe.agreeing(
                named(written.at("name")),
                shape(written.at("ask"), List.of())
                        .request(Values.NONE)
                        .reading(columns(written.at("reads"), ordered)));
    }
}
