package dev.lockstep.cli.driver;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Request;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the messages of the protocol, and misuses of it, at a driver. It judges how the driver speaks, not what its
 * product does: an operation may have any outcome, but it must have one.
 *
 * <p>Each group of checks has a separate driver. After a fault the rest of its group cannot be played, and counts as
 * not shown.
 */
public final class DriverCheck {

    /** Text of a megabyte is a line that a driver reads in one piece or not at all. */
    private static final int LARGE = 1 << 20;

    private static final Duration TO_END = Duration.ofSeconds(5);

    /**
     * A check that was played.
     *
     * @param name the check, as a sentence about a driver that is right
     * @param fault the fault; empty if the driver is right
     */
    public record Played(String name, Optional<String> fault) {}

    private final CommandLine command;
    private final Duration limit;
    private final Path folder;
    private final List<ObjectNode> changes;
    private final List<Played> played = new ArrayList<>();
    private int stores;

    private DriverCheck(CommandLine command, Duration limit, Path folder, List<ObjectNode> changes) {
        this.command = command;
        this.limit = limit;
        this.folder = folder;
        this.changes = List.copyOf(changes);
    }

    /**
     * Plays everything at a driver.
     *
     * @param command the driver
     * @param home the folder in which it runs
     * @param limit the time limit for each answer
     * @param folder an empty folder
     * @param changes operations that make a record in an empty store of the product, of which the driver has to do one;
     *     empty if nobody knows the product
     */
    public static List<Played> play(
            List<String> command, Path home, Duration limit, Path folder, List<ObjectNode> changes)
            throws IOException, InterruptedException {
        DriverCheck check = new DriverCheck(
                CommandLine.of(home, command),
                limit,
                folder,
                changes.isEmpty() ? List.of(operation(Request.CREATE, "k1")) : changes);
        Optional<Hello> hello = check.greeting();
        if (hello.isPresent()) {
            check.work(hello.get());
            check.misuse();
            check.reopening(hello.get());
            check.ending();
        }
        return List.copyOf(check.played);
    }

    /** A part of a check; what it throws is the fault of the driver. */
    private interface Part {
        void play() throws DriverFaultException, IOException, InterruptedException;
    }

    private boolean shows(String name, Part part) throws IOException, InterruptedException {
        try {
            part.play();
            played.add(new Played(name, Optional.empty()));
            return true;
        } catch (DriverFaultException e) {
            played.add(new Played(name, Optional.of(e.told())));
            return false;
        }
    }

    private Dialogue begin() throws IOException {
        return Dialogue.begin(command, Environment.of(Surroundings.USUAL));
    }

    private Deadline deadline() {
        return Deadline.in(limit);
    }

    private Optional<Hello> greeting() throws IOException, InterruptedException {
        List<Hello> said = new ArrayList<>();
        try (Dialogue first = begin();
                Dialogue second = begin()) {
            boolean answered = shows("hello is answered with what the driver offers", () -> {
                said.add(Hello.ask(first, deadline()));
            });
            if (answered) {
                shows("a second process says the same", () -> {
                    Hello other = Hello.ask(second, deadline());
                    require(other.equals(said.get(0)), "said " + other + " after " + said.get(0));
                });
            }
        }
        return said.stream().findFirst();
    }

    private static void require(boolean right, String fault) throws DriverFaultException {
        if (!right) {
            throw Dialogue.garbage(fault);
        }
    }

    private Path store() throws IOException {
        return Files.createDirectories(folder.resolve("store-" + ++stores));
    }

    private void open(Dialogue dialogue, Path store, boolean fresh) throws DriverFaultException, InterruptedException {
        ObjectNode message = Message.of("open")
                .put("system", "check")
                .put("version", "1")
                .put("folder", store.toString())
                .put("scratch", folder.toString());
        message.putObject("settings");
        Answer.requireDone(dialogue.ask(message.put("fresh", fresh), deadline()), "open");
    }

    /** Begins a driver with an open store. */
    private Dialogue opened(Path store) throws IOException, DriverFaultException, InterruptedException {
        Dialogue dialogue = begin();
        Hello.ask(dialogue, deadline());
        open(dialogue, store, true);
        return dialogue;
    }

    private Outcome ask(Dialogue dialogue, ObjectNode operation) throws DriverFaultException, InterruptedException {
        return Answer.outcome(dialogue.ask(Message.applying(operation), deadline()), OptionalInt.empty());
    }

    private void work(Hello hello) throws IOException, InterruptedException {
        try (Dialogue dialogue = begin()) {
            if (!shows("open makes a store in an empty folder", () -> {
                Hello.ask(dialogue, deadline());
                open(dialogue, store(), true);
            })) {
                return;
            }
            for (String verb : hello.verbs()) {
                if (!verb.equals(Hello.REOPEN) && !verb.equals(Hello.BACKUP)) {
                    shows(verb + " has an outcome", () -> ask(dialogue, operation(verb, "k1")));
                }
                // What follows would only say again that the driver was ended.
                if (dialogue.isBroken()) {
                    return;
                }
            }
            shows("an operation of a megabyte has an outcome", () -> {
                ask(dialogue, operation(hello.verbs().get(0), "x".repeat(LARGE)));
            });
            shows("read is answered with one outcome for each read", () -> {
                ObjectNode message = Message.of("read").put("channel", "query");
                ObjectNode list = operation(Request.LIST, "k1");
                message.putArray("operations").add(list).add(list);
                Answer.outcomes(dialogue.ask(message, deadline()), List.of(3, 3));
            });
            shows("read of nothing is answered with no outcome", () -> {
                ObjectNode message = Message.of("read").put("channel", "query");
                message.putArray("operations");
                Answer.outcomes(dialogue.ask(message, deadline()), List.of());
            });
        }
    }

    /** An operation that a driver of any product can refuse. */
    private static ObjectNode operation(String verb, String key) {
        ObjectNode operation = Request.of(verb, "people").with("key", key).json();
        operation.put("text", "SELECT 1");
        operation.putObject("record").put("name", "Ada");
        operation.putArray("columns").add("key").add("name").add("age");
        operation.putArray("requests");
        return operation;
    }

    private void misuse() throws IOException, InterruptedException {
        refuses(
                "a verb that it does not offer is unsupported or refused, and never done",
                dialogue -> ask(dialogue, operation("no-such-verb", "k1")));
        refuses("an operation without a verb is not done", dialogue -> ask(dialogue, Json.MAPPER.createObjectNode()));
        refuses(
                "an unknown message is not done",
                dialogue ->
                        Answer.outcome(dialogue.ask(Message.of("no-such-message"), deadline()), OptionalInt.empty()));
        shows("a key that it does not know is ignored", () -> {
            try (Dialogue dialogue = begin()) {
                ObjectNode message =
                        Message.of("hello").put("protocol", Hello.PROTOCOL).put("fromTheFuture", true);
                dialogue.ask(message, deadline());
            }
        });
    }

    private interface Misuse {
        Outcome play(Dialogue dialogue) throws DriverFaultException, InterruptedException;
    }

    private void refuses(String name, Misuse misuse) throws IOException, InterruptedException {
        shows(name, () -> {
            try (Dialogue dialogue = opened(store())) {
                Outcome outcome = misuse.play(dialogue);
                require(
                        !(outcome instanceof Outcome.Done || outcome instanceof Outcome.Rows),
                        "answered with a success: " + Json.MAPPER.writeValueAsString(outcome));
            }
        });
    }

    private void reopening(Hello hello) throws IOException, InterruptedException {
        Path store = store();
        if (hello.offers(Hello.REOPEN)) {
            shows("release closes the store, and open finds it again", () -> {
                try (Dialogue dialogue = opened(store)) {
                    OpenFiles files = new OpenFiles(store);
                    boolean seen = hello.holds() instanceof Hello.OpenFiles;
                    require(
                            !seen || files.areHeldBy(dialogue.driver().processes()),
                            "declares that it holds a file of its folder open, and holds none");
                    Answer.requireDone(dialogue.ask(Message.of("release"), deadline()), "release");
                    require(
                            !seen || !files.areHeldBy(dialogue.driver().processes()),
                            "still holds a file of its folder open after release");
                    open(dialogue, store, false);
                }
            });
            shows("a record is still there after release and open", () -> {
                try (Dialogue dialogue = opened(store())) {
                    Path here = folder.resolve("store-" + stores);
                    ObjectNode read = changed(dialogue, hello);
                    Outcome before = seen(dialogue, read);
                    Answer.requireDone(dialogue.ask(Message.of("release"), deadline()), "release");
                    open(dialogue, here, false);
                    requireSame(before, ask(dialogue, read, 1), "release and open");
                }
            });
        }
        if (hello.afterlife()) {
            shows("a record is still there when another process opens the store", () -> {
                Path here = store();
                ObjectNode read;
                Outcome before;
                try (Dialogue dialogue = opened(here)) {
                    read = changed(dialogue, hello);
                    before = seen(dialogue, read);
                    Answer.requireDone(dialogue.ask(Message.of("close"), deadline()), "close");
                }
                try (Dialogue other = begin()) {
                    Hello.ask(other, deadline());
                    open(other, here, false);
                    requireSame(before, ask(other, read, 1), "open in another process");
                }
            });
        }
        if (hello.offers(Hello.BACKUP)) {
            shows("copy makes a copy in another folder", () -> {
                try (Dialogue dialogue = opened(store())) {
                    Path copy = store();
                    Answer.requireDone(dialogue.ask(Message.of("copy").put("to", copy.toString()), deadline()), "copy");
                    try (var files = Files.list(copy)) {
                        require(files.findAny().isPresent(), "answered copy, and the folder is empty");
                    }
                }
            });
        }
        shows("open with fresh false makes no store where there is none", () -> {
            try (Dialogue dialogue = begin()) {
                Hello.ask(dialogue, deadline());
                Path empty = store();
                ObjectNode message = Message.of("open")
                        .put("system", "check")
                        .put("version", "1")
                        .put("folder", empty.toString())
                        .put("scratch", folder.toString())
                        .put("fresh", false);
                message.putObject("settings");
                Optional<ObjectNode> answer = answered(dialogue, message);
                require(
                        answer.isEmpty()
                                || !(Answer.outcome(answer.get(), OptionalInt.empty()) instanceof Outcome.Done),
                        "opened a store that is not there");
            }
        });
    }

    private Outcome ask(Dialogue dialogue, ObjectNode operation, int width)
            throws DriverFaultException, InterruptedException {
        return Answer.outcome(dialogue.ask(Message.applying(operation), deadline()), OptionalInt.of(width));
    }

    /** Makes a record, and returns the read that finds it. */
    private ObjectNode changed(Dialogue dialogue, Hello hello) throws DriverFaultException, InterruptedException {
        if (hello.offers("mutate")) {
            for (String text : List.of("CREATE TABLE lockstep_check(a INT)", "INSERT INTO lockstep_check VALUES(1)")) {
                Outcome outcome = ask(dialogue, Message.verb("mutate").put("text", text));
                require(outcome instanceof Outcome.Done, "is not shown: " + text + " was answered with " + outcome);
            }
            ObjectNode read = Message.verb("query").put("text", "SELECT a FROM lockstep_check");
            read.putArray("columns").add("a");
            return read;
        }
        List<String> refused = new ArrayList<>();
        for (ObjectNode change : changes) {
            boolean answersKey = change.has("columns");
            Outcome outcome = answersKey ? ask(dialogue, change, 1) : ask(dialogue, change);
            if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Rows) {
                ObjectNode read = Request.of(
                                Request.LIST, change.path("collection").asString(""))
                        .json();
                read.putArray("columns").add("key");
                return read;
            }
            refused.add(String.valueOf(outcome));
        }
        throw Dialogue.garbage("did none of the changes of this check, so nothing is shown; its own are found in a"
                + " lockstep.yaml of the working directory. It answered " + String.join(", ", refused));
    }

    private Outcome seen(Dialogue dialogue, ObjectNode read) throws DriverFaultException, InterruptedException {
        Outcome before = ask(dialogue, read, 1);
        require(
                before instanceof Outcome.Rows rows && !rows.rows().isEmpty(),
                "does not find the record that it has just made: " + Json.MAPPER.writeValueAsString(before));
        return before;
    }

    private static void requireSame(Outcome before, Outcome after, String what) throws DriverFaultException {
        require(
                before.equals(after),
                "answered " + Json.MAPPER.writeValueAsString(before) + " before " + what + ", and "
                        + Json.MAPPER.writeValueAsString(after) + " after it");
    }

    /** Returns the answer; a driver that ends instead has answered nothing, and may do so here. */
    private Optional<ObjectNode> answered(Dialogue dialogue, ObjectNode message)
            throws DriverFaultException, InterruptedException {
        try {
            return Optional.of(dialogue.ask(message, deadline()));
        } catch (DriverFaultException e) {
            if (e.kind() == Outcome.Broken.Cause.DIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void ending() throws IOException, InterruptedException {
        shows("close is answered, and the driver ends with 0 and says no more", () -> {
            try (Dialogue dialogue = opened(store())) {
                Answer.requireDone(dialogue.ask(Message.of("close"), deadline()), "close");
                Optional<Integer> exit = dialogue.driver().leave(Deadline.in(TO_END));
                dialogue.refuseUnasked();
                require(exit.isPresent(), "did not end after close");
                require(exit.get() == 0, "ended with " + exit.get() + " after close");
            }
        });
        shows("the driver ends when its input ends", () -> {
            try (Dialogue dialogue = opened(store())) {
                require(dialogue.driver().leave(Deadline.in(TO_END)).isPresent(), "went on after the end of its input");
            }
        });
    }
}
