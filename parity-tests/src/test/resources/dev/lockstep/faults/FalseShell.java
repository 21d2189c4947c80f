package org.h2.tools;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Comes before the real Shell on the class path. It lets the real Shell do the work, and lies about the outcome as the
 * file "lie" beside its jar says. Compiled by the test that uses it.
 */
public final class Shell {

    public static void main(String[] arguments) throws Throwable {
        String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
        Path file = Path.of(path[0]).resolveSibling("lie");
        String lie = Files.exists(file) ? Files.readString(file) : "";
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        URL real = Path.of(path[1]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {real}, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("org.h2.tools.Shell")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        out.flush();
        tell(lie, said.toString(StandardCharsets.UTF_8), out);
    }

    private static void tell(String lie, String truth, PrintStream out) throws Exception {
        List<String> lines = List.of(truth.split("(?<=\n)"));
        switch (lie) {
            case "" -> out.print(truth);
            case "an error without a code" -> out.print("Error: org.h2.jdbc.JdbcSQLException: planted\n");
            case "an error with a code" -> out.print("Error: org.h2.jdbc.JdbcSQLException: planted [42001-252]\n");
            case "an error and then the truth" -> out.print(
                    "Error: org.h2.jdbc.JdbcSQLException: planted [42001-252]\n" + truth);
            case "a stack trace" -> out.print("java.lang.OutOfMemoryError: Java heap space\n\tat Shell.main\n");
            case "a line before" -> out.print("WARNING: something\n" + truth);
            case "a line after" -> out.print(truth + "WARNING: something\n");
            case "a line within" -> out.print(
                    lines.get(0) + "WARNING: something\n" + String.join("", lines.subList(1, lines.size())));
            case "a line less" -> out.print(
                    lines.get(0) + String.join("", lines.subList(2, lines.size())));
            case "a line twice" -> out.print(lines.get(0) + lines.get(1) + String.join("", lines.subList(1, lines.size())));
            case "a frame twice" -> out.print(truth + truth);
            case "the last line cut" -> out.print(truth.substring(0, truth.length() - 5));
            case "without its line end" -> out.print(truth.substring(0, truth.length() - 1));
            case "nothing" -> out.print("");
            case "a warning on standard error" -> {
                out.print(truth);
                System.err.println("WARNING: something");
            }
            case "another exit code" -> {
                out.print(truth);
                out.flush();
                Runtime.getRuntime().halt(3);
            }
            case "killed" -> {
                out.print(lines.get(0));
                out.flush();
                new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "hung" -> {
                out.print(truth);
                out.flush();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "flood" -> {
                String line = "x".repeat(1 << 16);
                while (!out.checkError()) {
                    out.println(line);
                }
            }
            default -> throw new IllegalArgumentException(lie);
        }
        out.flush();
    }
}
