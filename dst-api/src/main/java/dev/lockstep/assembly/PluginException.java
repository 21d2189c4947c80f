package dev.lockstep.assembly;

import java.util.Optional;
import java.util.stream.Stream;

/** A plugin breaks its contract; the message is one line that names the plugin, its class, the value and the fix. */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PluginException(String plugin, String what, Throwable cause) {
        super("the plugin " + plugin + ": " + what, cause);
    }

    static PluginException of(String plugin, String what) {
        return new PluginException(plugin, what, null);
    }

    /**
     * A plugin's code threw.
     *
     * @param code what was run, {@code example.Notes.system()}
     */
    static PluginException thrown(String plugin, String code, Throwable thrown) {
        // The JVM wraps what a static initialiser throws.
        Throwable cause =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        return new PluginException(plugin, code + reason(cause), cause);
    }

    /** What the plugin's code threw, if it threw. */
    public Optional<Throwable> thrown() {
        return Optional.ofNullable(getCause());
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof UnsupportedClassVersionError) {
            int java = Runtime.version().feature();
            return ": " + thrown.getMessage() + "; compile it with javac --release " + java;
        }
        if (thrown instanceof LinkageError) {
            return ": " + thrown + "; it was compiled against another version, so compile it against this Lockstep";
        }
        return " threw " + thrown + place(thrown) + "; correct it there";
    }

    /** Where in the plugin's code it was thrown. */
    private static String place(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|jdk|sun|dev\\.lockstep)\\..*"))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
