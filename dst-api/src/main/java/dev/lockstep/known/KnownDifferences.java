package dev.lockstep.known;

import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The list of one system's known differences.
 *
 * @param file the file that contains the list
 * @param entries the entries, in the order of the file
 * @param avoidances the entries of the known bugs that walks steer round, in the order of the file
 * @param retired the ids of removed entries, which are never used again
 */
public record KnownDifferences(
        Path file, List<KnownDifference> entries, List<AvoidanceEntry> avoidances, SortedSet<String> retired) {

    public KnownDifferences {
        entries = List.copyOf(entries);
        avoidances = List.copyOf(avoidances);
        retired = new TreeSet<>(retired);
    }

    /**
     * Reads a list. A file that contains only comments is a list without entries.
     *
     * @throws KnownListException for the first error in the list or in a witness
     */
    public static KnownDifferences read(Path file, Vocabulary vocabulary) throws KnownListException {
        return read(file, vocabulary, false);
    }

    /**
     * Reads a list to which something is added. Entries that a person has not filled in yet are read as well, and a
     * file that does not exist is a list without entries.
     *
     * @throws KnownListException for the first error in the list or in a witness
     */
    public static KnownDifferences readToAdd(Path file, Vocabulary vocabulary) throws KnownListException {
        return Files.exists(file)
                ? read(file, vocabulary, true)
                : new KnownDifferences(file, List.of(), List.of(), new TreeSet<>());
    }

    private static KnownDifferences read(Path file, Vocabulary vocabulary, boolean drafts) throws KnownListException {
        String text = text(file);
        List<Node> nodes = nodes(file, text);
        List<KnownDifference> entries = new ArrayList<>();
        SortedSet<String> retired = new TreeSet<>();
        Map<String, Integer> linesOfIds = new HashMap<>();
        List<AvoidanceEntry> avoidances = new ArrayList<>();
        EntryReader reader = new EntryReader(file, vocabulary, drafts);
        AvoidanceReader ofAvoidances = new AvoidanceReader(file, vocabulary);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int end = i + 1 < nodes.size()
                    ? StrictYaml.lineOf(nodes.get(i + 1)) - 1
                    : (int) text.lines().count();
            String id;
            if (isTombstone(node)) {
                StrictYaml tombstone = StrictYaml.of(file, node, List.of("id", "retired"));
                tombstone.date("retired");
                id = EntryReader.id(tombstone);
                retired.add(id);
            } else if (isAvoidance(node)) {
                AvoidanceEntry entry = ofAvoidances.read(node, lastLine(text, StrictYaml.lineOf(node), end));
                id = entry.id();
                avoidances.add(entry);
            } else {
                KnownDifference entry = reader.read(node, lastLine(text, StrictYaml.lineOf(node), end));
                id = entry.id();
                entries.add(entry);
            }
            Integer other = linesOfIds.put(id, StrictYaml.lineOf(node));
            if (other != null) {
                throw new KnownListException(
                        file,
                        StrictYaml.lineOf(node),
                        "id: " + id + " is already used in line " + other
                                + "; an id is never used again, take the next one");
            }
        }
        return new KnownDifferences(file, entries, avoidances, retired);
    }

    private static boolean isAvoidance(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("kind")
                                && tuple.getValueNode() instanceof ScalarNode kind
                                && kind.getValue().equals(AvoidanceReader.KIND));
    }

    private static boolean isTombstone(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .anyMatch(key -> key instanceof ScalarNode scalar
                                && scalar.getValue().equals("retired"));
    }

    private static final Pattern NOTHING = Pattern.compile("\\s*(#.*)?");

    /** Comments and empty lines before the next entry belong to that entry. */
    private static int lastLine(String text, int first, int end) {
        List<String> lines = text.lines().toList();
        int last = end;
        while (last > first && NOTHING.matcher(lines.get(last - 1)).matches()) {
            last--;
        }
        return last;
    }

    private static String text(Path file) throws KnownListException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new KnownListException(file, "not UTF-8; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new KnownListException(file, "cannot be read (" + e + ")", e);
        }
    }

    private static List<Node> nodes(Path file, String text) throws KnownListException {
        Optional<Node> document;
        try {
            document = new Compose(LoadSettings.builder().build()).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new KnownListException(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new KnownListException(file, "not YAML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            // The library has no limit of its own, and a list needs four levels.
            throw new KnownListException(
                    file, "too many lists and mappings are inside each other; an entry needs at most four levels", e);
        }
        if (document.isEmpty()) {
            return List.of();
        }
        if (!(document.get() instanceof SequenceNode list)) {
            throw new KnownListException(
                    file, StrictYaml.lineOf(document.get()), "a list is expected here; each entry begins with '- id:'");
        }
        return list.getValue();
    }

    /**
     * Returns the entries as they apply to a walk.
     *
     * @param workload the name of the walk's workload
     * @param arms the arms of the walk
     * @param today the day that decides which entries have expired; an expired entry covers nothing
     */
    public Allowlist in(String workload, List<ArmPlan> arms, LocalDate today) {
        return new Matching(entries, workload, ArmIdentity.of(arms), today);
    }

    /** Returns the name under which messages speak of the list; a list in a jar is {@code plugin.jar!/META-INF/…}. */
    public String name() {
        return nameOf(file);
    }

    /** Returns the name under which messages speak of a list. */
    public static String nameOf(Path file) {
        return FileName.of(file);
    }

    /** Returns the entries of both kinds. */
    public List<ListEntry> all() {
        List<ListEntry> all = new ArrayList<>(entries);
        all.addAll(avoidances);
        return all;
    }

    /** Returns the entry with that id. */
    public Optional<KnownDifference> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * Returns an id that no entry and no retired entry has used.
     *
     * @param others ids that something else uses
     */
    String nextId(Collection<String> others) {
        Set<String> used = new TreeSet<>(retired);
        all().forEach(entry -> used.add(entry.id()));
        String prefix = used.stream().findFirst().map(KnownDifferences::prefix).orElse("LS");
        others.stream().filter(id -> prefix(id).equals(prefix)).forEach(used::add);
        long highest = used.stream()
                .mapToLong(id -> Long.parseLong(id.substring(id.indexOf('-') + 1)))
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%s-%04d", prefix, highest + 1);
    }

    private static String prefix(String id) {
        return id.substring(0, id.indexOf('-'));
    }
}
