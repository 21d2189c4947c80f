package dev.lockstep.runner;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.op.Json;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep list}: prints the names that the other commands take. */
@CommandLine.Command(
        name = "list",
        description = {
            "Prints what can be named: the systems with their transports and workloads, or the commands of one workload"
                    + " with their aspects.",
            "An aspect is a property of a command, or of the state that it meets, that a campaign has to exercise.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep list                              the systems",
            "  ./lockstep list --system h2 --workload social    the commands of a workload, for --only and --without",
        })
final class ListCommand implements Callable<Integer> {

    @Option(names = "--system", paramLabel = "NAME", description = "Only this system. Default: all.")
    private Optional<String> system;

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "The commands of this workload, of h2 or of --system.")
    private Optional<String> workload;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--json", description = "Print the names as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record NamedSystem(
            String name,
            String title,
            String version,
            List<String> transports,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contexts,
            List<String> workloads) {}

    private record NamedCommand(
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aspects) {}

    @Override
    public Integer call() {
        Catalogue catalogue = plugins.catalogue();
        PrintWriter out = spec.commandLine().getOut();
        if (workload.isPresent()) {
            SystemUnderTest named = catalogue.system(system.orElse("h2"));
            print(out, commands(catalogue.workload(named, workload)), ListCommand::line);
        } else {
            List<SystemUnderTest> systems =
                    system.map(name -> List.of(catalogue.system(name))).orElseGet(catalogue::systems);
            print(out, systems.stream().map(each -> described(catalogue, each)).toList(), ListCommand::line);
        }
        out.flush();
        return 0;
    }

    private <T> void print(PrintWriter out, List<T> items, Function<T, String> line) {
        if (json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(items));
        } else {
            items.forEach(item -> out.println(line.apply(item)));
        }
    }

    private static NamedSystem described(Catalogue catalogue, SystemUnderTest system) {
        return new NamedSystem(
                system.name(),
                system.title(),
                system.defaultVersion(),
                List.copyOf(catalogue.transports(system).keySet()),
                List.copyOf(system.contexts().keySet()),
                List.copyOf(catalogue.workloads(system).keySet()));
    }

    private static String line(NamedSystem system) {
        return system.name() + "  " + system.title() + " " + system.version() + "\n  transports  "
                + String.join(", ", system.transports())
                + (system.contexts().isEmpty() ? "" : "\n  contexts    " + String.join(", ", system.contexts()))
                + "\n  workloads   "
                + String.join(", ", system.workloads());
    }

    private static <M> List<NamedCommand> commands(Workload<M> workload) {
        return workload.alphabet().stream().map(ListCommand::command).toList();
    }

    private static <M> NamedCommand command(CommandKind<M> kind) {
        return new NamedCommand(
                kind.name(), kind.aspects().stream().map(Aspect::name).toList());
    }

    private static String line(NamedCommand command) {
        return command.name()
                + (command.aspects().isEmpty()
                        ? ""
                        : "\n"
                                + command.aspects().stream()
                                        .map(aspect -> "    " + aspect)
                                        .collect(Collectors.joining("\n")));
    }
}
