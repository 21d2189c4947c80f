package dev.lockstep.audit;

import dev.lockstep.audit.Mutant.Group;
import dev.lockstep.audit.WithGhost.Loses;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mutants that answer as if everything were right, and do something else. */
final class StoreMutants {

    private StoreMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.add(losing(
                "loses-unread-writes",
                Group.UNREAD,
                "a write that is not read before the next is lost",
                Loses.UNREAD,
                provider -> true));
        all.add(losing(
                "forgets-before-a-reopen",
                Group.UNREAD,
                "a write that is not read before a reopen or a restart is lost",
                Loses.BEFORE_A_REOPEN,
                provider -> does(provider, OperationKind.REOPEN) || does(provider, OperationKind.RESTART)));
        all.add(losing(
                "forgets-before-maintenance",
                Group.UNREAD,
                "a write that is not read before an optimize or a repair is lost",
                Loses.BEFORE_MAINTENANCE,
                provider -> does(provider, OperationKind.OPTIMIZE) || does(provider, OperationKind.REPAIR)));
        all.add(losing(
                "forgets-at-the-end",
                Group.CLOSE,
                "the last write is not in the closed store",
                Loses.THE_LAST,
                provider -> Mutant.offered(provider.support(Channel.AFTERLIFE))));
        for (OperationKind kind :
                List.of(OperationKind.OPTIMIZE, OperationKind.REPAIR, OperationKind.REOPEN, OperationKind.RESTART)) {
            all.add(skipping(kind));
        }
        all.add(backup(
                "backs-up-nothing", "a backup is answered from the live store", true, StoreMutants::fromTheStore));
        all.add(backup(
                "backs-up-once",
                "each later backup is answered from the first copy",
                false,
                (backend, backup, first) -> first.isPresent() ? first.get() : backend.apply(backup)));
        all.add(new Mutant(
                "empties-at-the-end",
                Group.CLOSE,
                "the files of the closed store are empty",
                provider -> Mutant.offered(provider.support(Channel.AFTERLIFE)),
                (provider, firing) -> new Planted(
                        provider,
                        (backend, context) ->
                                new Emptying(backend, context.folder().data(), firing))));
        all.add(session(
                Channel.OLDER, "keeps-an-older-session-behind", "an older session sees its first answer for ever"));
        all.add(session(
                Channel.YOUNGER, "keeps-a-younger-session-behind", "a younger session sees the first answer for ever"));
        return all;
    }

    private static boolean does(BackendProvider provider, OperationKind kind) {
        return provider.support(kind).level() != Support.Level.UNSUPPORTED;
    }

    private static Mutant losing(
            String name, Group group, String what, Loses loses, Predicate<BackendProvider> applies) {
        return new Mutant(
                name,
                group,
                what,
                applies,
                (provider, firing) -> new Planted(provider, WithGhost.of(provider, loses, firing)));
    }

    /** Reports a maintenance as done, and does nothing. */
    private static Mutant skipping(OperationKind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return new Mutant(
                "reports-" + word + "-only",
                Group.MAINTENANCE,
                word + " is reported as done and not done",
                provider -> does(provider, kind) && provider.evidence(kind) != Evidence.NONE,
                (provider, firing) -> new Planted(provider, (backend, context) -> new Skipping(backend, kind, firing)));
    }

    private record Skipping(Backend backend, OperationKind kind, Firing firing) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation.kind() != kind) {
                return backend.apply(operation);
            }
            firing.fire();
            return Done.UNCOUNTED;
        }
    }

    /** Answers a backup. */
    @FunctionalInterface
    private interface Copying {
        /** @param first the answer to the first backup */
        Outcome answer(Backend backend, Operation.Backup backup, Optional<Outcome> first) throws InterruptedException;
    }

    private static Outcome fromTheStore(Backend backend, Operation.Backup backup, Optional<Outcome> first)
            throws InterruptedException {
        if (backup.canary().isPresent()) {
            backend.apply(backup.canary().get().before());
            backend.apply(backup.canary().get().after());
        }
        return backend.apply(backup.content());
    }

    /** @param fromTheFirst whether the first backup is wrong already */
    private static Mutant backup(String name, String what, boolean fromTheFirst, Copying copying) {
        return new Mutant(
                name,
                Group.BACKUP,
                what,
                provider -> does(provider, OperationKind.BACKUP),
                (provider, firing) -> new Planted(
                        provider, (backend, context) -> new Copies(backend, copying, fromTheFirst, firing)));
    }

    private static final class Copies implements ForwardingBackend {
        private final Backend backend;
        private final Copying copying;
        private final boolean fromTheFirst;
        private final Firing firing;
        private Optional<Outcome> first = Optional.empty();

        Copies(Backend backend, Copying copying, boolean fromTheFirst, Firing firing) {
            this.backend = backend;
            this.copying = copying;
            this.fromTheFirst = fromTheFirst;
            this.firing = firing;
        }

        @Override
        public Backend backend() {
            return backend;
        }

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (!(operation instanceof Operation.Backup backup)) {
                return backend.apply(operation);
            }
            boolean wrong = first.isPresent() || fromTheFirst;
            Outcome answer = copying.answer(backend, backup, first);
            first = first.or(() -> Optional.of(answer));
            if (wrong) {
                firing.fire();
            }
            return answer;
        }
    }

    private record Emptying(Backend backend, Path data, Firing firing) implements ForwardingBackend {
        @Override
        public void close() {
            backend.close();
            try (Stream<Path> inside = Files.walk(data)) {
                for (Path file : inside.filter(Files::isRegularFile).toList()) {
                    Files.write(file, new byte[0]);
                    firing.fire();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Mutant session(Channel channel, String name, String what) {
        return new Mutant(
                name,
                Group.SESSION,
                what,
                provider -> Mutant.offered(provider.support(channel)),
                (provider, firing) ->
                        new Planted(provider, (backend, context) -> new Behind(backend, channel, firing)));
    }

    private static final class Behind implements ForwardingBackend {
        private final Backend backend;
        private final Channel channel;
        private final Firing firing;
        private final Map<Operation.Query, Outcome> first = new HashMap<>();

        Behind(Backend backend, Channel channel, Firing firing) {
            this.backend = backend;
            this.channel = channel;
            this.firing = firing;
        }

        @Override
        public Backend backend() {
            return backend;
        }

        @Override
        public List<Outcome> observe(Channel asked, List<Operation.Query> queries) throws InterruptedException {
            List<Outcome> right = ForwardingBackend.super.observe(asked, queries);
            if (asked != channel) {
                return right;
            }
            List<Outcome> behind = new ArrayList<>();
            for (int i = 0; i < right.size(); i++) {
                Outcome seen = first.putIfAbsent(queries.get(i), right.get(i));
                if (seen != null && !seen.equals(right.get(i))) {
                    firing.fire();
                }
                behind.add(seen == null ? right.get(i) : seen);
            }
            return behind;
        }
    }
}
