package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.ListEntry;
import dev.lockstep.known.Narrowness;
import dev.lockstep.known.Narrowness.Perturbation;
import dev.lockstep.parity.Verdict;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.terminal.Shown;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lockstep known check}: checks a list without starting an arm. */
@CommandLine.Command(
        name = "check",
        description = {
            "Reads the list, refuses expired entries, and proves that each entry is narrow: the step that it describes"
                    + " is changed in every way, and the entry may cover none of the changed steps. An argument, a fact or"
                    + " a value that may be any has to be named as such. Each avoidance of the system has exactly one"
                    + " entry. No arm is started."
        },
        mixinStandardHelpOptions = true)
final class KnownCheckCommand implements Callable<Integer> {

    @Mixin
    private ListOptions options;

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws CommandFormatException {
        KnownList known = options.list();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        LocalDate today = LocalDate.now(clock);
        known.warnings(today).forEach(warning -> err.println("lockstep: " + warning));
        List<String> wide = new ArrayList<>();
        int perturbations = 0;
        for (KnownDifference entry : known.required().entries()) {
            entry.missingTests()
                    .forEach(missing -> wide.add(entry.place() + ": " + entry.id()
                            + " is too wide: it covers any value where a test is possible; add " + missing
                            + ", or say 'any' there"));
            for (Perturbation perturbation : perturbations(known, entry)) {
                perturbations++;
                if (!perturbation.novel()) {
                    wide.add(entry.place() + ": " + entry.id() + " is too wide: it also covers " + perturbation.name());
                }
            }
        }
        wide.forEach(line -> err.println("lockstep: " + line));
        List<String> wrong = wrong(known);
        wrong.forEach(line -> err.println("lockstep: " + line));
        out.println(Shown.count(known.entries().size(), "entry", "entries") + ", "
                + (known.avoidances().isEmpty()
                        ? ""
                        : Shown.count(known.avoidances().size(), "avoidance", "avoidances") + ", ")
                + perturbations
                + " changed steps, "
                + (wide.isEmpty() ? "none" : wide.size()) + " of them covered");
        out.flush();
        err.flush();
        boolean expired = known.required().all().stream().anyMatch(entry -> entry.on(today) == ListEntry.Age.EXPIRED);
        return (expired || !wide.isEmpty() || !wrong.isEmpty() ? Verdict.USAGE : Verdict.PARITY).exitCode();
    }

    /** Returns a line for each avoidance without exactly one entry, and for each entry whose page is not there. */
    private static List<String> wrong(KnownList known) {
        KnownDifferences list = known.required();
        List<String> wrong = new ArrayList<>();
        known.avoidancesWithoutEntry()
                .forEach(name -> wrong.add(list.name() + ": walks of "
                        + known.system().name() + " steer round " + name
                        + ", so the list has exactly one entry with 'kind: avoidance' and 'avoids: " + name + "'"));
        list.all().stream()
                .filter(entry -> !known.hasPage(entry))
                .forEach(entry -> wrong.add(entry.place() + ": " + entry.id() + ": link: there is no page "
                        + entry.link() + "; write it, or correct the name"));
        return wrong;
    }

    private static List<Perturbation> perturbations(KnownList known, KnownDifference entry)
            throws CommandFormatException {
        try {
            return Narrowness.of(entry, known.workload(entry));
        } catch (KnownListException e) {
            throw new InputException(e.getMessage(), e);
        }
    }
}
