package dev.lockstep.workloads.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaWorkloadTest {

    private static final Pattern REPEATED = Pattern.compile("REPEAT\\(U&'\\\\00e9', (\\d+)\\)");
    private static final long STEPS = 200;
    private static final SystemUnderTest H2 = new H2Provider().system();

    private final SchemaWorkload avoiding = new SchemaWorkload(Steering.round(H2.avoidances()));
    private final SchemaWorkload meeting = new SchemaWorkload(new Steering(Set.of(), Set.of()));

    @Test
    void the_same_seed_gives_the_same_commands_in_any_locale_and_zone() {
        List<String> lines = lines(avoiding, 42);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(lines(avoiding, 42)).isEqualTo(lines);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(lines(avoiding, 43)).isNotEqualTo(lines);
    }

    @Test
    void every_statement_is_printable_ASCII_on_one_line() {
        for (int seed = 1; seed <= 5; seed++) {
            assertThat(drawn(meeting, seed).stream()
                            .filter(SchemaCommand.class::isInstance)
                            .map(command -> ((SchemaCommand) command).sql()))
                    .allSatisfy(sql -> assertThat(sql).matches("[ -~]+"));
        }
    }

    @Test
    void a_few_walks_have_columns_of_every_type() {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (int seed = 1; seed <= 12; seed++) {
            drawn(avoiding, seed).stream()
                    .filter(CreateTable.class::isInstance)
                    .flatMap(table -> ((CreateTable) table).fields().stream())
                    .forEach(field -> types.add(field.type()));
        }
        assertThat(types).containsExactlyInAnyOrder(ValueType.values());
    }

    @Test
    void a_walk_that_meets_no_known_bug_repairs_no_store_that_cannot_be_rebuilt() {
        for (int seed = 1; seed <= 5; seed++) {
            Schema schema = avoiding.newModel();
            Set<Hazard> met = EnumSet.noneOf(Hazard.class);
            for (Command<Schema> command : drawn(avoiding, seed)) {
                for (Hazard hazard : Hazard.values()) {
                    if (schema.has(hazard)) {
                        met.add(hazard);
                        assertThat(command).isNotInstanceOf(Maintain.Repair.class);
                    }
                }
                command.apply(schema);
            }
            assertThat(met).as("seed %d", seed).isNotEmpty();
        }
    }

    @Test
    void a_walk_that_meets_the_known_bugs_repairs_stores_with_every_hazard() {
        Set<Hazard> repaired = EnumSet.noneOf(Hazard.class);
        for (int seed = 1; seed <= 10; seed++) {
            Schema schema = meeting.newModel();
            for (Command<Schema> command : drawn(meeting, seed)) {
                if (command instanceof Maintain.Repair) {
                    EnumSet.allOf(Hazard.class).stream().filter(schema::has).forEach(repaired::add);
                }
                command.apply(schema);
            }
        }
        assertThat(repaired).containsExactlyInAnyOrder(Hazard.values());
    }

    /** Tables are not asked for: nearly every other kind needs one. */
    @Test
    void some_of_64_seeds_leave_out_each_kind_except_the_one_that_makes_tables() {
        SortedMap<String, Integer> without = new TreeMap<>();
        for (int seed = 1; seed <= 64; seed++) {
            List<String> kinds = Swarm.choose(new SeedTree(seed), avoiding.alphabet()).stream()
                    .map(CommandKind::name)
                    .toList();
            avoiding.alphabet().stream()
                    .map(CommandKind::name)
                    .filter(kind -> !kinds.contains(kind))
                    .forEach(kind -> without.merge(kind, 1, Integer::sum));
        }
        assertThat(avoiding.alphabet())
                .extracting(CommandKind::name)
                .filteredOn(kind -> !kind.equals(CreateTable.NAME))
                .allSatisfy(kind -> assertThat(without.getOrDefault(kind, 0))
                        .as("%s, of %s", kind, without)
                        .isGreaterThanOrEqualTo(4));
    }

    @Test
    void a_materialized_view_is_rendered_as_a_view_unless_the_bug_is_met() {
        assertThat(rendered(avoiding)).noneMatch(text -> text.contains("MATERIALIZED"));
        assertThat(rendered(meeting)).anyMatch(text -> text.contains("CREATE MATERIALIZED VIEW"));
    }

    @Test
    void a_large_object_is_inserted_under_a_key_that_may_be_taken_only_where_the_bug_is_met() {
        assertThat(largeInserts(avoiding)).isZero();
        assertThat(largeInserts(meeting)).isPositive();
    }

    private static long largeInserts(SchemaWorkload workload) {
        long count = 0;
        for (int seed = 1; seed <= 40; seed++) {
            Schema schema = workload.newModel();
            for (Command<Schema> command : drawn(workload, seed)) {
                if (command instanceof Store.InsertRows insert
                        && schema.find(insert.table()).orElseThrow().fields().stream()
                                .anyMatch(field -> field.making() == Field.Making.KEY)
                        && insert.rows().stream().flatMap(List::stream).anyMatch(SchemaWorkloadTest::isLarge)) {
                    count++;
                }
                command.apply(schema);
            }
        }
        return count;
    }

    /** A large object of more than 256 bytes leaves its row. A repeated letter has two of them. */
    private static boolean isLarge(String literal) {
        Matcher repeated = REPEATED.matcher(literal);
        return repeated.find() && Integer.parseInt(repeated.group(1)) * 2 > 256;
    }

    @Test
    void a_new_table_reads_no_other_in_a_default_after_a_repair_which_numbers_again() {
        Schema schema = avoiding.newModel();
        schema.maintain(false);
        assertThat(schema.mayReadInDefault(true)).isTrue();
        schema.maintain(true);
        assertThat(schema.mayReadInDefault(true)).isFalse();
        assertThat(meeting.newModel().mayReadInDefault(true)).isTrue();
    }

    @Test
    void what_depends_on_a_dropped_object_is_gone_too() {
        Schema schema = avoiding.newModel();
        schema.add(Item.of(Sort.TABLE, "T1"));
        schema.add(Item.of(Sort.VIEW, "V2", "T1"));
        schema.add(Item.of(Sort.SYNONYM, "Y3", "V2"));
        schema.add(Item.of(Sort.SEQUENCE, "Q4"));
        schema.remove("T1");
        assertThat(schema.items()).extracting(Item::name).containsExactly("Q4");
    }

    @Test
    void what_uses_a_renamed_table_uses_its_new_name() {
        Schema schema = meeting.newModel();
        schema.add(Item.of(Sort.TABLE, "T1"));
        schema.add(Item.of(Sort.VIEW, "V2", "T1"));
        schema.rename("T1", "T3");
        assertThat(schema.isUsed("T3")).isTrue();
        assertThat(schema.find("T1")).isEmpty();
    }

    private static List<String> rendered(SchemaWorkload workload) {
        List<String> texts = new ArrayList<>();
        for (Command<Schema> command : drawn(workload, 1)) {
            workload.alphabet().stream()
                    .filter(kind -> kind.type().isInstance(command))
                    .forEach(kind -> texts.add(kind.render(command).toString()));
        }
        return texts;
    }

    private static List<String> lines(SchemaWorkload workload, long seed) {
        CommandCodec<Schema> codec = CommandCodec.of(workload);
        return drawn(workload, seed).stream()
                .map(command -> codec.recorded(command).line())
                .toList();
    }

    private static List<Command<Schema>> drawn(SchemaWorkload workload, long seed) {
        CommandStream<Schema> stream = CommandStream.drawn(workload, seed, STEPS);
        Schema schema = stream.newModel();
        List<Command<Schema>> commands = new ArrayList<>();
        for (long step = 1; step <= STEPS; step++) {
            Command<Schema> command = stream.commands().next(schema, step).orElseThrow();
            commands.add(command);
            command.apply(schema);
        }
        return commands;
    }
}
