package dev.lockstep.concurrent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The answer that an actor had to its act. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Reply.Doubtful.class, name = "doubtful"),
})
public sealed interface Reply {

    /**
     * The object that was read.
     *
     * @param value a number; of a set or list its elements with commas between them, a set's in ascending order
     */
    record Told(String value) implements Reply {}

    /** The act was done. */
    record Done() implements Reply {}

    /** The system refused the act, which therefore changed nothing. */
    record Refused(String refusal) implements Reply {}

    /** There was no answer that can be trusted: the act was done, or will be, or never was. */
    record Doubtful(String detail) implements Reply {}
}
