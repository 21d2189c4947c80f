package dev.lockstep.assembly;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.StorageSign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An arm in a storage context, whose signs are looked for: all of them when it is opened and each time its whole store
 * is read, so at the end of a walk too; those in its files with every read; and once more when it leaves its store. A
 * sign that is missing breaks the read.
 *
 * <p>A store in a container has no files here until it is left, so its files are judged then.
 */
final class InForce implements ForwardingBackend {

    private final Backend backend;
    private final StorageContext context;
    private final ArmFolder folder;

    InForce(Backend backend, StorageContext context, ArmFolder folder) {
        this.backend = backend;
        this.context = context;
        this.folder = folder;
    }

    @Override
    public Backend backend() {
        return backend;
    }

    /** Returns which sign is missing, as a sentence. */
    Optional<String> missing() throws IOException, InterruptedException {
        Optional<String> inFiles = missingInFiles(false);
        if (inFiles.isPresent()) {
            return inFiles;
        }
        for (StorageSign sign : context.signs()) {
            if (sign instanceof StorageSign.Told told) {
                Outcome answer = backend.apply(EngineVersion.query("SELECT", told.expression(), told.source()));
                if (EngineVersion.told(answer)
                        .filter(text -> text.startsWith(told.begins()))
                        .isEmpty()) {
                    return notInForce(sign, "it answers " + answer);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        try {
            return inForce(missingInFiles(false), queries, () -> backend.read(queries));
        } catch (IOException e) {
            throw new IllegalStateException("the files of the store cannot be looked at: " + e, e);
        }
    }

    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        if (channel != Channel.PHYSICAL) {
            return ForwardingBackend.super.observe(channel, queries);
        }
        try {
            return inForce(missing(), queries, () -> backend.observe(channel, queries));
        } catch (IOException e) {
            throw new IllegalStateException("the files of the store cannot be looked at: " + e, e);
        }
    }

    /** Asks the arm. */
    @FunctionalInterface
    private interface Reading {
        List<Outcome> outcomes() throws InterruptedException;
    }

    private static List<Outcome> inForce(Optional<String> missing, List<Operation.Query> queries, Reading reading)
            throws InterruptedException {
        return missing.isPresent()
                ? Collections.nCopies(queries.size(), Broken.of(Broken.Cause.UNPROVEN, missing.get()))
                : reading.outcomes();
    }

    @Override
    public void leave() throws IOException, InterruptedException {
        backend.leave();
        Optional<String> missing = missingInFiles(true);
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
    }

    @Override
    public void close() {
        backend.close();
    }

    /**
     * Returns which sign the files lack.
     *
     * @param left whether the store must be here; otherwise no files at all are a store that is elsewhere
     */
    private Optional<String> missingInFiles(boolean left) throws IOException {
        List<Path> files = folder.names().stream()
                .filter(name -> !context.files().containsKey(name.toString()))
                .toList();
        for (StorageSign sign : context.signs()) {
            if (sign instanceof StorageSign.Files shape && (left || shape.none() || !files.isEmpty())) {
                Optional<String> missing = missing(shape, files);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(StorageSign.Files shape, List<Path> files) throws IOException {
        PathMatcher named = folder.data().getFileSystem().getPathMatcher("glob:" + shape.glob());
        List<Path> found = files.stream().filter(named::matches).sorted().toList();
        if (found.isEmpty() != shape.none()) {
            return notInForce(shape, shape.none() ? "there is " + found.get(0) : "there is none among " + files);
        }
        for (Path file : shape.none() ? List.<Path>of() : found) {
            Optional<String> other = other(shape, folder.data().resolve(file));
            if (other.isPresent()) {
                return notInForce(shape, file + " " + other.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> other(StorageSign.Files shape, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begins = shape.begins().orElse("").getBytes(StandardCharsets.ISO_8859_1);
            if (!Arrays.equals(in.readNBytes(begins.length), begins)) {
                return Optional.of("begins with something else");
            }
            long size = Files.size(file);
            boolean fits =
                    size >= shape.atLeast().orElse(0) && size < shape.below().orElse(Long.MAX_VALUE);
            return fits ? Optional.empty() : Optional.of("has " + size + " bytes");
        } catch (NoSuchFileException deletedMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<String> notInForce(StorageSign sign, String instead) {
        return Optional.of("the storage context " + context.name() + " is not in force: its sign is " + sign.words()
                + ", and " + instead);
    }
}
