package dev.lockstep.artifact;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.security.SecureClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * Keeps what is compiled from source that an engine has, so that it is linked to this engine.
 *
 * <p>H2 loads the compiled classes with a {@link SecureClassLoader} that it makes itself, below the class path of the
 * process. An isolated engine is not on that path, so a compiled trigger would not find the engine's interfaces. H2
 * keeps that class loader in a field of its file manager; here the field gets a loader below the engine's jars instead.
 * An engine without such a field is left as it is, so before 2.0 such source is refused.
 */
final class CompiledClasses extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new ConcurrentHashMap<>();

    private CompiledClasses(JavaFileManager engines) {
        super(engines);
    }

    /** Returns a file manager that does what the engine's does, whose classes are then loaded below this loader. */
    static JavaFileManager of(JavaFileManager engines, ClassLoader engine) {
        CompiledClasses kept = new CompiledClasses(engines);
        try {
            for (Field field : engines.getClass().getDeclaredFields()) {
                if (field.getType() == SecureClassLoader.class) {
                    field.setAccessible(true);
                    field.set(engines, kept.new Below(engine));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return kept;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
        JavaFileObject theirs = super.getJavaFileForOutput(location, className, kind, sibling);
        return new ForwardingJavaFileObject<>(theirs) {
            @Override
            public OutputStream openOutputStream() throws IOException {
                ByteArrayOutputStream ours = new ByteArrayOutputStream();
                classes.put(className, ours);
                return new FilterOutputStream(super.openOutputStream()) {
                    @Override
                    public void write(int code) throws IOException {
                        out.write(code);
                        ours.write(code);
                    }
                };
            }
        };
    }

    /** Loads the compiled classes, and everything else from the engine's jars. */
    private final class Below extends SecureClassLoader {
        Below(ClassLoader engine) {
            super(engine);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream compiled = classes.get(name);
            if (compiled == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, compiled.toByteArray(), 0, compiled.size());
        }
    }
}
