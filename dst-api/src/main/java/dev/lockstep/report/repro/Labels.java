package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.report.repro.Bundle.Armed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for a reader who knows the system and not Lockstep: of each arm by its version and transport, of each step. */
final class Labels {

    private final Bundle bundle;
    private final Map<String, String> whole = new TreeMap<>();
    private final Map<String, String> brief = new TreeMap<>();

    Labels(Bundle bundle) {
        this.bundle = bundle;
        boolean versions = bundle.axis().equals("version");
        for (Armed arm : bundle.arms()) {
            String version = version(arm);
            String used = used(arm);
            whole.put(arm.plan().name(), bundle.all().title() + " " + version + ", " + used);
            brief.put(arm.plan().name(), versions ? version : used);
        }
        addFolders(whole);
        addFolders(brief);
    }

    /** Arms of one version over one transport also have the names of their folders. */
    private void addFolders(Map<String, String> labels) {
        Map<String, Long> times = labels.values().stream()
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
        bundle.arms()
                .forEach(arm -> labels.computeIfPresent(
                        arm.plan().name(),
                        (name, label) -> times.get(label) > 1 ? label + " (" + arm.folder() + ")" : label));
    }

    private static String version(Armed arm) {
        String engine = arm.plan().engine().version();
        String client = arm.plan().client().version();
        return client.equals(engine) ? engine : engine + " with a client of " + client;
    }

    /** Returns how an arm is used: its transport, and what is special about it. */
    private static String used(Armed arm) {
        String way = ownWay(arm).orElse("");
        int special = way.indexOf(", ");
        return transport(arm) + (special < 0 ? "" : way.substring(special));
    }

    /** Returns how an arm is used, and how its transport reaches the system. */
    static String way(Armed arm) {
        return transport(arm) + ownWay(arm).map(way -> ", " + way).orElse("");
    }

    private static String transport(Armed arm) {
        // What is special about a transport is said in words, and not by a sign.
        return arm.plan().provider().transport().replaceFirst("~.*$", "");
    }

    private static Optional<String> ownWay(Armed arm) {
        return arm.plan().provider().reproducer().map(own -> own.way()).filter(way -> !way.isEmpty());
    }

    /** Returns an arm by its system, its version and its transport; another name is returned as it is. */
    String of(String arm) {
        return whole.getOrDefault(arm, arm);
    }

    /** Returns an arm by that in which it differs from the others. */
    String shortOf(String arm) {
        return brief.getOrDefault(arm, arm);
    }

    /** Returns a sentence that names each arm by that in which it differs from the others. */
    String named(String sentence) {
        List<String> names = brief.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .toList();
        return Pattern.compile("(?<![\\w@~])(" + String.join("|", names) + ")(?![\\w@~])")
                .matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(shortOf(found.group())));
    }

    /**
     * Returns what is said before the statement of a step: over which connection it is asked, if not over that which
     * writes.
     */
    static String before(Told told) {
        return told.channel() == Channel.OLDER
                ? "over a connection that was opened before the last write: "
                : told.channel() == Channel.YOUNGER ? "over a new connection: " : "";
    }
}
