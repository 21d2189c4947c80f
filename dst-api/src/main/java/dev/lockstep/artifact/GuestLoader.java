package dev.lockstep.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Defines one Lockstep class, and the classes nested in it, among the classes of an engine. From outside, this loader
 * sees only the types that both sides use to communicate.
 */
final class GuestLoader extends ClassLoader {

    private final ClassLoader outside;
    private final String guest;
    private final List<Class<?>> shared;

    GuestLoader(ClassLoader engine, ClassLoader outside, String guest, List<Class<?>> shared) {
        super(guest, engine);
        this.outside = outside;
        this.guest = guest;
        this.shared = List.copyOf(shared);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isWithin(guest, name)) {
            return defined(name);
        }
        for (Class<?> type : shared) {
            if (isWithin(type.getName(), name)) {
                return outside.loadClass(name);
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = outside.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name + " is not in the same place as " + guest + " is");
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " cannot be read", e);
        }
    }

    private static boolean isWithin(String outer, String name) {
        return name.equals(outer) || name.startsWith(outer + "$");
    }
}
