package dev.lockstep.cli.driver;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The arm that is a driver. */
final class DriverBackend extends OperationBackend {

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final ArmContext context;
    private final ArmFolder folder;
    private final Dialogue dialogue;
    private final Hello hello;
    private final String words;
    private final Another another;
    private int copies;

    /** Starts one more driver on the same store. */
    @FunctionalInterface
    interface Another {
        DriverBackend start() throws IOException, DriverFaultException, InterruptedException;
    }

    private DriverBackend(ArmContext context, Dialogue dialogue, Hello hello, String words, Another another) {
        this.context = context;
        this.folder = context.folder();
        this.dialogue = dialogue;
        this.hello = hello;
        this.words = words;
        this.another = another;
    }

    /** Opens the store of a driver that has said hello. */
    static DriverBackend open(
            ArmContext context, Dialogue dialogue, Hello hello, String words, boolean fresh, Another another)
            throws DriverFaultException, InterruptedException {
        DriverBackend backend = new DriverBackend(context, dialogue, hello, words, another);
        backend.openStore(context.folder().data(), fresh, Deadline.in(context.startTimeout()));
        if (hello.holds() instanceof Hello.Lock lock && Files.exists(backend.lockFile(lock))) {
            backend.folder.seeLock(backend.lockFile(lock));
        }
        return backend;
    }

    private void openStore(Path store, boolean fresh, Deadline deadline)
            throws DriverFaultException, InterruptedException {
        ObjectNode message = Message.of("open")
                .put("system", context.engine().system().name())
                .put("folder", store.toString())
                .put("scratch", folder.scratch().toString())
                .put("version", context.engine().version());
        ObjectNode settings = message.putObject("settings");
        context.settings().forEach(settings::put);
        done(message.put("fresh", fresh), deadline);
    }

    private void done(ObjectNode message, Deadline deadline) throws DriverFaultException, InterruptedException {
        ObjectNode answer = dialogue.ask(message, deadline);
        checked(() -> {
            Answer.requireDone(answer, message.get("do").stringValue());
            return true;
        });
    }

    private interface Reading<T> {
        T read() throws DriverFaultException;
    }

    private <T> T checked(Reading<T> reading) throws DriverFaultException {
        try {
            return reading.read();
        } catch (DriverFaultException e) {
            dialogue.end(e);
            throw e;
        }
    }

    private Deadline deadline() {
        return Deadline.in(context.operationTimeout());
    }

    private Outcome plain(Operation operation) throws InterruptedException {
        Optional<ObjectNode> message = Message.of(operation);
        if (message.isEmpty()) {
            return new Outcome.Unsupported("the driver protocol has no form for " + operation.kind());
        }
        folder.transcript().ask(message.get().toString());
        try {
            ObjectNode answer = dialogue.ask(Message.applying(message.get()), deadline());
            OptionalInt width = operation
                    .rowShape()
                    .map(shape -> OptionalInt.of(shape.columns().size()))
                    .orElse(OptionalInt.empty());
            return checked(() -> Answer.outcome(answer, width));
        } catch (DriverFaultException e) {
            return broken(e);
        }
    }

    private Broken broken(DriverFaultException fault) {
        Map<String, String> evidence = new TreeMap<>(
                Map.of("command", words, "stderr", dialogue.driver().log()));
        if (!fault.lastWords().isEmpty()) {
            evidence.put("log ends with", fault.lastWords());
        }
        return new Broken(fault.kind(), fault.getMessage(), true, evidence);
    }

    @Override
    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        return noted(queries, "query");
    }

    /** Each read is noted by itself, although they are sent together. */
    private List<Outcome> noted(List<Operation.Query> queries, String channel) throws InterruptedException {
        queries.forEach(query -> {
            folder.transcript().read();
            Message.of(query).ifPresent(message -> folder.transcript().ask(message.toString()));
        });
        return read(queries, channel, Optional.empty());
    }

    private List<Outcome> read(List<Operation.Query> queries, String channel, Optional<Path> copy)
            throws InterruptedException {
        ObjectNode message = Message.reading(channel, copy.map(Path::toString), queries);
        List<Integer> widths =
                queries.stream().map(query -> query.columns().size()).toList();
        try {
            ObjectNode answer =
                    dialogue.ask(message, Deadline.in(context.operationTimeout().multipliedBy(queries.size())));
            return checked(() -> Answer.outcomes(answer, widths));
        } catch (DriverFaultException e) {
            return queries.stream().map(query -> (Outcome) broken(e)).toList();
        }
    }

    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        return noted(queries, channel.toString());
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
        return plain(mutate);
    }

    @Override
    protected Outcome query(Operation.Query query) throws InterruptedException {
        return plain(query);
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws InterruptedException {
        return plain(ask);
    }

    @Override
    protected Outcome load(Operation.Load load) throws InterruptedException {
        return plain(load);
    }

    @Override
    protected Outcome call(Operation.Call call) throws InterruptedException {
        return plain(call);
    }

    @Override
    protected Outcome optimize() throws InterruptedException {
        return plain(Operation.optimize());
    }

    @Override
    protected Outcome repair() throws InterruptedException {
        return plain(Operation.repair());
    }

    @Override
    protected Outcome restart() throws InterruptedException {
        return plain(Operation.restart());
    }

    @Override
    protected Outcome reopen() throws InterruptedException {
        folder.transcript().ask("release, open");
        try {
            done(Message.of("release"), deadline());
            boolean free = isFree();
            openStore(folder.data(), false, deadline());
            return free
                    ? Outcome.Done.UNCOUNTED
                    : Broken.of(Cause.UNPROVEN, "the driver still holds its store after it has answered release");
        } catch (DriverFaultException e) {
            return broken(e);
        }
    }

    private boolean isFree() {
        if (hello.holds() instanceof Hello.Lock lock) {
            return folder.proveFree(lockFile(lock));
        }
        if (hello.holds() instanceof Hello.OpenFiles) {
            OpenFiles files = new OpenFiles(folder.data());
            return folder.proveFree(() -> !files.areHeldBy(dialogue.driver().processes()));
        }
        return true;
    }

    private Path lockFile(Hello.Lock lock) {
        return folder.data().resolve(lock.file());
    }

    /** An actor is a separate process. */
    @Override
    public Actor actor() throws IOException, InterruptedException {
        try {
            return new DriverActor(another.start());
        } catch (DriverFaultException e) {
            throw new IOException("one more driver cannot open the store: " + e.told(), e);
        }
    }

    private record DriverActor(DriverBackend driver) implements Actor {

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return driver.apply(operation);
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        Path copy = Files.createDirectory(folder.scratch().resolve("copy-" + ++copies));
        folder.transcript().ask("copy, read");
        try {
            done(Message.of("copy").put("to", copy.toString()), deadline());
        } catch (DriverFaultException e) {
            return broken(e);
        }
        taken(backup);
        return read(List.of(backup.content()), "copy", Optional.of(copy)).get(0);
    }

    @Override
    public Optional<String> engineVersion() {
        return hello.version();
    }

    @Override
    public Map<String, String> description() {
        return Map.of("launcher", "a driver", "driver", hello.name(), "command", words);
    }

    @Override
    protected void release() throws InterruptedException {
        if (dialogue.isBroken()) {
            dialogue.close();
            noteLog();
            return;
        }
        try {
            done(Message.of("close"), Deadline.in(TO_END));
            Optional<Integer> exit = dialogue.driver().leave(Deadline.in(TO_END));
            dialogue.refuseUnasked();
            if (exit.isEmpty() || exit.get() != 0) {
                throw new IllegalStateException("the driver answered close and "
                        + exit.map(code -> "then ended with " + code).orElse("did not end"));
            }
        } catch (DriverFaultException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            dialogue.close();
            noteLog();
        }
    }

    private void noteLog() {
        folder.log().said(words, dialogue.driver().log());
    }
}
