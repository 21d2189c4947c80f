package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.stream.Choice;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose kinds of commands. */
final class KindOptions {

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Draw only these kinds of commands, and the kinds that they need. Default: all.")
    private List<String> only = List.of();

    @Option(
            names = "--without",
            paramLabel = "KIND",
            split = ",",
            description = "Leave these kinds of commands out, and the kinds that need them.")
    private List<String> without = List.of();

    /** @throws InputException for a name that is no kind of the workload, or if no kind is left */
    <M> Choice<M> of(Workload<M> workload) {
        return of(workload, false);
    }

    /**
     * The same for a walk with kills. It leaves out what a kill takes back, unless somebody names the kinds to draw.
     *
     * @throws InputException for a name that is no kind of the workload, or if no kind is left
     */
    <M> Choice<M> of(Workload<M> workload, boolean kills) {
        List<String> names = workload.alphabet().stream().map(CommandKind::name).toList();
        requireKnown("--only", only, workload.name(), names);
        requireKnown("--without", without, workload.name(), names);
        Choice<M> all = Choice.all(workload.alphabet());
        Choice<M> asked = only.isEmpty() ? kills ? all.survivingKills() : all : all.only(only);
        Choice<M> chosen = asked.without(without);
        List<String> left = chosen.kinds().stream().map(CommandKind::name).toList();
        only.stream().filter(name -> !left.contains(name)).findFirst().ifPresent(name -> {
            throw new InputException(
                    "--without: it takes " + name + " away, which --only names; name it in one of them");
        });
        if (left.isEmpty()) {
            throw new InputException("--without: no kind of command of " + workload.name() + " is left; name fewer");
        }
        return chosen;
    }

    private static void requireKnown(String option, List<String> asked, String workload, List<String> names) {
        for (String name : asked) {
            if (!names.contains(name)) {
                throw new InputException(option + ": " + workload + " has no command " + name + "; the nearest are "
                        + String.join(", ", Nearest.to(name, names)));
            }
        }
    }
}
