package dev.lockstep.workloads.schema;

import dev.lockstep.workloads.schema.Field.Making;
import java.util.List;
import java.util.stream.Stream;

/** The things in a store that the system's recovery cannot rebuild, because of known bugs. */
enum Hazard {
    GENERATED("generated column") {
        @Override
        boolean isIn(Field field) {
            return field.making() == Making.GENERATED;
        }
    },
    IDENTITY("identity that is always generated") {
        @Override
        boolean isIn(Field field) {
            return field.making() == Making.ALWAYS_IDENTITY;
        }
    },
    VALUE("column of ENUM, ARRAY, ROW, JSON, BINARY or VARBINARY") {
        @Override
        boolean isIn(Field field) {
            return VALUES.contains(field.type());
        }
    },
    INVISIBLE("column that is invisible") {
        @Override
        boolean isIn(Field field) {
            return field.declared().contains(INVISIBLY);
        }
    },
    /** The only one that is in the rows and not in the definition. */
    ODD_BLOB("BLOB of more than 256 bytes, or of bytes from 0x80 on") {
        @Override
        boolean isIn(Field field) {
            return false;
        }
    };

    /** The end of a declaration if its column is in no answer unless it is asked for. */
    static final String INVISIBLY = " INVISIBLE";

    /** The types of the hazard of that name. */
    static final List<ValueType> VALUES = List.of(
            ValueType.ENUM,
            ValueType.INT_ARRAY,
            ValueType.TEXT_ARRAY,
            ValueType.ROW,
            ValueType.BINARY,
            ValueType.VARBINARY,
            ValueType.JSON);

    /** The types that are drawn more often where the hazards are, so that all of them are met there. */
    static final List<ValueType> TYPES =
            Stream.concat(VALUES.stream(), Stream.of(ValueType.BLOB)).toList();

    private final String words;

    Hazard(String words) {
        this.words = words;
    }

    /** Whether a table with this column has the hazard. */
    abstract boolean isIn(Field field);

    String words() {
        return words;
    }
}
