package dev.lockstep.artifact;

import dev.lockstep.artifact.EngineUnavailableException.Reason;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/**
 * Resolves a system and a version to jars, as Maven would: the user's settings, mirrors, local repository and offline
 * switch apply. Artifacts that are in the local repository are taken from there, without network access.
 */
public final class Resolver {

    /** A version that always names the same release. A range or LATEST would walk another engine on another day. */
    private static final Pattern FIXED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    /** A version without a qualifier. */
    private static final Pattern RELEASE = Pattern.compile("[0-9]+([.][0-9]+)*");

    private static final Set<String> MOVING = Set.of("LATEST", "RELEASE");

    private final ContextOverrides overrides;

    /** Creates a resolver with the user's own Maven settings. */
    public Resolver() {
        this(ContextOverrides.create().withUserSettings(true).build());
    }

    Resolver(ContextOverrides overrides) {
        this.overrides = overrides;
    }

    /**
     * Resolves one version of a system, and downloads what the local repository lacks.
     *
     * @throws EngineUnavailableException if there is no such version, or if it cannot be fetched from here
     */
    public Engine resolve(SystemUnderTest system, String version) throws EngineUnavailableException {
        if (!FIXED.matcher(version).matches() || MOVING.contains(version)) {
            throw unknown(system, version, "that is not the name of one fixed version", null);
        }
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            List<ArtifactResult> results = context.repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(),
                            new DependencyRequest(request(context, system, version), null))
                    .getArtifactResults();
            List<Artifact> jars = jars(Coordinates.of(system, version), results);
            return new Engine(
                    system,
                    version,
                    jars.stream().map(jar -> jar.getFile().toPath()).toList(),
                    jars.stream().map(Resolver::coordinates).toList());
        } catch (DependencyResolutionException e) {
            throw explained(system, version, e);
        }
    }

    /**
     * Returns the releases of a system between two, which need not be releases themselves. A version with a qualifier,
     * such as a release candidate, is none.
     *
     * @return the releases, the oldest first
     * @throws EngineUnavailableException if there is none, or if no repository can be asked from here
     */
    public List<String> releases(SystemUnderTest system, String from, String to) throws EngineUnavailableException {
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            Artifact range = Coordinates.of(system, to).get(0).artifact("[" + from + "," + to + "]");
            VersionRangeResult found = context.repositorySystem()
                    .resolveVersionRange(
                            context.repositorySystemSession(),
                            new VersionRangeRequest(range, context.remoteRepositories(), null));
            List<String> releases = found.getVersions().stream()
                    .map(Object::toString)
                    .filter(RELEASE.asMatchPredicate())
                    .toList();
            if (releases.isEmpty()) {
                throw new EngineUnavailableException(
                        Reason.UNREACHABLE,
                        "no repository names a release of " + system.title() + " between " + from + " and " + to
                                + found.getExceptions().stream()
                                        .findFirst()
                                        .map(why -> " (" + why.getMessage() + ")")
                                        .orElse("")
                                + "; check the two versions, the network and Maven's offline switch",
                        null);
            }
            return releases;
        } catch (VersionRangeResolutionException e) {
            throw new EngineUnavailableException(
                    Reason.UNKNOWN_VERSION,
                    "from " + from + " to " + to + " is no range of versions: " + e.getMessage(),
                    e);
        }
    }

    private static CollectRequest request(Context context, SystemUnderTest system, String version) {
        CollectRequest request = new CollectRequest();
        request.setRepositories(context.remoteRepositories());
        for (Coordinates coordinates : Coordinates.of(system, version)) {
            request.addDependency(new Dependency(coordinates.artifact(version), "runtime"));
        }
        return request;
    }

    /**
     * Returns the system's own jars first, in the order of its description, then their dependencies, in the order of
     * the graph.
     */
    private static List<Artifact> jars(List<Coordinates> coordinates, List<ArtifactResult> results) {
        List<Artifact> own = new ArrayList<>();
        List<Artifact> needed = new ArrayList<>();
        for (ArtifactResult result : results) {
            Artifact artifact = result.getArtifact();
            boolean isOwn = coordinates.stream().anyMatch(each -> each.name(artifact));
            (isOwn ? own : needed).add(artifact);
        }
        own.addAll(needed);
        return own;
    }

    private static String coordinates(Artifact artifact) {
        String special = artifact.getClassifier().isEmpty()
                ? ""
                : ":" + artifact.getExtension() + ":" + artifact.getClassifier();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + special + ":" + artifact.getVersion();
    }

    private static EngineUnavailableException explained(
            SystemUnderTest system, String version, DependencyResolutionException failure) {
        Set<String> missing = new TreeSet<>();
        Throwable unreachable = null;
        for (Exception problem : problems(failure)) {
            if (problem instanceof ArtifactNotFoundException notFound && !isOffline(notFound)) {
                missing.add(nameOf(notFound.getArtifact()) + " is not in " + nameOf(notFound.getRepository()));
            } else {
                unreachable = problem;
            }
        }
        // A missing artifact is certain only after every repository has answered.
        return unreachable == null && !missing.isEmpty()
                ? unknown(system, version, String.join("; ", missing), failure)
                : new EngineUnavailableException(
                        Reason.UNREACHABLE,
                        system.title() + " " + version
                                + " is not in the local Maven repository and could not be fetched: "
                                + (unreachable == null ? failure : unreachable).getMessage()
                                + ". Check the network, the mirrors in Maven's settings.xml and its offline switch, or name a"
                                + " version that has been fetched before.",
                        failure);
    }

    private static EngineUnavailableException unknown(
            SystemUnderTest system, String version, String why, RepositoryException cause) {
        return new EngineUnavailableException(
                Reason.UNKNOWN_VERSION,
                "there is no version " + version + " of " + system.title() + ": " + why
                        + ". Name a released version, such as " + system.defaultVersion() + ".",
                cause);
    }

    /** Returns the problem with each artifact, without the exceptions that only collect them. */
    private static List<Exception> problems(DependencyResolutionException failure) {
        List<Exception> problems = new ArrayList<>();
        if (failure.getResult() != null) {
            problems.addAll(failure.getResult().getCollectExceptions());
            failure.getResult().getArtifactResults().stream()
                    .filter(result -> !result.isResolved())
                    .forEach(result -> problems.addAll(result.getExceptions()));
        }
        return problems;
    }

    private static boolean isOffline(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof RepositoryOfflineException) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }

    private static String nameOf(RemoteRepository repository) {
        return repository == null ? "the local repository" : repository.getId();
    }
}
