package dev.lockstep.embedded.jena;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A close that leaves the store open is reported. */
class JenaClosingTest {

    private static final SystemUnderTest JENA = new JenaProvider().system();

    @TempDir
    private Path root;

    private ArmFolder folder;
    private JenaEngine engine;

    @BeforeEach
    void an_engine_and_a_folder() throws Exception {
        folder = ArmFolder.create(root);
        engine = engine();
    }

    @Test
    void a_store_that_is_closed_is_free() {
        JenaStore store = JenaStore.create(engine, JENA, folder);
        assertThatCode(store::close).doesNotThrowAnyException();
    }

    @Test
    void a_store_that_is_still_held_after_its_close_is_reported() throws Exception {
        Tdb real = engine.create(folder.data());
        JenaEngine other = engine();
        Tdb forgetful = (Tdb) Proxy.newProxyInstance(
                Tdb.class.getClassLoader(), new Class<?>[] {Tdb.class}, (proxy, method, arguments) -> null);

        assertThatIllegalStateException()
                .isThrownBy(() -> new JenaStore(other, JENA, folder, forgetful).close())
                .withMessage("TDB2 closed its store and still holds " + JenaEngine.lock(folder.data()));

        real.close();
    }

    private static JenaEngine engine() throws Exception {
        return new JenaEngine(new EngineLoader(new Resolver().resolve(JENA, JENA.defaultVersion())));
    }
}
