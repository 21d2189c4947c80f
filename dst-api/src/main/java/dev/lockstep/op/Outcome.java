package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
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

    /**
     * Returns the facets that the transport told beside the answer, each as text. {@link Facet#COUNT} and
     * {@link Facet#CODE} are components and not among them.
     */
    @JsonIgnore
    default SortedMap<Facet, String> facets() {
        return Collections.emptySortedMap();
    }

    /** Returns the value of a facet; empty if the transport does not tell it. */
    default Optional<String> facet(Facet facet) {
        return Optional.ofNullable(facets().get(facet));
    }

    /**
     * The answer to a query, in its original order.
     *
     * <p>Two answers with the same rows are equal. Facets are compared one by one, because a transport need not tell
     * them.
     */
    @JsonIgnoreProperties(value = "facets", allowGetters = true)
    record Rows(
            List<Row> rows,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Facet, String> facets) implements Outcome {
        public Rows {
            rows = List.copyOf(rows);
            facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
        }

        /** An answer without facets. */
        @JsonCreator
        public Rows(@JsonProperty("rows") List<Row> rows) {
            this(rows, Collections.emptySortedMap());
        }

        /** Returns the same answer with other rows. */
        public Rows with(List<Row> others) {
            return new Rows(others, facets);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rows answer && rows.equals(answer.rows);
        }

        @Override
        public int hashCode() {
            return rows.hashCode();
        }
    }

    /**
     * The system did the operation. Facets have no part in equality; see {@link Rows}.
     *
     * @param count the number of rows that the system reports as affected; empty if the transport does not report it
     * @param facets see {@link Outcome#facets}
     */
    @JsonIgnoreProperties(value = "facets", allowGetters = true)
    record Done(
            OptionalLong count,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Facet, String> facets) implements Outcome {
        public static final Done UNCOUNTED = new Done(OptionalLong.empty());

        public Done {
            facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
        }

        /** A success without facets. */
        @JsonCreator
        public Done(@JsonProperty("count") OptionalLong count) {
            this(count, Collections.emptySortedMap());
        }

        public static Done affecting(long count) {
            return new Done(OptionalLong.of(count));
        }

        @Override
        public Optional<String> facet(Facet facet) {
            return facet != Facet.COUNT
                    ? Outcome.super.facet(facet)
                    : count.isPresent() ? Optional.of(Long.toString(count.getAsLong())) : Optional.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Done done && count.equals(done.count);
        }

        @Override
        public int hashCode() {
            return count.hashCode();
        }
    }

    /**
     * The system refused the operation, and the data are unchanged. Facets have no part in equality; see {@link Rows}.
     *
     * @param refusal the class of the refusal, as the system's description names it; {@link #UNCLASSIFIED} for a code
     *     that the description does not list
     * @param code the system's own code; empty if the transport has none
     * @param message for people; never compared
     * @param facets see {@link Outcome#facets}
     */
    @JsonIgnoreProperties(value = "facets", allowGetters = true)
    record Refused(
            String refusal,
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Facet, String> facets)
            implements Outcome {
        /** The class of a refusal whose code the system's description does not list. */
        public static final String UNCLASSIFIED = "UNCLASSIFIED";

        public Refused {
            facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
        }

        /** A refusal without facets. */
        @JsonCreator
        public Refused(
                @JsonProperty("refusal") String refusal,
                @JsonProperty("code") String code,
                @JsonProperty("message") String message) {
            this(refusal, code, message, Collections.emptySortedMap());
        }

        @Override
        public Optional<String> facet(Facet facet) {
            return facet != Facet.CODE
                    ? Outcome.super.facet(facet)
                    : Optional.of(code).filter(told -> !told.isEmpty());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Refused refused
                    && refusal.equals(refused.refusal)
                    && code.equals(refused.code)
                    && message.equals(refused.message);
        }

        @Override
        public int hashCode() {
            return Objects.hash(refusal, code, message);
        }
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

        /** The name of the evidence that is the system's own code. */
        public static final String CODE = "code";

        /** The name of the evidence that is the system's own message. */
        public static final String MESSAGE = "message";

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
