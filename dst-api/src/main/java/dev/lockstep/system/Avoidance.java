package dev.lockstep.system;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One way in which walks steer round a known bug of a system. A walk that is asked to meets the bug instead. Each
 * avoidance has an entry in the system's list of known differences, with a witness that shows the bug.
 *
 * @param name the name that {@code --meet} uses
 * @param means what is done instead of meeting the bug
 * @param bug the bug in a sentence without its full stop; empty if nobody wrote one
 */
public record Avoidance(String name, Means means, String bug) {

    /** Of a bug that nobody has put in words. */
    public Avoidance(String name, Means means) {
        this(name, means, "");
    }

    /** The ways to steer round a bug. */
    public sealed interface Means {
        /** Returns the means in words. */
        String text();
    }

    /**
     * Every arm runs with these settings of the engine. Without them, the engine's own defaults apply.
     *
     * @param values the settings, by name
     * @param since the first version that knows them; empty if every version does
     */
    public record Settings(SortedMap<String, String> values, Optional<String> since) implements Means {
        public Settings {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        /** Settings that every version knows. */
        public Settings(SortedMap<String, String> values) {
            this(values, Optional.empty());
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder("sets");
            for (Map.Entry<String, String> setting : values.entrySet()) {
                text.append(text.length() == 4 ? " " : ", ")
                        .append(setting.getKey())
                        .append('=')
                        .append(setting.getValue());
            }
            return text.toString();
        }
    }

    /** The same commands are rendered in another form. */
    public record Rendered(String form) implements Means {
        @Override
        public String text() {
            return "writes " + form;
        }
    }

    /** Some commands are not drawn. A record that contains one meets the bug. */
    public record NotDrawn(String form) implements Means {
        @Override
        public String text() {
            return "draws no " + form;
        }
    }
}
