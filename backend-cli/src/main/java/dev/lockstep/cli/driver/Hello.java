package dev.lockstep.cli.driver;

import dev.lockstep.op.Facet;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.platform.Deadline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of a driver to {@code hello}: what it offers, as it says before the walk.
 *
 * @param name the driver, for people
 * @param version the version of the product, if the driver can tell it
 * @param verbs the verbs that it offers
 * @param holds what shows that a reopen was done
 * @param afterlife whether another process can open the store again
 * @param shared whether several processes can have the store open at the same time
 * @param tells the facets that every outcome has
 */
record Hello(
        String name,
        Optional<String> version,
        List<String> verbs,
        Holds holds,
        boolean afterlife,
        boolean shared,
        Set<Facet> tells) {

    static final int PROTOCOL = 1;

    static final String REOPEN = "reopen";
    static final String BACKUP = "backup";

    private static final String LOCK = "lock:";

    /** The thing that a driver holds while its store is open, and no longer. */
    sealed interface Holds {}

    /** Nothing that can be seen. */
    record Nothing() implements Holds {}

    /** A file of the folder is open. */
    record OpenFiles() implements Holds {}

    /** A file of the folder is locked. */
    record Lock(String file) implements Holds {}

    /** Asks a driver, which must not have been asked for anything before. */
    static Hello ask(Dialogue dialogue, Deadline deadline) throws DriverFaultException, InterruptedException {
        ObjectNode message = Json.MAPPER.createObjectNode().put("do", "hello").put("protocol", PROTOCOL);
        ObjectNode answer = dialogue.ask(message, deadline);
        try {
            return read(answer);
        } catch (DriverFaultException e) {
            dialogue.end(e);
            throw e;
        }
    }

    static Hello read(ObjectNode answer) throws DriverFaultException {
        Answer.allow(answer, "protocol", "name", "version", "verbs", "holds", "afterlife", "shared", "tells");
        JsonNode protocol = answer.get("protocol");
        if (protocol == null
                || !protocol.isIntegralNumber()
                || !protocol.canConvertToInt()
                || protocol.intValue() != PROTOCOL) {
            throw Dialogue.garbage("speaks the protocol " + (protocol == null ? "(none)" : protocol.toString())
                    + ", and this Lockstep speaks " + PROTOCOL);
        }
        List<String> verbs = texts(answer, "verbs");
        if (verbs.isEmpty()) {
            throw Dialogue.garbage("offers no verb; 'verbs' names what it can do");
        }
        Set<Facet> tells = EnumSet.noneOf(Facet.class);
        for (String facet : answer.has("tells") ? texts(answer, "tells") : List.<String>of()) {
            tells.add(
                    switch (facet) {
                        case "count" -> Facet.COUNT;
                        case "code" -> Facet.CODE;
                        default ->
                            throw Dialogue.garbage(
                                    "tells the facet '" + JsonFault.shown(facet) + "'; it can declare count and code");
                    });
        }
        return new Hello(
                Answer.text(answer, "name"),
                answer.has("version") ? Optional.of(Answer.text(answer, "version")) : Optional.empty(),
                verbs,
                holds(Answer.textOrEmpty(answer, "holds")),
                isTrue(answer, "afterlife"),
                isTrue(answer, "shared"),
                tells);
    }

    private static boolean isTrue(ObjectNode answer, String key) throws DriverFaultException {
        JsonNode value = answer.get(key);
        if (value != null && !value.isBoolean()) {
            throw Dialogue.garbage("says neither true nor false for '" + key + "'");
        }
        return value != null && value.booleanValue();
    }

    private static Holds holds(String text) throws DriverFaultException {
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (text.equals("files")) {
            return new OpenFiles();
        }
        String file = text.startsWith(LOCK) ? text.substring(LOCK.length()) : "";
        if (file.isBlank() || file.contains("..") || file.startsWith("/") || file.indexOf('\0') >= 0) {
            throw Dialogue.garbage(
                    "holds '" + JsonFault.shown(text) + "'; write files, or lock:NAME with a file of its folder");
        }
        return new Lock(file);
    }

    private static List<String> texts(ObjectNode answer, String key) throws DriverFaultException {
        JsonNode list = answer.get(key);
        List<String> texts = new ArrayList<>();
        if (list == null || !list.isArray()) {
            throw Dialogue.garbage("answered without a list of texts for '" + key + "'");
        }
        for (JsonNode text : list) {
            if (!text.isString()) {
                throw Dialogue.garbage("answered with something in '" + key + "' that is no text");
            }
            texts.add(text.stringValue());
        }
        return texts;
    }

    boolean offers(String verb) {
        return verbs.contains(verb);
    }
}
