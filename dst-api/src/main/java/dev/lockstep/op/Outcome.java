package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The result of one operation, as its caller saw it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Outcome.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = Outcome.Broken.class, name = "broken"),
})
public sealed interface Outcome {

    /** The answer to a query, in its original order. */
    record Rows(List<Row> rows) implements Outcome {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The system did the operation.
     *
     * @param count the number of rows that the system reports as affected; empty if the transport does not report it
     */
    record Done(OptionalLong count) implements Outcome {
        public static final Done UNCOUNTED = new Done(OptionalLong.empty());

        public static Done affecting(long count) {
            return new Done(OptionalLong.of(count));
        }
    }

    /**
     * The system refused the operation, and the data are unchanged.
     *
     * @param refusal the class of the refusal, as the system's description names it; {@link #UNCLASSIFIED} for a code
     *     that the description does not list
     * @param code the system's own code; empty if the transport has none
     * @param message for people; never compared
     */
    record Refused(String refusal, String code, String message) implements Outcome {
        /** The class of a refusal whose code the system's description does not list. */
        public static final String UNCLASSIFIED = "UNCLASSIFIED";
    }

    /** The transport does not offer the operation, as its provider declared before the walk. */
    record Unsupported(String reason) implements Outcome {}

    /**
     * The transport gave no reliable answer. This is never parity, even if every arm breaks in the same way.
     *
     * @param cause the kind of breakage
     * @param detail one line for people
     * @param inDoubt whether the operation may have taken effect anyway
     * @param evidence observations by name (exit code, signal, standard error, last log lines); for people
     */
    record Broken(Cause cause, String detail, boolean inDoubt, Map<String, String> evidence) implements Outcome {
        /** The name of the evidence that is an exception's stack trace. */
        public static final String STACK_TRACE = "stackTrace";

        public Broken {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }

        public static Broken of(Cause cause, String detail) {
            return new Broken(cause, detail, false, Map.of());
        }

        /** The reason why there is no answer. */
        public enum Cause {
            /** The process, the connection or the thread ended before it answered. */
            DIED,
            /** There was no answer within the operation's time limit. */
            TIMED_OUT,
            /** There was an answer that could not be understood to the last byte. */
            GARBAGE,
            /** The answer was longer than Lockstep accepts. */
            CUT_OFF,
            /** The arm did not do what it reported, such as a reopen that closed nothing. */
            UNPROVEN,
            /**
             * Lockstep's own launcher lost the arm, or could not start a program that the operation needs. The system
             * is not at fault.
             */
            LAUNCHER,
            /**
             * The backend breaks its contract: it threw an exception, or its answer does not have the shape of the
             * question. The system is not at fault.
             */
            BACKEND
        }
    }
}
