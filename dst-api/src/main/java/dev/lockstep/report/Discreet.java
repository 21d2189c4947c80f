package dev.lockstep.report;

import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what is nobody's business who reads a report: the home folder, the name of the user and of the
 * machine, and the place of the report. A report is attached to a bug, and read on other machines.
 *
 * <p>Only texts for people are changed: descriptions, messages, evidence. Rows and codes are data, and are left as the
 * system gave them.
 */
public final class Discreet {

    /** Names of users and machines that name nobody. */
    private static final List<String> GENERIC = List.of("root", "localhost", "user", "runner", "build");

    /** The end of a name whose value is nobody's business: {@code POSTGRES_PASSWORD}, {@code access_token}. */
    private static final String KEY =
            "(?:password|passwd|passphrase|pwd|secret|token|authorization|api[_-]?key|credentials?)\\b";

    /** The text in place of a secret. */
    public static final String SECRET = "{secret}";

    private static final Pattern SECRET_HEADER = Pattern.compile(
            "authorization|cookie|token|secret|passw|passphrase|pwd|api[_-]?key|credential|session|signature"
                    + "|(?:^|[_-])(?:auth|key)(?:$|[_-])",
            Pattern.CASE_INSENSITIVE);

    private static final String VALUE = "(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s;,&]+)";

    /**
     * Places of a secret; the first group of each is kept. The last three are in an address: a parameter, a password,
     * and a user without one. A place for a value of a script, {@code @LOCKSTEP-PORT@}, is no password.
     */
    private static final List<Pattern> SECRETS = Stream.of(
                    "(" + KEY + "[\"']?(?:\\s*[=:]\\s*(?:basic |bearer )?|\\s+(?=[\"'])))" + VALUE,
                    "((?<![^\\s\"'\\[])--?[a-z0-9_.-]*" + KEY + "(?:[\"']?,)?\\s+)" + VALUE,
                    "([?&](?:sig|signature|auth|session|session_?id)=)[^\\s&#\"']+",
                    "(://[^\\s/:@]*:)(?:(?!:?@LOCKSTEP-)[^\\s/?#\"'])+(?=@)",
                    "(://)[^\\s/:@?#\"']+(?=@)")
            .map(words -> Pattern.compile(words, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final String WITHIN = "[A-Za-z0-9_.-]";

    private final List<Replacement> paths = new ArrayList<>();
    private final List<Replacement> names = new ArrayList<>();

    private record Replacement(Pattern found, String instead) {
        static Replacement of(String words, String instead) {
            return new Replacement(
                    Pattern.compile("(?<!" + WITHIN + ")" + Pattern.quote(words) + "(?!" + WITHIN + ")"), instead);
        }

        String in(String text) {
            return found.matcher(text).replaceAll(Matcher.quoteReplacement(instead));
        }
    }

    /** The owner of this process, as far as texts may name them. */
    record Owner(Path home, String user, Optional<String> host) {

        static final Owner HERE =
                new Owner(Path.of(System.getProperty("user.home")), System.getProperty("user.name"), hostName());

        private static Optional<String> hostName() {
            Stream<String> named = Stream.of("HOSTNAME", "COMPUTERNAME").map(System::getenv);
            return Stream.concat(named, Stream.of(hostFile()))
                    .filter(name -> name != null && !name.isBlank())
                    .map(String::strip)
                    .findFirst();
        }

        private static String hostFile() {
            try {
                return Files.readString(Path.of("/etc/hostname"));
            } catch (IOException none) {
                return "";
            }
        }
    }

    /**
     * Creates it for the reports in a folder.
     *
     * @param folder the folder of the walk
     * @param owner the owner of the process
     */
    Discreet(Path folder, Owner owner) {
        // The folder comes first, because it may be in the home folder.
        path(folder.toAbsolutePath().normalize(), "{walk}");
        path(owner.home(), "~");
        word(owner.user(), "{user}");
        owner.host().ifPresent(host -> word(host, "{host}"));
    }

    /** Creates it for the reports in a folder, on this machine. */
    public static Discreet in(Path folder) {
        return new Discreet(folder, Owner.HERE);
    }

    private void path(Path path, String instead) {
        // A root is the beginning of every path.
        if (path.isAbsolute() && path.getNameCount() > 0) {
            paths.add(Replacement.of(path.toString(), instead));
        }
    }

    private void word(String word, String instead) {
        if (word.length() > 1 && !GENERIC.contains(word)) {
            names.add(Replacement.of(word, instead));
        }
    }

    /** Returns a description or a message without any of them. */
    public String text(String text) {
        return replaced(paths(text), names);
    }

    /** Returns the words of a program without any of them, and without what stands where a password does. */
    public String log(String words) {
        return withoutSecrets(text(words));
    }

    /** Returns the words without what stands where a password does. */
    public static String withoutSecrets(String words) {
        return withoutSecrets(words, secret -> SECRET);
    }

    /**
     * Returns the words with something else where a password stands.
     *
     * @param instead returns what stands there instead; it may be asked again for what it has returned
     */
    public static String withoutSecrets(String words, UnaryOperator<String> instead) {
        String discreet = words;
        for (Pattern secret : SECRETS) {
            discreet = secret.matcher(discreet).replaceAll(found -> {
                String kept = found.group(1);
                return Matcher.quoteReplacement(
                        kept + instead.apply(found.group().substring(kept.length())));
            });
        }
        return discreet;
    }

    /** Whether the value of a header with this name is nobody's business. */
    public static boolean isSecret(String header) {
        return SECRET_HEADER.matcher(header).find();
    }

    /** Returns a statement without the places. A name may be a value in it, which is data. */
    String paths(String statement) {
        return replaced(statement, paths);
    }

    private static String replaced(String text, List<Replacement> replacements) {
        String discreet = text;
        for (Replacement replacement : replacements) {
            discreet = replacement.in(discreet);
        }
        return discreet;
    }

    SortedMap<String, String> texts(Map<String, String> texts) {
        SortedMap<String, String> discreet = new TreeMap<>();
        texts.forEach((name, text) -> discreet.put(name, text(text)));
        return discreet;
    }

    SortedMap<String, SortedMap<String, String>> described(Map<String, SortedMap<String, String>> arms) {
        SortedMap<String, SortedMap<String, String>> discreet = new TreeMap<>();
        arms.forEach((arm, texts) -> discreet.put(arm, texts(texts)));
        return discreet;
    }

    SortedMap<String, List<String>> asked(Map<String, List<String>> asked) {
        SortedMap<String, List<String>> discreet = new TreeMap<>();
        asked.forEach((arm, lines) ->
                discreet.put(arm, lines.stream().map(this::paths).toList()));
        return discreet;
    }

    /** Returns an outcome with the messages for people changed, and nothing else. */
    Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new Outcome.Refused(refused.refusal(), refused.code(), text(refused.message()), refused.facets());
        }
        return outcome instanceof Outcome.Broken broken
                ? new Outcome.Broken(broken.cause(), text(broken.detail()), broken.inDoubt(), texts(broken.evidence()))
                : outcome;
    }
}
