package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.platform.FileTree;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.StorageSign;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InContextTest {

    private static final StorageContext PARTS = context("parts", "parts:", files("store.1", false, "", -1));
    private static final StorageContext LOCKED = context("locked", "", files("store", false, "SECRET", -1));
    private static final StorageContext SMALL = context("small", "", files("store", false, "", 4));
    private static final StorageContext NOWHERE = context("nowhere", "mem:", files("**", true, "", -1));
    private static final StorageContext TOLD = context("told", "", new StorageSign.Told("MODE()", "", "told"));

    private static final SystemUnderTest SYSTEM =
            SystemUnderTest.named("any").offering(List.of(PARTS, LOCKED, SMALL, NOWHERE, TOLD));

    @TempDir
    private Path folder;

    @Test
    void a_store_that_has_the_signs_is_in_force_from_the_opening_to_the_end() throws Exception {
        assertThat(opened(PARTS, Map.of("store", "data", "store.1", "more")).apply(ASK))
                .isInstanceOf(Outcome.Rows.class);
        assertThat(opened(LOCKED, Map.of("store", "SECRETdata")).apply(ASK)).isInstanceOf(Outcome.Rows.class);
        assertThat(opened(SMALL, Map.of("store", "abc")).apply(ASK)).isInstanceOf(Outcome.Rows.class);
        assertThat(opened(NOWHERE, Map.of()).apply(ASK)).isInstanceOf(Outcome.Rows.class);
        assertThat(opened(TOLD, Map.of()).apply(ASK)).isInstanceOf(Outcome.Rows.class);
    }

    @Test
    void a_context_that_does_nothing_is_refused_when_the_arm_is_opened() {
        assertIgnored(PARTS, Map.of("store", "data"), "its sign is a file store.1, and there is none among [store]");
        assertIgnored(LOCKED, Map.of("store", "data"), "a file store that begins with SECRET, and store begins with");
        assertIgnored(SMALL, Map.of("store", "abcdef"), "of less than 4 bytes, and store has 6 bytes");
        assertIgnored(NOWHERE, Map.of("store", "data"), "its sign is no file **, and there is store");
    }

    @Test
    void an_engine_that_tells_another_context_is_refused() {
        assertThatThrownBy(() -> provider(TOLD, Map.of(), "other").open(arm(TOLD)))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("the storage context told is not in force: its sign is MODE() gives told");
    }

    @Test
    void a_context_that_ends_during_the_walk_breaks_the_next_read() throws Exception {
        Backend arm = opened(PARTS, Map.of("store", "data", "store.1", "more"));
        Files.delete(folder.resolve("arm/data/store.1"));
        assertThat(arm.read(List.of(ASK, ASK)))
                .hasSize(2)
                .allMatch(outcome -> outcome instanceof Outcome.Broken broken
                        && broken.cause() == Outcome.Broken.Cause.UNPROVEN
                        && broken.detail().contains("parts is not in force"));
        assertThat(arm.observe(Channel.PHYSICAL, List.of(ASK))).first().isInstanceOf(Outcome.Broken.class);
        assertThatThrownBy(arm::leave).isInstanceOf(IOException.class).hasMessageContaining("parts is not in force");
    }

    /** A store in a container has no files here before it is left. */
    @Test
    void a_store_that_is_elsewhere_is_judged_when_it_is_left() throws Exception {
        Backend arm = opened(PARTS, Map.of());
        assertThat(arm.read(List.of(ASK))).first().isInstanceOf(Outcome.Rows.class);
        Files.writeString(folder.resolve("arm/data/store"), "data");
        assertThatThrownBy(arm::leave).hasMessageContaining("there is none among [store]");
    }

    @Test
    void what_a_context_gives_up_is_declared_with_its_reason() {
        StorageContext context = new StorageContext(
                "bare",
                "bare",
                "bare:",
                Map.of(),
                Map.of(),
                Map.of("REOPEN", "it ends", "AFTERLIFE", "it has ended"),
                List.of(new StorageSign.Told("1", "", "1")));
        InContext provider = new InContext(new Stored(Map.of(), "1"), context);
        assertThat(provider.support(OperationKind.REOPEN)).isEqualTo(Support.unsupported("it ends"));
        assertThat(provider.support("reopen", Operation.reopen())).isEqualTo(Support.unsupported("it ends"));
        assertThat(provider.support(Channel.AFTERLIFE)).isEqualTo(Support.unsupported("it has ended"));
        assertThat(provider.support(OperationKind.MUTATE)).isEqualTo(Support.OFFERED);
        assertThat(provider.transport()).isEqualTo("stored+bare");
    }

    @Test
    void a_context_that_nobody_has_is_refused_with_what_was_meant() {
        assertThatThrownBy(() -> of("stored+part"))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms: stored+part: any has no storage context 'part'; did you mean parts? It has locked,"
                        + " nowhere, parts, small, told");
        assertThatThrownBy(
                        () -> InContext.of(ArmSpec.parse("stored+parts"), SystemUnderTest.named("any"), transports()))
                .hasMessageContaining("any has no storage context 'parts'; its description names none");
    }

    @Test
    void a_transport_that_lacks_a_context_names_those_that_have_it() {
        assertThatThrownBy(() -> of("bare+nowhere"))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms: bare+nowhere: bare cannot keep a store in this context: the transport opens its"
                        + " store without a prefix and without settings; name stored+nowhere");
    }

    @Test
    void a_context_that_is_a_file_is_made_before_the_store_and_is_no_sign_of_itself() throws Exception {
        StorageContext direct = new StorageContext(
                "direct",
                "direct",
                "",
                Map.of(),
                Map.of("mode.cfg", "direct"),
                Map.of(),
                List.of(files("**", true, "", -1)));
        new InContext(new Stored(Map.of(), "1"), direct).open(arm(direct));
        assertThat(folder.resolve("arm/data/mode.cfg")).hasContent("direct");
    }

    private static BackendProvider of(String arm) {
        return InContext.of(ArmSpec.parse(arm), SYSTEM, transports());
    }

    private static SortedMap<String, BackendProvider> transports() {
        SortedMap<String, BackendProvider> transports = new TreeMap<>();
        transports.put("stored", new Stored(Map.of(), ""));
        transports.put("bare", new Bare());
        return transports;
    }

    private void assertIgnored(StorageContext context, Map<String, String> files, String instead) {
        assertThatThrownBy(() -> provider(context, files, "").open(arm(context)))
                .as(context.name())
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("the storage context " + context.name() + " is not in force")
                .hasMessageContaining(instead);
    }

    private Backend opened(StorageContext context, Map<String, String> files) throws Exception {
        return provider(context, files, context.name()).open(arm(context));
    }

    private static InContext provider(StorageContext context, Map<String, String> files, String told) {
        return new InContext(new Stored(files, told), context);
    }

    private ArmContext arm(StorageContext context) throws IOException {
        Path root = folder.resolve("arm");
        if (Files.exists(root)) {
            new FileTree(root).delete();
        }
        Engine engine = Engine.of(SYSTEM.offering(List.of(context)).in(context.name()));
        return new ArmContext(
                "arm", ArmFolder.create(root), engine, engine, Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of());
    }

    private static final Operation.Query ASK =
            Operation.orderedQuery("SELECT", List.of(new Column("told", ValueKind.TEXT, "MODE()")), "");

    private static StorageContext context(String name, String prefix, StorageSign sign) {
        return new StorageContext(name, name, prefix, Map.of("A", "B"), Map.of(), Map.of(), List.of(sign));
    }

    private static StorageSign files(String glob, boolean none, String begins, long below) {
        return new StorageSign.Files(
                glob,
                none,
                Optional.of(begins).filter(text -> !text.isEmpty()),
                OptionalLong.empty(),
                below < 0 ? OptionalLong.empty() : OptionalLong.of(below));
    }

    /** A transport that writes these files and tells this, whatever its context is. */
    private record Stored(Map<String, String> files, String told) implements BackendProvider {
        @Override
        public String system() {
            return "any";
        }

        @Override
        public String transport() {
            return "stored";
        }

        @Override
        public Support support(StorageContext context) {
            return Support.OFFERED;
        }

        @Override
        public Support support(Channel channel) {
            return Support.OFFERED;
        }

        @Override
        public Backend open(ArmContext context) {
            files.forEach((name, text) -> {
                try {
                    Files.writeString(context.folder().data().resolve(name), text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new Backend() {
                @Override
                public Outcome apply(Operation operation) {
                    return new Outcome.Rows(List.of(Row.of(Cell.text(told))));
                }

                @Override
                public void close() {}
            };
        }
    }

    /** A transport that knows nothing of contexts. */
    private record Bare() implements BackendProvider {
        @Override
        public String system() {
            return "any";
        }

        @Override
        public String transport() {
            return "bare";
        }

        @Override
        public Backend open(ArmContext context) {
            throw new AssertionError("not opened");
        }
    }
}
