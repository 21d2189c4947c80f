package dev.lockstep.workloads.schema;

/**
 * A column of a table or view.
 *
 * @param name its name as it is written in SQL
 * @param type the type of its values
 * @param making where its values come from
 * @param declared what stands behind its name where it is declared: the type or a domain, with its clauses
 * @param on the object to which its declaration refers, empty for none
 */
record Field(String name, ValueType type, Making making, String declared, String on) {

    /** Where the values of a column come from. */
    enum Making {
        /** From whoever inserts them. */
        GIVEN,
        /** From whoever inserts them; no two are equal. */
        KEY,
        /** From a sequence, if nobody gives them. */
        IDENTITY,
        /** From a sequence alone. */
        ALWAYS_IDENTITY,
        /** From the other columns. */
        GENERATED;

        boolean isUnique() {
            return this == KEY || this == IDENTITY || this == ALWAYS_IDENTITY;
        }

        /** Whether a row may have a value for it. */
        boolean isGiven() {
            return this == GIVEN || this == KEY || this == IDENTITY;
        }
    }

    /** A column whose declaration refers to no other object. */
    static Field of(String name, ValueType type, Making making, String declared) {
        return new Field(name, type, making, declared, "");
    }

    /** A column of a view, which has no declaration of its own. */
    static Field derived(String name, ValueType type) {
        return of(name, type, Making.GIVEN, "");
    }

    Field declared(String other) {
        return new Field(name, type, making, other, on);
    }

    Field renamed(String other) {
        return new Field(other, type, making, declared, on);
    }

    /** Whether it may have a default, a check or an index, of its own, of its domain or of its table. */
    boolean hasConditions() {
        return !declared.equals(type.sql()) || name.equals(FieldDraw.REFERENCE);
    }

    String definition() {
        return name + " " + declared;
    }

    /** The value as a text that is the same whenever the value is the same. */
    String asText() {
        String text = type.isBinary() ? "RAWTOHEX(HASH('SHA-256', " + name + ")) || LENGTH(" + name + ")" : name;
        return "COALESCE(CAST(" + text + " AS VARCHAR), 'none')";
    }
}
