package dev.lockstep.artifact;

import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * One artifact of a system, as the system's description names it.
 *
 * @param text {@code group:artifact}, or {@code group:artifact:version} for one with a version that is always the same
 */
record Coordinates(String text) {

    /** A condition may follow: {@code since 5.0.0} or {@code before 5.0.0}. */
    private static final Pattern FORM = Pattern.compile("(\\S+)(?: (since|before) (\\S+))?");

    /** Returns the artifacts that belong to one version of the system, in the order of the description. */
    static List<Coordinates> of(SystemUnderTest system, String version) {
        return system.coordinates().stream()
                .map(Coordinates::parse)
                .filter(each -> each.group(2) == null
                        || VersionRange.isAtLeast(version, each.group(3))
                                == each.group(2).equals("since"))
                .map(each -> new Coordinates(each.group(1)))
                .toList();
    }

    private static Matcher parse(String text) {
        Matcher parsed = FORM.matcher(text);
        if (!parsed.matches()) {
            throw new IllegalArgumentException("not the coordinates of an artifact: " + text);
        }
        return parsed;
    }

    Artifact artifact(String version) {
        boolean fixed = text.indexOf(':') != text.lastIndexOf(':');
        return new DefaultArtifact(fixed ? text : text + ":" + version);
    }

    /** Whether an artifact of any version is this one. */
    boolean name(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        return text.equals(name) || text.startsWith(name + ":");
    }
}
