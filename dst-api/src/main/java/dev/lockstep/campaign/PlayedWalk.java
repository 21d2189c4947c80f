package dev.lockstep.campaign;

import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Extras;
import dev.lockstep.report.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One walk that has ended, with the folder of its recording. Closing it deletes the files that nobody needs after a
 * walk without a finding.
 */
public final class PlayedWalk implements AutoCloseable {

    private final WalkPlan<?> plan;
    private final WalkResult result;
    private final Optional<Located> located;
    private final Path folder;
    private final Path expendable;
    private final Duration elapsed;

    private PlayedWalk(
            WalkPlan<?> plan,
            WalkResult result,
            Optional<Located> located,
            Path folder,
            Path expendable,
            Duration elapsed) {
        this.plan = plan;
        this.result = result;
        this.located = located;
        this.folder = folder;
        this.expendable = expendable;
        this.elapsed = elapsed;
    }

    /** Returns the folder of the arms' data in the folder of a walk. */
    static Path arms(Path folder) {
        return folder.resolve("arms");
    }

    /**
     * Plays a walk to its end and records it.
     *
     * @param plan the plan
     * @param extras what was added to the box
     * @param folder the folder for the recording, which must not contain one yet
     * @param expendable the folder that is deleted if there was no finding
     * @param among returns the recording together with the other listeners, in the order in which they are called
     * @param locating does the same for the second walk that locates a finding; see {@link Location}
     */
    static PlayedWalk play(
            WalkPlan<?> plan,
            Extras extras,
            Path folder,
            Path expendable,
            Function<Recording, WalkListener> among,
            UnaryOperator<WalkListener> locating)
            throws IOException {
        long began = System.nanoTime();
        Files.createDirectories(folder);
        Recording recording = new Recording(folder, plan, extras, Clock.systemUTC());
        WalkResult result = Walk.run(plan, among.apply(recording));
        Optional<Located> located = Optional.empty();
        try {
            Optional<Location.Again> again = again(plan, result, folder, locating);
            if (again.isPresent() && again.get().explainsAsKnown()) {
                result = again.get().result();
                recording.explained(result);
            } else if (again.isPresent()) {
                located = Optional.of(again.get().place());
                recording.located(again.get().place());
            }
        } catch (IOException | UncheckedIOException e) {
            // The finding is kept, even if its place cannot be found or written.
            result = result.withFailure(Verdict.INFRA, e.getMessage());
        }
        return new PlayedWalk(plan, result, located, folder, expendable, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Somebody who stopped a walk does not wait for a second one. */
    private static Optional<Location.Again> again(
            WalkPlan<?> plan, WalkResult result, Path folder, UnaryOperator<WalkListener> locating) throws IOException {
        return result.extent().ending() == Ending.STOPPED
                ? Optional.empty()
                : Location.of(plan, result, folder, locating);
    }

    public WalkResult result() {
        return result;
    }

    /** Returns the place of the finding, if it followed steps without a read. */
    public Optional<Located> located() {
        return located;
    }

    /** Returns the folder of the recorded commands, the journal and the report. */
    public Path folder() {
        return folder;
    }

    /**
     * Checks that every arm agreed with the reference and with the model in every step, and that every kind of command
     * was exercised.
     *
     * @throws AssertionError if not; its first line names the verdict, the step, the command, the path and the two
     *     values
     */
    public void assertParity() {
        if (result.verdict() == Verdict.PARITY) {
            return;
        }
        StringBuilder message = new StringBuilder(Sentences.ending(result.verdict(), result.detail()));
        result.firstDifference().ifPresent(first -> message.append("; first ").append(Sentences.difference(first)));
        located.ifPresent(place -> message.append("\n  ").append(place.sentence()));
        message.append("\n  ").append(headline());
        if (result.verdict() == Verdict.VACUOUS) {
            message.append("\n  a longer walk exercises more");
        }
        if (isFinding()) {
            message.append("\n  commands, journal and report are in ").append(folder);
        }
        throw new AssertionError(message.toString());
    }

    private String headline() {
        return Sentences.headline(
                result.verdict().name(),
                plan.arms().title(),
                plan.stream().workload().name(),
                "seed " + plan.stream().seed(),
                result.extent().text(),
                String.join(", ", plan.arms().names()),
                elapsed.toMillis() / 1000.0);
    }

    /** The stores of the arms show why the arms disagree. If they agree, the stores only take up space. */
    private boolean isFinding() {
        return !result.findings().isEmpty() || !result.notClosed().isEmpty();
    }

    /** Closes this walk, and returns its result, with the failure if the unneeded files cannot be deleted. */
    WalkResult ended() {
        try {
            close();
            return result;
        } catch (UncheckedIOException e) {
            return result.withFailure(Verdict.INFRA, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (isFinding() || !Files.exists(expendable)) {
            return;
        }
        try {
            new FileTree(expendable).delete();
        } catch (IOException e) {
            if (result.verdict() == Verdict.INTERRUPTED) {
                // An arm that nobody waited for may still write there.
                return;
            }
            throw new UncheckedIOException(expendable + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return headline();
    }
}
