package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a caller saw of one operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Outcome.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = Outcome.Broken.class, name = "broken"),
})
public sealed interface Outcome {

    /** The answer to a query, in the order in which it came. */
    record Rows(List<Row> rows) implements Outcome {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The system did it.
     *
     * @param count how many rows it says it affected; empty where the transport does not tell
     */
    record Done(OptionalLong count) implements Outcome {
        public static final Done UNCOUNTED = new Done(OptionalLong.empty());

        public static Done affecting(long count) {
            return new Done(OptionalLong.of(count));
        }
    }

    /**
     * The system said no, and the data are as they were.
     *
     * @param refusal the class of the refusal, as the system's description names it; {@link #UNCLASSIFIED} for a code
     *     that the description does not know
     * @param code the system's own code, empty where the transport has none
     * @param message for people; never compared
     */
    record Refused(String refusal, String code, String message) implements Outcome {
        /** The class of a refusal whose code the system's description does not list. */
        public static final String UNCLASSIFIED = "UNCLASSIFIED";
    }

    /** The transport has no such operation, as its provider declared before the walk. */
    record Unsupported(String reason) implements Outcome {}

    /**
     * The transport gave no answer that can be believed. It is never parity, even when every arm breaks alike.
     *
     * @param cause what kind of breakage
     * @param detail one line for people
     * @param inDoubt whether the operation may have taken effect all the same
     * @param evidence what was seen, by name (exit code, signal, standard error, last log lines); for people
     */
    record Broken(Cause cause, String detail, boolean inDoubt, Map<String, String> evidence) implements Outcome {
        public Broken {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }

        public static Broken of(Cause cause, String detail) {
            return new Broken(cause, detail, false, Map.of());
        }

        /** Why there is no answer. */
        public enum Cause {
            /** The process, the connection or the thread ended before it answered. */
            DIED,
            /** There was no answer within the operation's time. */
            TIMED_OUT,
            /** There was an answer that cannot be explained to the last byte. */
            GARBAGE,
            /** The answer was longer than Lockstep takes. */
            CUT_OFF,
            /** The arm did not do what it said it did: a reopen that let go of nothing. */
            UNPROVEN,
            /** Lockstep's own launcher lost the arm, or could not start what the operation needs; the system is not at fault. */
            LAUNCHER,
            /** The backend's own code failed. */
            FAULT
        }
    }
}
