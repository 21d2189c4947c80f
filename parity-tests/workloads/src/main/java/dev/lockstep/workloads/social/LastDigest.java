package dev.lockstep.workloads.social;

import dev.lockstep.platform.Sha256;
import java.util.Optional;

/**
 * The digest of the body that was digested last. A model has at most one body that is read as its digest, and it is
 * read after most steps and seldom changes.
 */
final class LastDigest {

    private Optional<Digested> last = Optional.empty();

    private record Digested(String body, String digest) {}

    /** Returns the SHA-256 of the UTF-8 form of a body, in lower-case hexadecimal digits. */
    String of(String body) {
        if (last.isEmpty() || !last.get().body().equals(body)) {
            last = Optional.of(new Digested(body, Sha256.ofText(body)));
        }
        return last.get().digest();
    }
}
