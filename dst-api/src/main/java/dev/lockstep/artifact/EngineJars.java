package dev.lockstep.artifact;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The class loader of an engine's jars. Its parent has the classes of the platform alone.
 *
 * <p>An engine may compile Java source, such as that of a trigger, and asks {@link ToolProvider} for the compiler. The
 * compiler's class path is that of this process, and an engine that is isolated is not on it, so source that imports
 * the engine's interfaces would not compile. In a user's program it does. Therefore the engine finds another
 * {@code ToolProvider} here, which answers with a {@link CompilerOfEngine}. Nothing of the engine is changed, and no
 * other engine of this process is concerned.
 */
final class EngineJars extends URLClassLoader {

    private static final String TOOLS = "javax.tools.ToolProvider";
    private static final String COMPILER = "compiler";

    private final List<File> files;

    EngineJars(String name, List<URL> jars, List<File> files) {
        super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.files = List.copyOf(files);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(TOOLS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? tools() : loaded;
        }
    }

    /** A Java without a compiler says so itself. */
    private Class<?> tools() throws ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return super.loadClass(TOOLS, false);
        }
        byte[] code = code();
        Class<?> tools = defineClass(TOOLS, code, 0, code.length);
        try {
            tools.getField(COMPILER).set(null, new CompilerOfEngine(compiler, files, this));
        } catch (ReflectiveOperationException e) {
            throw new ClassNotFoundException(TOOLS, e);
        }
        return tools;
    }

    /**
     * Returns the class file of {@code public class ToolProvider}, with {@code public static JavaCompiler compiler} and
     * {@code public static JavaCompiler getSystemJavaCompiler() { return compiler; }}. It is written here byte by byte,
     * because no compiler accepts a class in a package of the platform.
     */
    private static byte[] code() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(52);
            constants(out);
            shorts(out, 0x21, 1, 3, 0);
            shorts(out, 1, 0x9, 5, 6, 0);
            shorts(out, 1, 0x9, 9, 10, 1);
            method(out);
            shorts(out, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the constants, whose numbers begin at 1. */
    private static void constants(DataOutputStream out) throws IOException {
        shorts(out, 12);
        constant(out, 7, 2);
        utf8(out, TOOLS.replace('.', '/'));
        constant(out, 7, 4);
        utf8(out, "java/lang/Object");
        utf8(out, COMPILER);
        utf8(out, "Ljavax/tools/JavaCompiler;");
        constant(out, 12, 5, 6);
        constant(out, 9, 1, 7);
        utf8(out, "getSystemJavaCompiler");
        utf8(out, "()Ljavax/tools/JavaCompiler;");
        utf8(out, "Code");
    }

    /** Writes {@code getstatic compiler; areturn}. */
    private static void method(DataOutputStream out) throws IOException {
        shorts(out, 11);
        out.writeInt(16);
        shorts(out, 1, 0);
        out.writeInt(4);
        out.write(new byte[] {(byte) 0xB2, 0, 8, (byte) 0xB0});
        shorts(out, 0, 0);
    }

    private static void utf8(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }

    private static void constant(DataOutputStream out, int tag, int... others) throws IOException {
        out.writeByte(tag);
        shorts(out, others);
    }

    private static void shorts(DataOutputStream out, int... numbers) throws IOException {
        for (int number : numbers) {
            out.writeShort(number);
        }
    }
}
