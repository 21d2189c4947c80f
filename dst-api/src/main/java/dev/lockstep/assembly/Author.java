package dev.lockstep.assembly;

import dev.lockstep.workload.UnsoundWorkloadException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The author of a provider. If a plugin's code throws or returns null, that is reported as the plugin's fault. An
 * exception from the box is thrown on unchanged.
 *
 * @param plugin the plugin's name in messages: its jar, or its class if it is on the class path; empty for the box
 * @param jar the plugin's jar; empty if it is on the class path
 */
record Author(Optional<String> plugin, Optional<Path> jar) {

    static final Author BOX = new Author(Optional.empty(), Optional.empty());

    static Author inJar(Path jar) {
        return new Author(Optional.of(Owners.name(jar)), Optional.of(jar));
    }

    /** The author of what a project file describes. */
    static Author ofProject(Path file) {
        return new Author(Optional.of(Owners.name(file)), Optional.of(file));
    }

    /** Whether it is a project file. */
    boolean isProject() {
        return jar.filter(file -> file.toString().endsWith(".yaml")).isPresent();
    }

    static Author onClassPath(String className) {
        return new Author(Optional.of(className), Optional.empty());
    }

    /** Returns this author if it is a plugin, otherwise the other one. */
    Author or(Author other) {
        return plugin.isPresent() ? this : other;
    }

    /**
     * Calls the author's code.
     *
     * @param call the call as a message writes it, {@code example.Notes.system()}
     * @param wanted a description of the answer that it should give, {@code a name}
     * @param code the call itself
     */
    <T> T ask(String call, String wanted, Supplier<T> code) {
        T answer = plugin.isEmpty() ? code.get() : guarded(call, code);
        if (answer == null) {
            throw fault(call + " returned null; return " + wanted);
        }
        return answer;
    }

    private <T> T guarded(String call, Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException | Error e) {
            throw thrown(call, e);
        }
    }

    /** Returns the fault of a plugin; in the box it is a defect of Lockstep. */
    RuntimeException fault(String what) {
        return plugin.<RuntimeException>map(name -> PluginException.of(name, what))
                .orElseGet(() -> new IllegalStateException(what));
    }

    /** Returns the fault of an author whose code threw this. */
    RuntimeException thrown(String code, Throwable thrown) {
        if (thrown instanceof UnsoundWorkloadException) {
            return fault(code + ": " + thrown.getMessage());
        }
        return plugin.<RuntimeException>map(name -> PluginException.thrown(name, code, thrown))
                .orElseGet(() -> new IllegalStateException(code + " failed", thrown));
    }
}
