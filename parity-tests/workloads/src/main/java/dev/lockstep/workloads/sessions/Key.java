package dev.lockstep.workloads.sessions;

/** The key of one row: its table, and its number in it. */
record Key(String table, int id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
        int tables = table.compareTo(other.table);
        return tables != 0 ? tables : Integer.compare(id, other.id);
    }
}
