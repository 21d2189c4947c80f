package dev.lockstep.concurrent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One thing that an actor does, in one of its turns. The first letter of a key says what kind of object it names:
 * {@code r} a register, {@code c} a counter, {@code s} a set, {@code l} a list. Only lists are used inside
 * transactions, because the order of a list's elements tells the order of the transactions that appended them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Read.class, name = "read"),
    @JsonSubTypes.Type(value = Act.Write.class, name = "write"),
    @JsonSubTypes.Type(value = Act.Add.class, name = "add"),
    @JsonSubTypes.Type(value = Act.Put.class, name = "put"),
    @JsonSubTypes.Type(value = Act.Append.class, name = "append"),
    @JsonSubTypes.Type(value = Act.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = Act.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = Act.Rollback.class, name = "rollback"),
})
public sealed interface Act {

    /** An act on one object. */
    sealed interface OnKey extends Act {
        String key();
    }

    /** Reads an object. */
    record Read(String key) implements OnKey {}

    /** Puts a value into a register. No value is written twice, so a value that is read tells who wrote it. */
    record Write(String key, long value) implements OnKey {}

    /** Adds one to a counter. */
    record Add(String key) implements OnKey {}

    /** Puts an element into a set. No element is put twice. */
    record Put(String key, long element) implements OnKey {}

    /** Appends an element to a list. No element is appended twice. */
    record Append(String key, long element) implements OnKey {}

    /** Begins a transaction. */
    record Begin() implements Act {}

    /** Commits it. */
    record Commit() implements Act {}

    /** Undoes it. */
    record Rollback() implements Act {}
}
