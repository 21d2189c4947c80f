package dev.lockstep.junit;

import dev.lockstep.assembly.InputException;
import dev.lockstep.campaign.Scheduler;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.campaign.Shard;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The wishes of a test: its annotation, with the parameters from outside in the place of what they override. Every
 * refusal names the parameter, or the attribute and the method.
 *
 * @param type the class of the test that is run, which may inherit the method
 * @param method the method
 * @param test its annotation
 * @param overrides the parameters from outside
 */
record Asked(Class<?> type, Method method, ParityTest test, Overrides overrides) {

    /** The usual time for making a finding small; a person waits for it in an IDE. */
    private static final Duration TO_SHRINK = Duration.ofSeconds(30);

    private static final String OFF = "off";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    /** Returns the name under which a person finds the test. */
    String name() {
        return type.getName() + "." + method.getName();
    }

    /** Returns the name of an attribute of the annotation, in a message. */
    String attribute(String name) {
        return "@ParityTest(" + name + ") of " + name();
    }

    /** Returns the name of what decides about an attribute: the parameter, if it is given. */
    private String origin(String attribute) {
        String parameter = Overrides.PREFIX + attribute;
        return Overrides.ALL.contains(parameter) && overrides.given(parameter).isPresent()
                ? parameter
                : attribute(attribute);
    }

    /** A look-up by names that the annotation or a parameter gave. */
    @FunctionalInterface
    interface LookUp<T, E extends Exception> {
        T find() throws E;
    }

    /** Looks something up. A refusal names the attribute or the parameter, and not an option. */
    <T, E extends Exception> T naming(String attribute, LookUp<T, E> lookUp) throws E {
        try {
            return lookUp.find();
        } catch (InputException e) {
            String message = e.getMessage().replaceFirst("^--\\w+: ", "");
            throw new ExtensionConfigurationException(origin(attribute) + ": " + message, e);
        }
    }

    /** Reads a record; a refusal says what asked for it. */
    static <T> T reading(String origin, LookUp<T, CommandFormatException> record) {
        try {
            return record.find();
        } catch (CommandFormatException e) {
            throw Overrides.refused(origin, e.getMessage());
        }
    }

    /** Returns the part of the seeds that is walked here. */
    Optional<Shard> shard() {
        Optional<Shard> shard = overrides.text(Overrides.SHARD).map(text -> {
            try {
                return text.equals("auto") ? Scheduler.shard(System.getenv()) : Shard.parse(text);
            } catch (IllegalArgumentException e) {
                throw Overrides.refused(Overrides.SHARD, e.getMessage());
            }
        });
        if (shard.filter(part -> part.of() > 1).isPresent()
                && fresh().isPresent()
                && overrides.text(Overrides.SEED_BASE).isEmpty()) {
            throw Overrides.refused(
                    Overrides.SHARD,
                    "the fresh seeds of " + name()
                            + " differ from machine to machine, so shards would walk some twice and"
                            + " others never; give all shards one -D" + Overrides.SEED_BASE);
        }
        SeedRange seeds = seeds();
        shard.filter(part -> !part.fits(seeds)).ifPresent(part -> {
            throw Overrides.refused(
                    Overrides.SHARD,
                    part.of() + " shards are too many for the seeds " + seeds + " of " + name()
                            + ", because some would have none; give it more seeds, or leave it out of the sharded run");
        });
        return shard;
    }

    /** Returns the seeds. */
    SeedRange seeds() {
        SeedRange range = overrides
                .text(Overrides.SEEDS)
                .map(text -> seeds(Overrides.SEEDS, text))
                .orElseGet(() -> seeds(attribute("seeds"), test.seeds().strip()));
        return base().map(first -> from(first, range)).orElse(range);
    }

    private static SeedRange seeds(String origin, String text) {
        try {
            return text.matches("-?\\d{1,19}") ? SeedRange.of(Long.parseLong(text)) : SeedRange.parse(text);
        } catch (NumberFormatException tooLong) {
            throw Overrides.refused(origin, "'" + text + "' goes beyond the 64 bits of a seed");
        } catch (IllegalArgumentException e) {
            throw Overrides.refused(origin, e.getMessage());
        }
    }

    private Optional<Long> base() {
        Optional<Long> given = overrides.text(Overrides.SEED_BASE).map(text -> {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw Overrides.refused(
                        Overrides.SEED_BASE, "'" + text + "' is not a seed; write the number of the first one");
            }
        });
        return given.or(this::fresh);
    }

    /** Returns the first of fresh seeds: the second in which this process began. */
    private Optional<Long> fresh() {
        boolean named = overrides.text(Overrides.SEEDS).isPresent();
        return test.fresh() && !named
                ? Optional.of(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000)
                : Optional.empty();
    }

    /** Returns the line that is printed before fresh seeds are walked. */
    Optional<String> announcement() {
        return fresh().filter(first -> overrides.text(Overrides.SEED_BASE).isEmpty())
                .map(first -> "lockstep: " + name() + " walks fresh seeds, " + seeds() + "; -D" + Overrides.SEED_BASE
                        + "=" + first + " walks them again");
    }

    private static SeedRange from(long first, SeedRange range) {
        try {
            return new SeedRange(first, Math.addExact(first, Math.subtractExact(range.last(), range.first())));
        } catch (ArithmeticException e) {
            throw Overrides.refused(
                    Overrides.SEED_BASE, first + " and " + range + " together go beyond the 64 bits of a seed");
        }
    }

    /** Returns the number of commands of each walk. */
    int steps() {
        Optional<String> given = overrides.text(Overrides.STEPS);
        String text = given.orElse(Integer.toString(test.steps()));
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw Overrides.refused(origin("steps"), "'" + text + "' is not a number of commands; write 1 or more");
        }
        return Integer.parseInt(text);
    }

    /** Returns the kinds of commands to draw. */
    <M> Choice<M> kinds(Workload<M> workload) {
        List<String> names = workload.alphabet().stream().map(CommandKind::name).toList();
        for (String named : test.only()) {
            if (!names.contains(named)) {
                throw Overrides.refused(
                        attribute("only"),
                        workload.name() + " has no command " + named + "; it has " + String.join(", ", names));
            }
        }
        Choice<M> all = Choice.all(workload.alphabet());
        return test.only().length == 0 ? all : all.only(List.of(test.only()));
    }

    /** Returns the arms as they are written; none for the usual ones. */
    List<String> arms() {
        return overrides
                .text(Overrides.ARMS)
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElseGet(() -> List.of(test.arms()));
    }

    /** Returns the record that takes the place of all walks. */
    Optional<Path> replay() {
        Optional<Path> record = overrides.text(Overrides.REPLAY).map(Path::of);
        record.filter(Files::notExists).ifPresent(gone -> {
            throw Overrides.refused(
                    Overrides.REPLAY, gone + " does not exist; name the folder of a walk, or a file of commands");
        });
        return record;
    }

    /** Returns the time for making a finding small; empty if it is to stay as it is. */
    Optional<Duration> toShrink() {
        Optional<String> given = overrides.text(Overrides.SHRINK);
        if (given.isEmpty()) {
            return Optional.of(TO_SHRINK);
        }
        if (given.get().equals(OFF)) {
            return Optional.empty();
        }
        Matcher duration = DURATION.matcher(given.get());
        if (!duration.matches()) {
            throw Overrides.refused(
                    Overrides.SHRINK, "'" + given.get() + "' is not a time; write one such as 30s or 2m, or " + OFF);
        }
        long number = Long.parseLong(duration.group(1));
        return Optional.of(
                switch (duration.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    /** Returns the settings for transports. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String assignment : test.settings()) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw Overrides.refused(
                        attribute("settings"), "'" + assignment + "' is not a setting; write name=value");
            }
            settings.put(assignment.substring(0, sign), assignment.substring(sign + 1));
        }
        return settings;
    }

    /** Returns the list of known differences that the test names. */
    Optional<Path> known() {
        return named("known", test.known());
    }

    /** Returns the folder of recorded findings that the test names. */
    Optional<Path> corpus() {
        return named("corpus", test.corpus());
    }

    private Optional<Path> named(String attribute, String path) {
        Optional<Path> named =
                Stream.of(path).filter(text -> !text.isEmpty()).map(Path::of).findFirst();
        named.filter(Files::notExists).ifPresent(gone -> {
            throw Overrides.refused(
                    attribute(attribute),
                    gone.toAbsolutePath() + " does not exist; correct the path, which begins in"
                            + " the folder in which the tests run");
        });
        return named;
    }
}
