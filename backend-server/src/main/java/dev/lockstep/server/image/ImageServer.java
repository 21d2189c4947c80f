package dev.lockstep.server.image;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Support;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.Place;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.ReservedPort;
import dev.lockstep.project.Scope;
import dev.lockstep.project.Template;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import dev.lockstep.server.ContainerEngine;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Leftovers;
import dev.lockstep.server.OwnImage;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A server that is an image, as a project file describes it.
 *
 * @param image where the image comes from
 * @param port the port inside that clients ask
 * @param more further ports inside, by name
 * @param environment variables of its environment
 * @param command its command, in the place of the image's own
 * @param volume the folder inside with its data
 * @param ready when it is ready
 * @param home the folder of the project file
 */
record ImageServer(
        ServedImage image,
        int port,
        SortedMap<String, Integer> more,
        Map<String, Template> environment,
        Optional<Words> command,
        Optional<String> volume,
        ReadyRule ready,
        Path home)
        implements DescribedServer {

    @Override
    public Support afterlife() {
        return volume.isPresent()
                ? Support.OFFERED
                : Support.unsupported("the project file names no volume of the server, so its data end with it");
    }

    @Override
    public Started start(ArmContext context, boolean fresh) throws ArmUnavailableException, InterruptedException {
        if (context.settings().getOrDefault(ServerSettings.LAUNCHER, "auto").equals("process")) {
            throw new ArmUnavailableException("the server of " + context.arm()
                    + " is an image, which runs only in a container; leave out --server process");
        }
        if (ContainerEngine.find() instanceof ContainerEngine.Missing missing) {
            throw new ArmUnavailableException(
                    "the server of " + context.arm() + " is an image, but " + missing.reason());
        }
        // A killed walk could not clean up, so the next walk does it here.
        Leftovers.find().removeEnded();
        context.folder().transcript().doing("finding image");
        String name = image.name(context.engine().system().name());
        Map<Integer, ReservedPort> reserved = new HashMap<>();
        try {
            reserve(reserved);
            SortedMap<Integer, Integer> published = new TreeMap<>();
            reserved.forEach((inside, outside) -> published.put(inside, outside.number()));
            RunningServer running = new ContainerLauncher(Optional.empty())
                    .launch(
                            new ImageProgram(own(name, published, context), port, ready),
                            context.folder(),
                            context.startTimeout());
            return new StartedImage(running, names(published), List.copyOf(reserved.values()), context);
        } catch (ArmUnavailableException | InterruptedException | RuntimeException e) {
            reserved.values().forEach(ReservedPort::close);
            throw e;
        } catch (IOException | ServerFailedException | UncarriedException e) {
            reserved.values().forEach(ReservedPort::close);
            throw new ArmUnavailableException(
                    "the server of " + context.arm() + " does not begin: " + e.getMessage(), e);
        }
    }

    private void reserve(Map<Integer, ReservedPort> reserved) throws IOException {
        List<Integer> inside = new ArrayList<>(more.values());
        inside.add(port);
        for (int each : inside) {
            reserved.put(each, ReservedPort.reserve());
        }
    }

    private Map<String, String> names(SortedMap<Integer, Integer> published) {
        Map<String, String> names =
                new TreeMap<>(Map.of("port", Integer.toString(published.get(port)), "host", "127.0.0.1"));
        more.forEach((name, inside) -> names.put("ports." + name, Integer.toString(published.get(inside))));
        return names;
    }

    /** Inside, the server has its own port and its own folder. */
    private Scope inside(Map<String, String> outside) {
        Map<String, String> inside = new TreeMap<>(outside);
        inside.keySet().removeAll(List.of("scratch", "home", "data"));
        inside.put("port", Integer.toString(port));
        inside.put("host", "0.0.0.0");
        volume.ifPresent(folder -> inside.put("data", folder));
        return Scope.around(inside);
    }

    private OwnImage own(String name, SortedMap<Integer, Integer> published, ArmContext context)
            throws UncarriedException {
        Scope scope = inside(Scope.names(context, home));
        return new OwnImage(name, line(scope), variables(scope), published, volume);
    }

    private List<String> line(Scope scope) throws UncarriedException {
        return command.isPresent() ? command.get().render(scope) : List.of();
    }

    private Map<String, String> variables(Scope scope) throws UncarriedException {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, Template> variable : environment.entrySet()) {
            variables.put(variable.getKey(), variable.getValue().render(scope, Place.ARGUMENT));
        }
        return variables;
    }

    @Override
    public List<String> script(String version) {
        StringBuilder run = new StringBuilder("docker run -d");
        try {
            Scope scope = inside(PlayScript.names(version));
            run.append(" -p 127.0.0.1::").append(port);
            more.values().forEach(inside -> run.append(" -p 127.0.0.1::").append(inside));
            variables(scope).forEach((name, value) -> run.append(" -e ").append(PlayScript.word(name + "=" + value)));
            volume.ifPresent(folder -> run.append(" -v ").append(PlayScript.word(folder)));
            run.append(" \"$IMAGE\"");
            List<String> line = line(scope);
            run.append(line.isEmpty() ? "" : " " + PlayScript.line(line));
        } catch (UncarriedException e) {
            return List.of(
                    "server_begin() { echo " + Quoted.shell("the server cannot be started: " + e.getMessage())
                            + " >&2; return 1; }",
                    "server_end() { :; }");
        }
        return List.of(
                "server_ready() { " + ready.condition() + "; }",
                "server_wait() {",
                "    tries=0",
                "    PORT=$(docker port \"$SERVER\" " + port + "/tcp | sed -n '1s/.*://p')",
                "    until docker logs --since \"$(docker inspect -f '{{.State.StartedAt}}' \"$SERVER\")\" \"$SERVER\""
                        + " >\"$SERVER_LOG\" 2>&1; server_ready \"$SERVER_LOG\"; do",
                "        tries=$((tries + 1))",
                "        [ \"$tries\" -lt 300 ] || return 1",
                "        [ \"$(docker inspect -f '{{.State.Running}}' \"$SERVER\")\" = true ] || return 1",
                "        sleep 0.2",
                "    done",
                "}",
                "server_begin() {",
                "    IMAGE=$(" + image.script() + ") && SERVER=$(" + run + ") && server_wait",
                "}",
                "server_restart() { docker stop \"$SERVER\" >/dev/null && docker start \"$SERVER\" >/dev/null && server_wait; }",
                "server_end() { [ -z \"${SERVER:-}\" ] || docker rm -f -v \"$SERVER\" >/dev/null; }");
    }
}
