package dev.lockstep.campaign;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A digest of the code that plays a campaign. Snapshots of different commits have the same version, and their walks
 * must not be added up. It depends on the contents of the jars or folders alone: not on their place, and not on the day
 * they were packed.
 */
final class BuiltFrom {

    private static final String MANIFEST = "META-INF/";
    private static final String SERVICES = "META-INF/services/";

    private BuiltFrom() {}

    /** Returns the classes of a transport: of each that wraps another one, with its helpers, and of the innermost. */
    static Stream<Class<?>> layers(BackendProvider provider) {
        Stream<Class<?>> own = Stream.of(provider.getClass());
        return provider instanceof ForwardingProvider outer
                ? Stream.of(own, outer.helpers().stream().map(Object::getClass), layers(outer.provider()))
                        .flatMap(classes -> classes)
                : own;
    }

    /**
     * Returns the digest of everything that lies beside these classes. What belongs to Java is left out.
     *
     * @throws IllegalStateException if nobody knows where a class lies
     */
    static String of(Stream<Class<?>> classes) {
        List<String> digests = classes.flatMap(type -> place(type).stream())
                .distinct()
                .map(BuiltFrom::of)
                .distinct()
                .sorted()
                .toList();
        return digests.size() == 1 ? digests.get(0) : Sha256.ofTexts(digests.toArray(String[]::new));
    }

    private static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader()) {
            return Optional.empty();
        }
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("the code of " + type.getName() + " lies in no file, so nothing can tell"
                    + " whether two campaigns play the same; put it into a jar or a folder");
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file: " + source.getLocation(), e);
        }
    }

    /** Returns the digest of a jar or of a folder with the same contents. */
    static String of(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return digest(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return digest(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }

    private static String digest(Path root) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(name(root.relativize(file)), file);
            }
        }
        files.keySet().removeIf(name -> name.startsWith(MANIFEST) && !name.startsWith(SERVICES));
        MessageDigest digest = Sha256.begin();
        for (var file : files.entrySet()) {
            add(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
            add(digest, Files.readAllBytes(file.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length comes first, so that the boundaries count. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static String name(Path relative) {
        List<String> parts = new ArrayList<>();
        relative.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
