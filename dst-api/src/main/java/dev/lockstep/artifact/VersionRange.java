package dev.lockstep.artifact;

import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * A range of versions in Maven's notation with both ends given: {@code [2.4,2.6)}, {@code [2.5.252]}. A range with an
 * open end would also cover versions that nobody has looked at.
 */
public final class VersionRange {

    private static final GenericVersionScheme SCHEME = new GenericVersionScheme();

    /** The scheme orders any text, but the position of a text that does not begin with a digit means nothing. */
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9._+-]*");

    private final String text;
    private final org.eclipse.aether.version.VersionRange range;

    private VersionRange(String text, org.eclipse.aether.version.VersionRange range) {
        this.text = text;
        this.range = range;
    }

    /**
     * Parses a range.
     *
     * @throws IllegalArgumentException if the text is not such a range; the message says why
     */
    public static VersionRange parse(String text) {
        org.eclipse.aether.version.VersionRange range;
        try {
            range = SCHEME.parseVersionRange(text);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a version range; write \"[2.4,2.6)\" or \"[2.5.252]\"", e);
        }
        if (!stated(range.getLowerBound()) || !stated(range.getUpperBound())) {
            throw new IllegalArgumentException(
                    "'" + text + "' is open at one end; give both ends, each a version that somebody has looked at");
        }
        if (!range.getLowerBound().isInclusive()) {
            throw new IllegalArgumentException("'" + text + "' excludes its lower end; begin it with '['");
        }
        return new VersionRange(text, range);
    }

    /** Whether a version is another one or comes after it. */
    public static boolean isAtLeast(String version, String other) {
        try {
            Version first = SCHEME.parseVersion(other);
            Version asked = SCHEME.parseVersion(version);
            return asked.compareTo(first) >= 0;
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException("the scheme orders any text", e);
        }
    }

    /** Returns the first version of the range. */
    public String first() {
        return range.getLowerBound().getVersion().toString();
    }

    /** Returns a version that comes before the range. */
    public String before() {
        return first() + "-alpha";
    }

    /** Returns a version that comes after the range. */
    public String beyond() {
        String last = range.getUpperBound().getVersion().toString();
        return range.getUpperBound().isInclusive() ? last + ".1" : last;
    }

    private static boolean stated(org.eclipse.aether.version.VersionRange.Bound bound) {
        return bound != null && VERSION.matcher(bound.getVersion().toString()).matches();
    }

    /** Whether this version is in the range; an unknown version is not. */
    public boolean contains(String version) {
        try {
            return VERSION.matcher(version).matches() && range.containsVersion(SCHEME.parseVersion(version));
        } catch (InvalidVersionSpecificationException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
