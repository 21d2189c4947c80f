package dev.lockstep.parity;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the arms of one walk, each in its own folder. */
final class Opening {

    private final WalkPlan<?> plan;
    private final Map<String, Transcript> transcripts = new ConcurrentHashMap<>();

    Opening(WalkPlan<?> plan) {
        this.plan = plan;
    }

    /** Returns what each arm does at the moment, by name, as far as it notes it. */
    SortedMap<String, String> doing() {
        SortedMap<String, String> doing = new TreeMap<>();
        transcripts.forEach((arm, transcript) -> {
            if (!transcript.doing().isEmpty()) {
                doing.put(arm, transcript.doing());
            }
        });
        return doing;
    }

    /**
     * Opens all arms. If one cannot be opened, the others are closed again.
     *
     * @throws ArmUnavailableException for the first arm that could not be started, or that did not open in time
     */
    Arms arms() throws ArmUnavailableException, InterruptedException {
        Openers openers = new Openers(plan.limits().startTimeout());
        plan.arms().all().forEach(arm -> openers.open(arm.name(), () -> open(arm, "")));
        List<Openers.Opened> opened = openers.await();
        List<Arm> open = new ArrayList<>();
        opened.forEach(each -> each.arm().ifPresent(open::add));
        Optional<Throwable> failure =
                opened.stream().flatMap(each -> each.failure().stream()).findFirst();
        if (failure.isPresent()) {
            new Arms(open).close(Patience.FULL);
            throw failed(failure.get());
        }
        return new Arms(open);
    }

    /**
     * Opens one of the arms once more, in another folder.
     *
     * @param turn a number that no other opening of the walk has
     * @throws ArmUnavailableException if it could not be started, or did not open in time
     */
    Arm again(String name, int turn) throws ArmUnavailableException, InterruptedException {
        ArmPlan arm = plan.arms().all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Openers openers = new Openers(plan.limits().startTimeout());
        openers.open(name, () -> open(arm, "-reset-" + turn));
        Openers.Opened opened = openers.await().get(0);
        if (opened.arm().isEmpty()) {
            throw failed(opened.failure().orElseThrow());
        }
        return opened.arm().get();
    }

    private static RuntimeException failed(Throwable first) throws ArmUnavailableException, InterruptedException {
        if (first instanceof ArmUnavailableException unavailable) {
            throw unavailable;
        }
        if (first instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return first instanceof UnsoundBackendException unsound ? unsound : new IllegalStateException(first);
    }

    /**
     * Returns the settings of the user and those of the workload, which nobody has to name when the walk is repeated.
     */
    private Map<String, String> settings(ArmPlan arm) {
        Map<String, String> settings = new TreeMap<>(plan.stream().workload().settings());
        settings.putAll(arm.settings());
        return settings;
    }

    private Arm open(ArmPlan arm, String suffix) throws ArmUnavailableException, InterruptedException {
        ArmFolder folder;
        try {
            folder = ArmFolder.create(plan.folder().resolve(arm.name().replace('/', '_') + suffix));
        } catch (IOException e) {
            throw new ArmUnavailableException("no folder could be created for the arm " + arm.name() + ": " + e, e);
        }
        transcripts.put(arm.name(), folder.transcript());
        ArmContext context = new ArmContext(
                arm.name(),
                folder,
                arm.engine(),
                arm.client(),
                plan.limits().operationTimeout(),
                plan.limits().startTimeout(),
                settings(arm),
                arm.surroundings());
        try {
            DeclaredSupport support = new DeclaredSupport(arm.provider());
            Backend backend = arm.provider().open(context);
            if (backend == null) {
                throw new UnsoundBackendException(
                        opening(arm) + " returned null; return a Backend, or throw ArmUnavailableException");
            }
            return new Arm(arm, context, backend, support, told(arm, backend));
        } catch (IOException e) {
            throw new ArmUnavailableException("the arm " + arm.name() + " cannot use its folder: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new ArmUnavailableException(Sentences.outOfMemory(e), e);
        } catch (ArmUnavailableException | InterruptedException | UnsoundBackendException e) {
            throw e;
        } catch (Throwable e) {
            throw new UnsoundBackendException(
                    opening(arm) + " threw " + Sentences.thrown(e)
                            + "; throw ArmUnavailableException if the arm cannot be started on this machine",
                    e);
        }
    }

    /** Returns the version that the engine tells, which must be the planned one. */
    private static Optional<String> told(ArmPlan arm, Backend backend)
            throws ArmUnavailableException, InterruptedException {
        boolean kept = false;
        try {
            Optional<String> told = backend.engineVersion();
            if (told == null) {
                throw new UnsoundBackendException(backend.getClass().getName()
                        + ".engineVersion() returned null; return the version, or Optional.empty()");
            }
            String planned = arm.engine().version();
            // Without artifacts nothing was named, so the planned version is only a placeholder.
            boolean named = !arm.engine().system().coordinates().isEmpty();
            if (named && told.isPresent() && !told.get().equals(planned)) {
                throw new ArmUnavailableException("the arm " + arm.name() + " is planned with version " + planned
                        + ", and its engine says that it is version " + told.get()
                        + "; name that version, or mend what the arm starts");
            }
            kept = true;
            return told;
        } finally {
            if (!kept) {
                backend.close();
            }
        }
    }

    private static String opening(ArmPlan arm) {
        return "the arm " + arm.name() + ": " + arm.provider().getClass().getName() + ".open(context)";
    }
}
