package dev.lockstep.workloads.schema;

/** Triggers in Java source. The columns of a row are reached by their places, so that any table will do. */
enum JavaTrigger {
    /** Fills the reference, which is the second column of every new table. */
    FILLS_REFERENCE("BEFORE INSERT, UPDATE", "if (n != null && n.length > 1 && n[1] == null) n[1] = 55;"),
    /** Stores a time that Java reads in the zone of the engine's process, and a text in capitals of its locale. */
    STAMPS(
            "BEFORE INSERT",
            "for (int i = 2; i < n.length; i++) { if (n[i] instanceof java.time.LocalDateTime)"
                    + " n[i] = java.sql.Timestamp.valueOf(\"2024-07-01 00:30:00\");"
                    + " if (\"i\".equals(n[i])) n[i] = \"i\".toUpperCase(); }"),
    /** Refuses some rows, with a code, because an error without one has no facets to compare. */
    REFUSES(
            "BEFORE INSERT, DELETE",
            "Object[] row = n == null ? o : n;"
                    + " if (Integer.valueOf(7).equals(row[0]))"
                    + " throw new java.sql.SQLException(\"not this one\", \"22030\", 22030);"),
    /** Asks the store while a row is stored. */
    ASKS(
            "AFTER INSERT, UPDATE, DELETE",
            "try (java.sql.ResultSet r = c.createStatement().executeQuery(\"SELECT COUNT(*) FROM"
                    + " INFORMATION_SCHEMA.TABLES\")) { r.next(); }");

    private final String when;
    private final String body;

    JavaTrigger(String when, String body) {
        this.when = when;
        this.body = body;
    }

    /** Returns the statement that creates it. */
    String sql(String name, String table) {
        return "CREATE TRIGGER " + name + " " + when + " ON " + table + " FOR EACH ROW AS $$import org.h2.api.Trigger;"
                + " @CODE Trigger create() { return new Trigger() {"
                + " public void init(java.sql.Connection c, String s, String t, String n, boolean b, int y) {}"
                + " public void close() {} public void remove() {}"
                + " public void fire(java.sql.Connection c, Object[] o, Object[] n) throws java.sql.SQLException { "
                + body + " } }; }$$";
    }
}
