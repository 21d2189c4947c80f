package dev.lockstep.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** The command line in this process, with its standard output and standard error separate. */
record Terminal(int exit, String out, String err) {

    static Terminal run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exit = line.execute(arguments);
        return new Terminal(exit, out.toString(), err.toString());
    }

    static Terminal run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }
}
