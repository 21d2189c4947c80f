package dev.lockstep.assembly;

import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.Vocabulary;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The list of known differences that a command works with: the one that was asked for, or the one that the checkout has for
 * the system, or none.
 *
 * @param list empty where there is none
 */
public record KnownList(Catalogue catalogue, SystemUnderTest system, Optional<KnownDifferences> list) {

    /** Where the checkout is; {@code ./lockstep} says it. */
    private static final String HOME = "lockstep.home";

    /** @throws InputException when there is a list, and it is not as it should be */
    public static KnownList find(Catalogue catalogue, SystemUnderTest system, Optional<Path> asked) {
        Path file = asked.orElseGet(() -> inCheckout(system));
        if (asked.isEmpty() && !Files.exists(file)) {
            return new KnownList(catalogue, system, Optional.empty());
        }
        try {
            Vocabulary vocabulary = vocabulary(catalogue, system);
            return new KnownList(catalogue, system, Optional.of(KnownDifferences.read(file, vocabulary)));
        } catch (KnownListException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static Path inCheckout(SystemUnderTest system) {
        return Path.of(System.getProperty(HOME, "."))
                .resolve("parity-tests/known")
                .resolve(system.name() + ".yaml");
    }

    public static Vocabulary vocabulary(Catalogue catalogue, SystemUnderTest system) {
        return new Vocabulary(
                system,
                catalogue.transports(system).keySet(),
                name -> Optional.ofNullable(catalogue.workloads(system).get(name)));
    }

    /** The list, which a command about lists cannot do without. */
    public KnownDifferences required() {
        return list.orElseThrow(() -> new InputException("there is no list for " + system.name() + " at "
                + inCheckout(system) + "; make one (comments alone will do), or name one with --known"));
    }

    public List<KnownDifference> entries() {
        return list.map(KnownDifferences::entries).orElse(List.of());
    }

    public Workload<?> workload(KnownDifference entry) {
        return catalogue.workload(system, Optional.of(entry.workload()));
    }

    /** What of it applies to a walk. */
    public Allowlist in(String workload, List<ArmPlan> arms) {
        return list.map(known -> known.in(workload, arms)).orElse(Allowlist.NONE);
    }

    /** A line for each entry that has to be looked at soon, or by now. */
    public List<String> warnings(LocalDate day) {
        return entries().stream()
                .filter(entry -> entry.on(day) != KnownDifference.Age.CURRENT)
                .map(entry -> entry.place() + ": " + entry.id()
                        + (entry.on(day) == KnownDifference.Age.EXPIRED ? " expired on " : " expires on ")
                        + entry.review() + "; " + entry.owner() + " looks at it again, or removes it")
                .toList();
    }
}
