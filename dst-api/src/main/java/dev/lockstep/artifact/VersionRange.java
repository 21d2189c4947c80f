package dev.lockstep.artifact;

import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;

/**
 * A range of versions in Maven's notation with both ends stated: {@code [2.4,2.6)}, {@code [2.5.252]}. A range that is open
 * at an end would go on to say something about versions that nobody has looked at.
 */
public final class VersionRange {

    private static final GenericVersionScheme SCHEME = new GenericVersionScheme();

    /** The scheme orders every text; what does not begin with a digit is no version whose place in the order is known. */
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9._+-]*");

    private final String text;
    private final org.eclipse.aether.version.VersionRange range;

    private VersionRange(String text, org.eclipse.aether.version.VersionRange range) {
        this.text = text;
        this.range = range;
    }

    /** @throws IllegalArgumentException when it is not such a range; the message says why */
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
                    "'" + text + "' is open at one end; state both, each a version that was looked at");
        }
        if (!range.getLowerBound().isInclusive()) {
            throw new IllegalArgumentException("'" + text + "' leaves its lower end out; begin it with '['");
        }
        return new VersionRange(text, range);
    }

    /** The first version of the range. */
    public String first() {
        return range.getLowerBound().getVersion().toString();
    }

    /** A version that comes after the range. */
    public String beyond() {
        String last = range.getUpperBound().getVersion().toString();
        return range.getUpperBound().isInclusive() ? last + ".1" : last;
    }

    private static boolean stated(org.eclipse.aether.version.VersionRange.Bound bound) {
        return bound != null && VERSION.matcher(bound.getVersion().toString()).matches();
    }

    /** Whether this version lies in the range; an unknown version does not. */
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
