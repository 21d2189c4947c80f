package dev.lockstep.embedded.jena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

    /** A campaign opens an engine for each walk, and Jena has thousands of classes. */
    @Tag("nightly")
    @Test
    void the_classes_of_an_engine_that_was_closed_can_be_unloaded() throws Exception {
        WeakReference<ClassLoader> classes = classesOfAClosedEngine(ArmFolder.create(root.resolve("another")));

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return classes.refersTo(null);
        });
    }

    /** In a method, so that no variable holds the engine any longer. */
    private static WeakReference<ClassLoader> classesOfAClosedEngine(ArmFolder folder) throws Exception {
        EngineLoader loader = new EngineLoader(new Resolver().resolve(JENA, JENA.defaultVersion()));
        JenaStore store = JenaStore.create(new JenaEngine(loader), JENA, folder);
        assertThat(store.apply(Operation.mutate("INSERT DATA { <urn:a> <urn:b> <urn:c> }")))
                .isEqualTo(Outcome.Done.UNCOUNTED);
        assertThat(store.apply(Operation.ask("SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")))
                .isInstanceOf(Outcome.Refused.class);
        GraphCall get = new GraphCall(GraphCall.Verb.GET, "", "jsonld", "", GraphCall.Route.BODY);
        assertThat(store.apply(get.operation())).isInstanceOf(Outcome.Rows.class);
        store.close();
        return new WeakReference<>(loader.classLoader());
    }

    private static JenaEngine engine() throws Exception {
        return new JenaEngine(new EngineLoader(new Resolver().resolve(JENA, JENA.defaultVersion())));
    }
}
