package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.Sha256;
import org.junit.jupiter.api.Test;

class LastDigestTest {

    @Test
    void each_body_has_its_own_digest_whatever_was_digested_before() {
        LastDigest digests = new LastDigest();

        for (String body : new String[] {"one", "two", "two", "one", ""}) {
            assertThat(digests.of(body)).isEqualTo(Sha256.ofText(body));
        }
    }
}
