package dev.lockstep.server.http;

import dev.lockstep.project.PlayScript;
import dev.lockstep.report.Discreet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The secrets of the requests in a script, each as a variable of the environment. A report is attached to a bug, so the
 * script asks whoever plays it for them. A request needs its secrets, so they cannot be left out.
 */
final class WithheldWords {

    private static final String BEGIN = "LOCKSTEP_";

    private final Map<String, String> variables = new LinkedHashMap<>();

    /** Returns a header as the option of {@code curl}, in a line for {@code sh}. */
    String header(String name, String value) {
        if (!Discreet.isSecret(name)) {
            return PlayScript.word(name + ": " + value);
        }
        return PlayScript.word(name + ": ")
                + asked(variable("HEADER_" + name, value), "the value of the header " + name);
    }

    /** Returns an address in a line for {@code sh}. */
    String address(String address) {
        Map<String, String> found = new LinkedHashMap<>();
        UnaryOperator<String> hidden = secret -> {
            // A place in an address may look like that of a secret in two ways.
            if (found.containsKey(secret)) {
                return secret;
            }
            String variable = variable("SECRET", secret);
            String mark = "@" + variable + "@";
            found.put(mark, variable);
            return mark;
        };
        String word = PlayScript.word(Discreet.withoutSecrets(address, hidden));
        String quote = word.startsWith("'") ? "'" : "";
        for (Map.Entry<String, String> mark : found.entrySet()) {
            word = word.replace(mark.getKey(), quote + asked(mark.getValue(), "the secret of the address") + quote);
        }
        return word;
    }

    /** The same secret has one variable in the whole script, and another one has another. */
    private String variable(String role, String secret) {
        String plain = BEGIN + role.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return variables.computeIfAbsent(plain + "\n" + secret, unused -> {
            String name = plain;
            for (int number = 2; variables.containsValue(name); number++) {
                name = plain + "_" + number;
            }
            return name;
        });
    }

    private static String asked(String variable, String what) {
        return "\"${" + variable + ":?set it to " + what + "}\"";
    }
}
