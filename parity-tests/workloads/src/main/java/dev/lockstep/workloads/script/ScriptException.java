package dev.lockstep.workloads.script;

/** A script cannot be read. The message names the file, the line and the fix. */
public final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
