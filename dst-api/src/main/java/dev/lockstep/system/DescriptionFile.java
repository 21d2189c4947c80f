package dev.lockstep.system;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * The JSON file that describes a system. The file is read strictly, because a misspelt key would silently promise less.
 * An unknown, missing or repeated key, a null, a value of another type and anything after the end are errors.
 */
public final class DescriptionFile {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern COORDINATES =
            Pattern.compile("[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?( (since|before) [A-Za-z0-9_.-]+)?");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:]*");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*");
    private static final Pattern REFUSAL = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Every key that must be there is marked, so that an optional one may be missing. */
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(Description.class).without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private DescriptionFile() {}

    /**
     * Reads a description from a resource next to a class.
     *
     * @param beside a class in the same package and jar as the resource
     * @param resource the resource's name, relative to that package
     * @throws IllegalArgumentException if the resource is missing or is not a description; the message names it
     */
    public static SystemUnderTest read(Class<?> beside, String resource) {
        String where = beside.getPackageName().replace('.', '/') + "/" + resource;
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(where + ": there is no such resource on the class path");
            }
            return parse(where, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(where + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static SystemUnderTest parse(String where, byte[] json) {
        Description description;
        try {
            description = READER.readValue(json);
        } catch (JacksonException e) {
            String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new IllegalArgumentException(where + place + ": " + JsonFault.of(e), e);
        }
        if (description == null) {
            throw new IllegalArgumentException(where + ": a system's description is an object, not null");
        }
        description.check(where);
        return description.system();
    }

    /** The file as it is written. Lists stay lists until they have been checked for repeated values. */
    private record Description(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) List<String> coordinates,
            @JsonProperty(required = true) String defaultVersion,
            @JsonProperty(required = true) String dialect,
            @JsonProperty(required = true) List<String> promises,
            @JsonProperty(required = true) Map<String, String> refusals,
            Optional<SortedMap<String, Way>> avoidances,
            Optional<SortedMap<OperationKind, String>> documented,
            Optional<SortedMap<String, Context>> contexts) {

        void check(String where) {
            matches(where, "name", name, NAME);
            filled(where, "title", title);
            filled(where, "defaultVersion", defaultVersion);
            matches(where, "dialect", dialect, NAME);
            eachOnce(where, "coordinates", coordinates, COORDINATES);
            if (coordinates.isEmpty()) {
                throw new IllegalArgumentException(where + ": coordinates is empty; name at least one artifact");
            }
            eachOnce(where, "promises", promises, NAME);
            refusals.forEach((code, refusal) -> {
                matches(where, "the class of refusal code " + code, refusal, REFUSAL);
                if (refusal.equals(Outcome.Refused.UNCLASSIFIED)) {
                    throw new IllegalArgumentException(where + ": refusal code " + code + " is classed as " + refusal
                            + ", the class of every code that is not listed; leave the code out");
                }
            });
            avoidances()
                    .ifPresent(ways -> ways.forEach((avoidance, way) -> {
                        matches(where, "the name of an avoidance", avoidance, NAME);
                        if (!way.isOne()) {
                            throw new IllegalArgumentException(where + ": the avoidance " + avoidance
                                    + " has exactly one of settings, rendered and notDrawn, and it is not empty; since"
                                    + " is for settings");
                        }
                    }));
            contexts()
                    .ifPresent(all -> all.forEach((context, written) -> {
                        matches(where, "the name of a context", context, NAME);
                        written.check(where + ": the context " + context);
                    }));
        }

        SystemUnderTest system() {
            return new SystemUnderTest(
                            name,
                            title,
                            coordinates,
                            defaultVersion,
                            dialect,
                            Set.copyOf(promises),
                            refusals,
                            Avoidances.of(avoidances.orElse(new TreeMap<>()).entrySet().stream()
                                    .map(way -> new Avoidance(
                                            way.getKey(),
                                            way.getValue().means(),
                                            way.getValue().bug().orElse("")))
                                    .toList()))
                    .documented(documented.orElse(new TreeMap<>()))
                    .offering(contexts.orElse(new TreeMap<>()).entrySet().stream()
                            .map(context -> context.getValue().named(context.getKey()))
                            .toList());
        }

        private static void eachOnce(String where, String key, List<String> values, Pattern form) {
            Set<String> seen = new HashSet<>();
            for (String value : values) {
                matches(where, "each of " + key, value, form);
                if (!seen.add(value)) {
                    throw new IllegalArgumentException(where + ": " + key + " lists " + value + " twice");
                }
            }
        }

        private static void filled(String where, String key, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(where + ": " + key + " is blank");
            }
        }

        private static void matches(String where, String key, String value, Pattern form) {
            if (value == null || !form.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        where + ": " + key + " must be of the form " + form + ", but it is " + value);
            }
        }
    }

    /** An avoidance as it is written: the bug in words, and the means by exactly one other key. */
    private record Way(
            Optional<String> bug,
            Optional<SortedMap<String, String>> settings,
            Optional<String> since,
            Optional<String> rendered,
            Optional<String> notDrawn) {

        boolean isOne() {
            boolean sets = settings.filter(values -> !values.isEmpty()).isPresent();
            boolean renders = rendered.filter(form -> !form.isBlank()).isPresent();
            boolean draws = notDrawn.filter(form -> !form.isBlank()).isPresent();
            long keys = Stream.of(settings, rendered, notDrawn)
                    .filter(Optional::isPresent)
                    .count();
            return keys == 1 && (sets || renders || draws) && (sets || since.isEmpty());
        }

        Avoidance.Means means() {
            if (settings.isPresent()) {
                return new Avoidance.Settings(settings.get(), since);
            }
            return rendered.<Avoidance.Means>map(Avoidance.Rendered::new)
                    .orElseGet(() -> new Avoidance.NotDrawn(notDrawn.orElseThrow()));
        }
    }

    /** A storage context as it is written. */
    private record Context(
            @JsonProperty(required = true) String means,
            Optional<String> prefix,
            Optional<Map<String, String>> settings,
            Optional<Map<String, String>> files,
            Optional<Map<String, String>> without,
            Optional<List<String>> believed,
            @JsonProperty(required = true) List<Sign> signs,
            Optional<String> since) {

        void check(String where) {
            if (means.isBlank() || signs.isEmpty()) {
                throw new IllegalArgumentException(
                        where + " has no description or no signs; a context that nothing shows may be ignored unseen");
            }
            if (prefix.isEmpty() && settings.isEmpty() && files.isEmpty()) {
                throw new IllegalArgumentException(where + " changes nothing; give it a prefix, settings or files");
            }
            if (!PREFIX.matcher(prefix.orElse("")).matches()) {
                throw new IllegalArgumentException(
                        where + ": a prefix has letters, digits and colons, as in split:13:");
            }
            signs.forEach(sign -> sign.check(where));
            files.orElse(Map.of()).keySet().forEach(file -> {
                if (!FILE.matcher(file).matches()) {
                    throw new IllegalArgumentException(where + ": " + file + " is not the name of a file");
                }
            });
        }

        StorageContext named(String name) {
            return new StorageContext(
                    name,
                    means,
                    prefix.orElse(""),
                    new TreeMap<>(settings.orElse(Map.of())),
                    new TreeMap<>(files.orElse(Map.of())),
                    new TreeMap<>(without.orElse(Map.of())),
                    new TreeSet<>(believed.orElse(List.of())),
                    signs.stream().map(Sign::sign).toList(),
                    since);
        }
    }

    /** The sign of a context as it is written: of files, or of what the engine tells. */
    private record Sign(
            Optional<String> files,
            Optional<Boolean> none,
            Optional<Long> atLeast,
            Optional<Long> below,
            Optional<String> told,
            Optional<String> source,
            Optional<String> begins) {

        void check(String where) {
            boolean shaped = none.isPresent() || atLeast.isPresent() || below.isPresent();
            if (files.isPresent() == told.isPresent()
                    || told.isPresent() && (shaped || begins.isEmpty())
                    || files.isPresent() && source.isPresent()) {
                throw new IllegalArgumentException(where + ": a sign has files with none, begins, atLeast or below; or"
                        + " told with begins, and source if the engine needs it");
            }
        }

        StorageSign sign() {
            return told.<StorageSign>map(
                            expression -> new StorageSign.Told(expression, source.orElse(""), begins.orElseThrow()))
                    .orElseGet(() -> new StorageSign.Files(
                            files.orElseThrow(), none.orElse(false), begins, bytes(atLeast), bytes(below)));
        }

        private static OptionalLong bytes(Optional<Long> bytes) {
            return bytes.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        }
    }
}
