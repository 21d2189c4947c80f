package dev.lockstep.runner;

/**
 * Every code with which a walk can end, as the help of its command lists them. A signal that can be heeded ends a walk
 * as Ctrl-C does; the code still names the signal, because whoever sent it expects that.
 */
final class ExitCodes {

    static final String HEADING = "%nExit codes:%n";

    static final String PARITY = "  0:PARITY: every arm agreed with the reference and with the model in every step";
    static final String DIVERGED =
            "  1:DIVERGED or MODEL: arms disagree with each other, or all of them disagree with the model";
    static final String USAGE = "  2:USAGE: wrong usage or input";
    static final String INFRA = "  3:INFRA: an arm could not be started, or was lost without a fault of the system, or"
            + " the disk or the memory is full; NOISE under --aa";
    static final String VACUOUS = "  4:VACUOUS: a command, a probe or an arm was not exercised, or a walk"
            + " ended by itself before half of its steps; the report names it";
    static final String FAULT = " 70:FAULT: a fault of Lockstep itself, or of a plugin, which the message names";
    static final String HANGUP = "129:INTERRUPTED, because the terminal was closed (SIGHUP)";
    static final String INTERRUPTED =
            "130:INTERRUPTED by Ctrl-C; journal and report are written. A finding outranks it, and so with the other signals";
    static final String CRASHED = "134:Java crashed; the commands and the journal are whole up to the last step";
    static final String KILLED = "137:somebody killed the process (SIGKILL); the same files are whole";
    static final String TERMINATED = "143:INTERRUPTED by SIGTERM; journal and report are written";

    private ExitCodes() {}
}
