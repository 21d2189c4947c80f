package dev.lockstep.assembly;

import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.ListEntry;
import dev.lockstep.known.Vocabulary;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.project.Project;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of known differences that a command works with: the requested one; otherwise the one that the system's
 * plugin ships; otherwise the one that the checkout has for the system; otherwise none.
 *
 * @param catalogue the systems, transports and workloads that can be named
 * @param system the system
 * @param list the list; empty if there is none
 */
public record KnownList(Catalogue catalogue, SystemUnderTest system, Optional<KnownDifferences> list) {

    /** The folder of the checkout; {@code ./lockstep} sets it. */
    private static final String HOME = "lockstep.home";

    /**
     * Finds and reads the list.
     *
     * @param asked the list that {@code --known} names
     * @throws InputException if there is a list and it has an error
     */
    public static KnownList find(Catalogue catalogue, SystemUnderTest system, Optional<Path> asked) {
        Optional<Path> file = Optional.of(file(catalogue, system, asked))
                .filter(list -> asked.isPresent()
                        || catalogue.project(system).flatMap(Project::known).isPresent()
                        || Files.exists(list));
        try {
            Vocabulary vocabulary = vocabulary(catalogue, system);
            return new KnownList(
                    catalogue,
                    system,
                    file.isEmpty() ? Optional.empty() : Optional.of(KnownDifferences.read(file.get(), vocabulary)));
        } catch (KnownListException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /**
     * Finds and reads the list to which something is added. There need not be one yet, and its entries need not be
     * filled in.
     *
     * @param asked the list that {@code --known} names
     * @throws InputException if there is a list and it has an error, or if it is in a jar
     */
    public static KnownList toAddTo(Catalogue catalogue, SystemUnderTest system, Optional<Path> asked) {
        Path file = file(catalogue, system, asked);
        if (file.getFileSystem() != FileSystems.getDefault()) {
            throw new InputException(KnownDifferences.nameOf(file)
                    + ": a list in a jar cannot be added to; name with --known the file from which the jar is built, and"
                    + " build the jar again afterwards");
        }
        try {
            KnownDifferences list = KnownDifferences.readToAdd(file, vocabulary(catalogue, system));
            return new KnownList(catalogue, system, Optional.of(list));
        } catch (KnownListException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static Path file(Catalogue catalogue, SystemUnderTest system, Optional<Path> asked) {
        return asked.or(() -> catalogue.project(system).flatMap(Project::known))
                .or(() -> ShippedList.find(catalogue.author(system), system.name()))
                .orElseGet(() -> inCheckout(system));
    }

    private static Path inCheckout(SystemUnderTest system) {
        return Path.of(System.getProperty(HOME, "."))
                .resolve("parity-tests/known")
                .resolve(system.name() + ".yaml");
    }

    private static Vocabulary vocabulary(Catalogue catalogue, SystemUnderTest system) {
        return new Vocabulary(
                system,
                catalogue.transports(system).keySet().stream()
                        .flatMap(name -> Stream.concat(
                                Stream.of(name),
                                system.contexts().keySet().stream()
                                        .map(context -> name + StorageContext.MARK + context)))
                        .flatMap(name -> Stream.of(name, name + ArmSpec.PLAIN))
                        .collect(Collectors.toSet()),
                name -> Optional.ofNullable(catalogue.workloads(system).get(name)));
    }

    /** Returns the names that the list's entries may use. */
    public Vocabulary vocabulary() {
        return vocabulary(catalogue, system);
    }

    /** Returns the list, for a command that cannot work without one. */
    public KnownDifferences required() {
        return list.orElseThrow(() -> new InputException("there is no list for " + system.name() + " at "
                + catalogue
                        .author(system)
                        .plugin()
                        .map(plugin -> ShippedList.entry(system.name()) + " of the plugin " + plugin + " or at ")
                        .orElse("")
                + inCheckout(system) + "; create one (comments alone are enough), or name one with --known"));
    }

    public List<KnownDifference> entries() {
        return list.map(KnownDifferences::entries).orElse(List.of());
    }

    public List<AvoidanceEntry> avoidances() {
        return list.map(KnownDifferences::avoidances).orElse(List.of());
    }

    private List<ListEntry> all() {
        return list.map(KnownDifferences::all).orElse(List.of());
    }

    /**
     * Returns the names of the system's avoidances that have no entry, or several. A list that somebody keeps for
     * separate walks, and names with {@code --known}, need not have any.
     */
    public List<String> avoidancesWithoutEntry() {
        return system.avoidances().declared().keySet().stream()
                .filter(name -> isShipped() || isInCheckout())
                .filter(name -> avoidances().stream()
                                .filter(entry -> entry.avoids().equals(name))
                                .count()
                        != 1)
                .toList();
    }

    /** Whether the page that an entry links to is there. Only pages of the checkout can be looked for. */
    public boolean hasPage(ListEntry entry) {
        return !isInCheckout()
                || entry.link().startsWith("http")
                || Files.exists(Path.of(System.getProperty(HOME, ".")).resolve(entry.link()));
    }

    private boolean isShipped() {
        return list.filter(known -> known.file().getFileSystem() != FileSystems.getDefault())
                .isPresent();
    }

    private boolean isInCheckout() {
        Path here = inCheckout(system).toAbsolutePath().normalize();
        return list.filter(known -> known.file().toAbsolutePath().normalize().equals(here))
                .isPresent();
    }

    /** Returns the same list for walks that meet known bugs of the system. */
    public KnownList meeting(List<String> words, String origin) {
        Catalogue met = catalogue.meeting(system.name(), words, origin);
        return new KnownList(met, met.system(system.name()), list);
    }

    public Workload<?> workload(ListEntry entry) {
        return catalogue.workload(system, Optional.of(entry.workload()));
    }

    /**
     * Returns the part of the list that applies to a walk.
     *
     * @param today the day that decides which entries have expired
     */
    public Allowlist in(String workload, List<ArmPlan> arms, LocalDate today) {
        return list.map(known -> known.in(workload, arms, today)).orElse(Allowlist.NONE);
    }

    /** Returns a line for each entry whose review is due soon, or overdue. */
    public List<String> warnings(LocalDate day) {
        return all().stream()
                .filter(entry -> entry.on(day) != ListEntry.Age.CURRENT)
                .map(entry -> entry.place() + ": " + entry.id() + " "
                        + (entry.on(day) == ListEntry.Age.EXPIRED
                                ? entry.expiry() + (entry instanceof KnownDifference ? " and covers nothing" : "")
                                : "expires on " + entry.review())
                        + "; " + entry.owner() + " reviews it, or removes it")
                .toList();
    }
}
