package dev.lockstep.shelf;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shelf that can be observed over every channel, with a bug that only one of them sees.
 *
 * @param bug the bug
 */
public record DurableShelf(Bug bug) implements BackendProvider {

    /** The bugs. */
    public enum Bug {
        NONE,
        LOSES_WHAT_IS_NOT_READ,
        OLDER_SESSION_IS_BEHIND,
        YOUNGER_SESSION_IS_EMPTY,
        HAS_NO_SESSION_ALTHOUGH_IT_SAYS_SO,
        EMPTIED_WHEN_CLOSED,
        CANNOT_BE_OPENED_AGAIN,
        LOSES_ITS_MACHINE
    }

    @Override
    public String system() {
        return "shelf";
    }

    @Override
    public String transport() {
        return "durable";
    }

    @Override
    public Support support(Channel channel) {
        return Support.OFFERED;
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.NONE;
    }

    @Override
    public Backend open(ArmContext context) {
        TreeMap<?, ?> things = new TreeMap<String, Long>();
        context.folder().keep(TreeMap.class, things);
        return new Store(context, bug);
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException {
        switch (bug) {
            case CANNOT_BE_OPENED_AGAIN -> throw new IOException("the file is empty");
            case LOSES_ITS_MACHINE -> throw new ArmUnavailableException("no engine answers");
            default -> {
                return new Store(context, bug);
            }
        }
    }

    private static final class Store extends OperationBackend {

        private final SortedMap<String, Long> things;
        private final Bug bug;
        private final SortedMap<String, Long> before = new TreeMap<>();
        private String unread = "";

        @SuppressWarnings("unchecked")
        Store(ArmContext context, Bug bug) {
            this.things = context.folder().kept(TreeMap.class).orElseThrow();
            this.bug = bug;
        }

        @Override
        protected Outcome query(Operation.Query query) {
            unread = "";
            return rows(query, things);
        }

        private static Outcome rows(Operation.Query query, SortedMap<String, Long> from) {
            List<Row> rows = new ArrayList<>();
            from.forEach((name, size) -> rows.add(Row.of(Cell.text(name), Cell.number(size))));
            return new Outcome.Rows(query.before().equals("count") ? List.of(Row.of(Cell.number(from.size()))) : rows);
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            if (bug == Bug.LOSES_WHAT_IS_NOT_READ) {
                things.remove(unread);
            }
            if (!mutate.text().startsWith("put ")) {
                return Outcome.Done.UNCOUNTED;
            }
            String[] words = mutate.text().split(" ");
            if (things.containsKey(words[1])) {
                return new Outcome.Refused("DUPLICATE", "409", "there is a " + words[1]);
            }
            before.clear();
            before.putAll(things);
            things.put(words[1], Long.valueOf(words[2]));
            unread = words[1];
            return Outcome.Done.affecting(1);
        }

        @Override
        protected Outcome reopen() {
            return Outcome.Done.UNCOUNTED;
        }

        @Override
        public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
            if (bug == Bug.HAS_NO_SESSION_ALTHOUGH_IT_SAYS_SO || !channel.isSession()) {
                return super.observe(channel, queries);
            }
            boolean behind = channel == Channel.OLDER && bug == Bug.OLDER_SESSION_IS_BEHIND;
            boolean empty = channel == Channel.YOUNGER && bug == Bug.YOUNGER_SESSION_IS_EMPTY;
            SortedMap<String, Long> seen = empty ? new TreeMap<>() : behind ? before : things;
            return queries.stream().map(query -> rows(query, seen)).toList();
        }

        @Override
        protected void release() {
            if (bug == Bug.EMPTIED_WHEN_CLOSED) {
                things.clear();
            }
        }
    }
}
