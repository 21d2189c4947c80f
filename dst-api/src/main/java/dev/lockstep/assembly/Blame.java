package dev.lockstep.assembly;

import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whose fault a failure is. The first frame of the first cause that belongs neither to the JDK nor to a library
 * decides.
 */
record Blame(Owners owners) {

    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{javaJavaIdentifierPart}./]+");

    /** Returns the plugin's fault, or nothing if the fault is Lockstep's own. */
    Optional<PluginException> of(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null && !(first instanceof UnsoundWorkloadException)) {
            first = first.getCause();
        }
        if (first instanceof UnsoundWorkloadException unsound) {
            return owners.plugin(unsound.culprit().getName())
                    .map(name -> PluginException.of(name, unsound.getMessage()));
        }
        Throwable thrown = first;
        return plugin(first).map(name -> PluginException.thrown(name, "its code", thrown));
    }

    private Optional<String> plugin(Throwable first) {
        if (first instanceof LinkageError) {
            Optional<String> named = namedIn(first);
            if (named.isPresent()) {
                return named;
            }
        }
        for (StackTraceElement frame : first.getStackTrace()) {
            Optional<String> plugin = owners.plugin(frame.getClassName());
            if (plugin.isPresent()) {
                return plugin;
            }
            if (owners.isOurs(frame.getClassName()) && !owners.isCalledByPlugins(frame.getClassName())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the plugin whose class the message of a linkage error names; the top frame may be Lockstep's call of that
     * class.
     */
    private Optional<String> namedIn(Throwable error) {
        return NOT_OF_A_NAME
                .splitAsStream(String.valueOf(error.getMessage()))
                .map(word -> word.replace('/', '.'))
                .flatMap(word -> owners.plugin(word).stream())
                .findFirst();
    }
}
