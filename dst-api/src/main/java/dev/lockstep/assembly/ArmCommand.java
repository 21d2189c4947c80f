package dev.lockstep.assembly;

import dev.lockstep.op.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arm that is a command: {@code --arm mine='python3 driver.py'}.
 *
 * @param name the name of the arm
 * @param text the command, as somebody typed it
 * @param command the program and its arguments
 */
public record ArmCommand(String name, String text, List<String> command) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)=(.*)", Pattern.DOTALL);

    /** A word may consist of several parts, as for a shell. Nothing else of a shell has a meaning here. */
    private static final Pattern PART =
            Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\(.)|([^\\s'\"\\\\]+)", Pattern.DOTALL);

    public ArmCommand {
        command = List.copyOf(command);
    }

    /** Reads arms. Each name occurs once. */
    public static List<ArmCommand> parse(List<String> texts) {
        List<ArmCommand> arms = texts.stream().map(ArmCommand::parse).toList();
        if (Set.copyOf(arms.stream().map(ArmCommand::name).toList()).size() < arms.size()) {
            throw new InputException("--arm: two arms have the same name; give each another one");
        }
        return arms;
    }

    private static ArmCommand parse(String text) {
        Matcher form = FORM.matcher(text);
        List<String> command = form.matches() ? words(text, form.group(2)) : List.of();
        if (command.isEmpty()) {
            throw new InputException(
                    "--arm: '" + text + "' is not an arm; write NAME='COMMAND …', as in" + " mine='python3 driver.py'");
        }
        return new ArmCommand(form.group(1), text, command);
    }

    private static List<String> words(String all, String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        int at = 0;
        Matcher part = PART.matcher(text);
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
                at++;
            } else if (part.find(at) && part.start() == at) {
                for (int group = 1; group <= part.groupCount(); group++) {
                    word.append(part.group(group) == null ? "" : part.group(group));
                }
                inWord = true;
                at = part.end();
            } else {
                throw new InputException("--arm: '" + all + "' has a quote or a backslash that nothing follows");
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** Returns the command as a list in YAML. */
    String yaml() {
        return Json.MAPPER.writeValueAsString(command);
    }
}
