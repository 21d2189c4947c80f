package dev.lockstep.artifact;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Java's compiler with an engine's jars as its class path.
 *
 * @param compiler the compiler
 * @param jars the jars
 * @param engine the class loader of the jars
 */
record CompilerOfEngine(JavaCompiler compiler, List<File> jars, ClassLoader engine) implements JavaCompiler {

    @Override
    public StandardJavaFileManager getStandardFileManager(
            DiagnosticListener<? super JavaFileObject> listener, Locale locale, Charset charset) {
        StandardJavaFileManager files = compiler.getStandardFileManager(listener, locale, charset);
        try {
            files.setLocation(StandardLocation.CLASS_PATH, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public CompilationTask getTask(
            Writer out,
            JavaFileManager files,
            DiagnosticListener<? super JavaFileObject> listener,
            Iterable<String> options,
            Iterable<String> classes,
            Iterable<? extends JavaFileObject> units) {
        return compiler.getTask(out, CompiledClasses.of(files, engine), listener, options, classes, units);
    }

    @Override
    public int isSupportedOption(String option) {
        return compiler.isSupportedOption(option);
    }

    @Override
    public int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
        return compiler.run(in, out, err, arguments);
    }

    @Override
    public Set<SourceVersion> getSourceVersions() {
        return compiler.getSourceVersions();
    }
}
