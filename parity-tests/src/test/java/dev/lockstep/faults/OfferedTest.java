package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Everything that the transports in the box offer, pinned in {@code golden/offered.txt}. An arm that offers less leaves
 * the comparison where it does, and no walk can tell that from an arm that never offered it.
 */
class OfferedTest {

    /** Every command of a workload, and every operation that it can become, is drawn in this many steps. */
    private static final long STEPS = 1000;

    private static final long SEED = 1;

    @Test
    void the_transports_in_the_box_offer_what_is_pinned() {
        Catalogue catalogue = Plugins.catalogue(List.of());
        List<String> lines = new ArrayList<>();
        for (SystemUnderTest system : catalogue.systems()) {
            Workload<?> social = catalogue.workload(system, Optional.of("social"));
            catalogue.transports(system).values().forEach(transport -> lines.addAll(offered(transport, social)));
        }

        Golden.check("offered.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void a_transport_that_offers_one_command_less_differs_from_what_is_pinned() {
        Workload<?> social =
                Plugins.catalogue(List.of()).workload(Ground.H2.engine().system(), Optional.of("social"));
        BackendProvider sound = new H2EmbeddedProvider();

        List<String> pinned = offered(sound, social);

        assertThat(offered(new Without("findPerson", sound), social))
                .hasSameSizeAs(pinned)
                .filteredOn(line -> !pinned.contains(line))
                .containsExactly("h2 embedded command findPerson: unsupported");
    }

    private record Without(String command, BackendProvider provider) implements ForwardingProvider {
        @Override
        public Support support(String commandKind, Operation operation) {
            return commandKind.equals(command)
                    ? Support.unsupported("planted")
                    : provider.support(commandKind, operation);
        }
    }

    private static List<String> offered(BackendProvider transport, Workload<?> workload) {
        String arm = transport.system() + " " + transport.transport() + " ";
        List<String> lines = new ArrayList<>();
        declared(transport).forEach((what, level) -> lines.add(arm + what + ": " + level));
        ofCommands(workload, transport).forEach((kind, levels) -> lines.add(arm + "command " + kind + ": " + levels));
        return lines;
    }

    /** The invariants decide alone whether a transport is looked into. */
    private static Support support(BackendProvider transport, Channel channel) {
        if (channel != Channel.INSIDE) {
            return transport.support(channel);
        }
        return transport.invariants().isEmpty()
                ? Support.unsupported("the transport declares no invariants")
                : Support.OFFERED;
    }

    private static SortedMap<String, String> declared(BackendProvider transport) {
        SortedMap<String, String> declared = new TreeMap<>();
        for (Channel channel : Channel.values()) {
            declared.put("channel " + channel, text(support(transport, channel)));
        }
        for (OperationKind kind : OperationKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            declared.put("operation " + name, text(transport.support(kind)));
            declared.put("evidence of " + name, transport.evidence(kind).toString());
            declared.put(
                    "told of " + name, transport.tells(kind).isEmpty() ? "nothing" : facets(transport.tells(kind)));
        }
        return declared;
    }

    /** Returns the support for each kind of command; a kind that becomes several operations may have several. */
    private static <M> SortedMap<String, String> ofCommands(Workload<M> workload, BackendProvider transport) {
        SortedMap<String, SortedSet<String>> levels = new TreeMap<>();
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        GeneratedCommands<M> commands = new GeneratedCommands<>(new SeedTree(SEED), workload.alphabet());
        M model = workload.newModel();
        for (long step = 1; step <= STEPS; step++) {
            Command<M> command = commands.next(model, step).orElseThrow();
            CommandKind<M> kind = alphabet.kindOf(command);
            Operation operation = kind.render(command);
            levels.computeIfAbsent(kind.name(), unused -> new TreeSet<>())
                    .add(text(transport.support(kind.name(), operation)));
            if (command.expect(model) instanceof Expectation.Refuses) {
                command.refused(model);
            } else {
                command.apply(model);
            }
        }
        SortedMap<String, String> texts = new TreeMap<>();
        alphabet.names()
                .forEach(kind -> texts.put(
                        kind,
                        levels.getOrDefault(kind, new TreeSet<>()).stream().collect(Collectors.joining(" or "))));
        return texts;
    }

    private static String facets(Set<Facet> told) {
        return told.stream().map(Facet::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String text(Support support) {
        return support.level().name().toLowerCase(Locale.ROOT);
    }
}
