package dev.lockstep.assembly;

import java.util.Optional;
import java.util.stream.Stream;

/** A plugin breaks its contract. The message is one line that names the plugin, its class, the value and the fix. */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PluginException(String plugin, String what, Throwable cause) {
        super("the plugin " + plugin + ": " + what, cause);
    }

    static PluginException of(String plugin, String what) {
        return new PluginException(plugin, what, null);
    }

    /**
     * Creates the exception for a plugin whose code threw another one.
     *
     * @param plugin the plugin's name in the message
     * @param code the code that ran, {@code example.Notes.system()}
     * @param thrown the exception of the plugin's code
     */
    static PluginException thrown(String plugin, String code, Throwable thrown) {
        // The JVM wraps an exception of a static initialiser.
        Throwable cause =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        return new PluginException(plugin, code + reason(cause), cause);
    }

    /** Returns the exception of the plugin's code, if it threw one. */
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

    /** Returns the place in the plugin's code that threw the exception. */
    private static String place(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|jdk|sun|dev\\.lockstep)\\..*"))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
