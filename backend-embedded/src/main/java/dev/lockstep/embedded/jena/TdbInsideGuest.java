package dev.lockstep.embedded.jena;

import dev.lockstep.invariant.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.storage.StoragePrefixes;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.PrefixEntry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Uses TDB2 from inside its class loader. The class and its constructor are public, because their caller is outside.
 */
public final class TdbInsideGuest implements TdbInside {

    /** A number of a node far behind the end of the table of nodes. */
    private static final long NOWHERE = 1L << 40;

    private DatasetGraph dataset;

    @Override
    public void open(Object opened) {
        dataset = (DatasetGraph) opened;
    }

    /** A compaction puts another store into the place of the first, so it is asked for at each look. */
    private DatasetGraphTDB store() {
        return TDBInternal.getDatasetGraphTDB(dataset);
    }

    private static Stream<NodeTupleTable> tables(DatasetGraphTDB store) {
        return Stream.of(
                store.getTripleTable().getNodeTupleTable(), store.getQuadTable().getNodeTupleTable());
    }

    @Override
    public void indexes(Look look) {
        Txn.executeRead(
                dataset,
                () -> tables(store())
                        .forEach(table -> compare(table.getTupleTable().getIndexes(), look)));
    }

    private static void compare(TupleIndex[] indexes, Look look) {
        Set<List<String>> first = tuples(indexes[0], look);
        for (int i = 1; i < indexes.length; i++) {
            Set<List<String>> other = tuples(indexes[i], look);
            Set<List<String>> lacking = new HashSet<>(first);
            lacking.removeAll(other);
            Set<List<String>> extra = new HashSet<>(other);
            extra.removeAll(first);
            if (!lacking.isEmpty()) {
                look.violated("the index " + indexes[i].getName() + " lacks " + lacking.size() + " tuples of "
                        + indexes[0].getName());
            }
            if (!extra.isEmpty()) {
                look.violated("the index " + indexes[i].getName() + " has " + extra.size() + " tuples that "
                        + indexes[0].getName() + " lacks");
            }
        }
    }

    /**
     * Returns the tuples of an index, each in the order subject, predicate, object, and with the type of each number:
     * to TDB2, the numbers of 1, of true and of the byte 1 are equal.
     */
    private static Set<List<String>> tuples(TupleIndex index, Look look) {
        Set<List<String>> tuples = new HashSet<>();
        long entries = 0;
        for (Iterator<Tuple<NodeId>> all = index.all(); all.hasNext(); entries++) {
            tuples.add(all.next().stream().map(NodeId::toString).toList());
        }
        look.saw(entries);
        if (entries != tuples.size()) {
            look.violated("the index " + index.getName() + " has a tuple twice");
        }
        return tuples;
    }

    @Override
    public void nodes(Look look) {
        Txn.executeRead(
                dataset,
                () -> tables(store()).forEach(table -> {
                    Map<String, NodeId> numbers = new HashMap<>();
                    Iterator<Tuple<NodeId>> all =
                            table.getTupleTable().getIndex(0).all();
                    while (all.hasNext()) {
                        Tuple<NodeId> tuple = all.next();
                        IntStream.range(0, tuple.len())
                                .forEach(i -> numbers.put(tuple.get(i).toString(), tuple.get(i)));
                    }
                    look.saw(numbers.size());
                    Set<String> violations = new TreeSet<>();
                    numbers.values().forEach(number -> resolve(table.getNodeTable(), number, violations));
                    violations.forEach(look::violated);
                }));
    }

    private static void resolve(NodeTable nodes, NodeId number, Set<String> violations) {
        Node node;
        try {
            node = nodes.getNodeForNodeId(number);
        } catch (RuntimeException dead) {
            node = null;
        }
        if (node == null) {
            violations.add("a tuple has a number of no node");
        } else if (!number.equals(nodes.getNodeIdForNode(node))) {
            violations.add("the node " + node + " has another number than a tuple gives it");
        }
    }

    @Override
    public void prefixes(Look look) {
        Txn.executeRead(dataset, () -> {
            StoragePrefixes prefixes = store().getStoragePrefixes();
            List<Pair<Node, PrefixEntry>> all = all(prefixes);
            look.saw(all.size());
            for (Pair<Node, PrefixEntry> each : all) {
                PrefixEntry entry = each.getRight();
                if (!entry.getUri().equals(prefixes.get(each.getLeft(), entry.getPrefix()))) {
                    look.violated("the prefix " + entry.getPrefix() + " is not found by its name");
                }
            }
        });
    }

    @Override
    public boolean loseTuple(String index) {
        return Txn.calculateWrite(
                dataset,
                () -> tables(store())
                        .flatMap(table -> Stream.of(table.getTupleTable().getIndexes()))
                        .filter(each -> each.getName().equals(index))
                        .anyMatch(TdbInsideGuest::loseFirst));
    }

    private static boolean loseFirst(TupleIndex index) {
        List<Tuple<NodeId>> all = new ArrayList<>();
        index.all().forEachRemaining(all::add);
        all.stream().limit(1).forEach(index::delete);
        return !all.isEmpty();
    }

    @Override
    public boolean losePrefix() {
        return Txn.calculateWrite(dataset, () -> {
            StoragePrefixes prefixes = store().getStoragePrefixes();
            List<Pair<Node, PrefixEntry>> all = all(prefixes);
            all.stream()
                    .limit(1)
                    .forEach(first ->
                            prefixes.delete(first.getLeft(), first.getRight().getPrefix()));
            return !all.isEmpty();
        });
    }

    @Override
    public boolean bindPrefixTwice() {
        return Txn.calculateWrite(dataset, () -> {
            StoragePrefixesTDB prefixes = (StoragePrefixesTDB) store().getStoragePrefixes();
            List<Pair<Node, PrefixEntry>> all = all(prefixes);
            all.stream()
                    .limit(1)
                    .forEach(first -> prefixes.getNodeTupleTable()
                            .addRow(
                                    first.getLeft(),
                                    NodeFactory.createLiteralString(
                                            first.getRight().getPrefix()),
                                    NodeFactory.createURI(first.getRight().getUri() + "2")));
            return !all.isEmpty();
        });
    }

    private static List<Pair<Node, PrefixEntry>> all(StoragePrefixes prefixes) {
        List<Pair<Node, PrefixEntry>> all = new ArrayList<>();
        prefixes.listMappings().forEachRemaining(all::add);
        return all;
    }

    @Override
    public boolean storeDeadNode() {
        return Txn.calculateWrite(dataset, () -> {
            var table = store().getTripleTable().getNodeTupleTable().getTupleTable();
            Iterator<Tuple<NodeId>> all = table.getIndex(0).all();
            if (!all.hasNext()) {
                return false;
            }
            Tuple<NodeId> first = all.next();
            while (all.hasNext()) {
                all.next();
            }
            table.add(TupleFactory.tuple(first.get(0), first.get(1), NodeIdFactory.createPtr(NOWHERE)));
            return true;
        });
    }
}
