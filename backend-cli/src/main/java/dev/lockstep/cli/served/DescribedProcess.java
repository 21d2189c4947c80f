package dev.lockstep.cli.served;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Quoted;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is a local process, as a project file describes it.
 *
 * @param words its commands
 * @param ready when it is ready
 */
record DescribedProcess(ServerWords words, ReadyRule ready) implements DescribedServer {

    @Override
    public Started start(ArmContext context, boolean fresh)
            throws ArmUnavailableException, IOException, InterruptedException {
        return ProcessServer.start(words, ready, context, fresh);
    }

    @Override
    public List<String> script(String version) {
        Scope scope = Scope.around(PlayScript.names(version));
        try {
            List<String> lines = new ArrayList<>();
            for (Words command : words.setup()) {
                lines.add(PlayScript.line(command.render(scope)) + " >&2");
            }
            StringBuilder variables = new StringBuilder("env");
            words.environment(scope)
                    .forEach((name, value) ->
                            variables.append(' ').append(name).append('=').append(PlayScript.word(value)));
            lines.addAll(List.of(
                    "server_ready() { " + ready.condition() + "; }",
                    "server_start() {",
                    "    exec_server >\"$SERVER_LOG\" 2>&1 &",
                    "    SERVER=$! tries=0",
                    "    until server_ready \"$SERVER_LOG\" && kill -0 \"$SERVER\" 2>/dev/null; do",
                    "        tries=$((tries + 1))",
                    "        kill -0 \"$SERVER\" 2>/dev/null && [ \"$tries\" -lt 600 ] || return 1",
                    "        sleep 0.1",
                    "    done",
                    "}",
                    "# The server has its own group of processes, so that those that it starts end with it.",
                    "exec_server() { exec $(command -v setsid || :) " + variables + " "
                            + PlayScript.line(words.run().render(scope)) + "; }",
                    "server_signal() { kill -s \"$1\" -- \"-$SERVER\" 2>/dev/null || kill -s \"$1\" \"$SERVER\" 2>/dev/null; }",
                    "server_begin() {",
                    "    for PORT in 1 2 3 4 5; do",
                    "        PORT=$((20000 + ($$ * 31 + PORT * 977) % 12000))",
                    "        server_start && return 0",
                    "        server_end",
                    "    done",
                    "    return 1",
                    "}",
                    "# A server that does not end by itself is killed after ten seconds.",
                    "server_end() {",
                    "    [ -n \"${SERVER:-}\" ] || return 0",
                    "    tries=0",
                    "    server_signal TERM || :",
                    "    while server_signal 0 && [ \"$tries\" -lt 100 ]; do",
                    "        tries=$((tries + 1))",
                    "        sleep 0.1",
                    "    done",
                    "    server_signal KILL || :",
                    "    wait \"$SERVER\" 2>/dev/null || :",
                    "    SERVER=",
                    "}",
                    "server_restart() { server_end; server_start; }"));
            return lines;
        } catch (UncarriedException e) {
            return List.of(
                    "server_begin() { echo " + Quoted.shell("the server cannot be started: " + e.getMessage())
                            + " >&2; return 1; }",
                    "server_end() { :; }");
        }
    }
}
