package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    @Test
    void the_cache_is_where_the_user_wants_it() {
        Map<String, String> both = Map.of("LOCKSTEP_CACHE", "/own", "XDG_CACHE_HOME", "/caches");
        assertThat(CacheFolder.path(Optional.of("/said"), both)).isEqualTo(Path.of("/said"));
        assertThat(CacheFolder.path(Optional.empty(), both)).isEqualTo(Path.of("/own"));
        assertThat(CacheFolder.path(Optional.empty(), Map.of("LOCKSTEP_CACHE", "", "XDG_CACHE_HOME", "/caches")))
                .isEqualTo(Path.of("/caches/lockstep"));
        assertThat(CacheFolder.path(Optional.empty(), Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "lockstep"));
    }
}
