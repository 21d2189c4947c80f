package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.job.Conditions;
import dev.lockstep.job.Guard;
import dev.lockstep.job.Part;
import dev.lockstep.job.WalkedArms;
import dev.lockstep.parity.Verdict;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep guard}: fails a parity job that was green because it did too little. */
@CommandLine.Command(
        name = "guard",
        description = {
            "Fails a parity job that did not do what it must: an arm that ran no walk, a server that ran in no container,"
                    + " a corpus or witnesses that were not played, a canary that nobody saw, parts with different lists of"
                    + " known differences, settings or versions.",
            "It says nothing about the walks' verdict, which run and merge give.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:GUARDED: the job did all that it must",
            ExitCodes.USAGE,
            "  4:VACUOUS: the job left something out, or a check failed; each has a line",
            ExitCodes.FAULT,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep canary --out parity/canary",
            "  ./lockstep corpus --out parity/corpus",
            "  ./lockstep witnesses --out parity/witnesses",
            "  ./lockstep run --seeds 1..20 --server container --out parity/walks",
            "  ./lockstep guard parity/* --arms embedded,cli,server --containers server",
        })
final class GuardCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "The folders of the job's parts, those that --out named. Each must have the file of a part.")
    private List<Path> folders;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            required = true,
            description = "The arms that must have walked, as --arms of run named them.")
    private List<String> arms;

    @Option(
            names = "--containers",
            paramLabel = "ARM",
            split = ",",
            description = "The arms that must have walked in a container. Default: none.")
    private List<String> containers = List.of();

    @Option(
            names = "--without",
            paramLabel = "PART",
            split = ",",
            converter = PartConverter.class,
            description = "Parts that the job does not have: canary, corpus, witnesses. Default: none.")
    private Set<Part.Kind> without = EnumSet.noneOf(Part.Kind.class);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Set<Part.Kind> required = EnumSet.allOf(Part.Kind.class);
        required.removeAll(without);
        List<String> gaps = new Guard(arms, containers, required).gaps(job());
        PrintWriter out = spec.commandLine().getOut();
        if (gaps.isEmpty()) {
            out.println("GUARDED  " + String.join(", ", arms) + " walked"
                    + (containers.isEmpty() ? "" : ", " + String.join(", ", containers) + " in a container")
                    + (required.isEmpty() ? "" : "; " + words(required) + " passed"));
        } else {
            out.println("VACUOUS  the job left out " + Shown.count(gaps.size(), "thing", "things"));
            gaps.forEach(gap -> out.println("  " + Shown.line(gap)));
        }
        out.flush();
        return (gaps.isEmpty() ? Verdict.PARITY : Verdict.VACUOUS).exitCode();
    }

    private static String words(Set<Part.Kind> kinds) {
        return String.join(", ", kinds.stream().map(Part.Kind::toString).toList());
    }

    private Guard.Job job() {
        List<WalkedArms> campaigns = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Guard.Played> played = new ArrayList<>();
        for (Path folder : folders) {
            try {
                int before = campaigns.size() + parts.size();
                WalkedArms.read(folder).ifPresent(campaigns::add);
                for (Part.Kind kind : Part.Kind.values()) {
                    Optional<Part> part = Part.read(kind, folder);
                    part.ifPresent(parts::add);
                }
                played.add(new Guard.Played("folder " + folder, Conditions.read(folder)));
                if (campaigns.size() + parts.size() == before) {
                    throw new InputException(folder + ": no part of a job; name folders with a " + WalkedArms.FILE
                            + " or a " + words(EnumSet.allOf(Part.Kind.class)).replace(", ", ".json, ") + ".json");
                }
            } catch (IOException e) {
                throw new InputException(e.getMessage(), e);
            }
        }
        return new Guard.Job(campaigns, parts, played);
    }
}
