package dev.lockstep.workloads.schema;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** The small definitions, whose whole text is in a name and a rest. */
interface CreateOther extends SchemaCommand {

    /** Creates a schema. */
    record CreateSchema(String name) implements CreateOther {
        @Override
        public String sql() {
            return "CREATE SCHEMA " + name;
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.SCHEMA, name));
        }
    }

    /** Creates a role. */
    record CreateRole(String name) implements CreateOther {
        @Override
        public String sql() {
            return "CREATE ROLE " + name;
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.ROLE, name));
        }
    }

    /**
     * Creates a sequence.
     *
     * @param rest how it counts
     */
    record CreateSequence(String name, String rest) implements CreateOther {
        @Override
        public String sql() {
            return "CREATE SEQUENCE " + name + rest;
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.SEQUENCE, name));
        }
    }

    /**
     * Creates a domain.
     *
     * @param type the type of its values
     * @param rest a default and a check, empty for none
     */
    record CreateDomain(String name, ValueType type, String rest) implements CreateOther {
        @Override
        public String sql() {
            return "CREATE DOMAIN " + name + " AS " + type.sql() + rest;
        }

        @Override
        public void change(Schema schema) {
            schema.add(new Item(Sort.DOMAIN, name, List.of(Field.derived("VALUE", type)), List.of()));
        }
    }

    /**
     * Creates a synonym.
     *
     * @param target the table or view for which it stands
     */
    record CreateSynonym(String name, String target) implements CreateOther {
        @Override
        public String sql() {
            return "CREATE SYNONYM " + name + " FOR " + target;
        }

        @Override
        public void change(Schema schema) {
            List<Field> fields = schema.find(target).map(Item::fields).orElse(List.of());
            schema.add(new Item(Sort.SYNONYM, name, fields, List.of(target)));
        }
    }

    /**
     * Creates an alias of a method of Java's own library, which is there wherever the engine runs.
     *
     * @param method the class and the method
     */
    record CreateAlias(String name, String method) implements CreateOther {
        static final List<String> METHODS = List.of(
                "java.lang.Math.floorMod(int,int)",
                "java.lang.Integer.compare(int,int)",
                "java.lang.Math.max(int,int)",
                "java.lang.Integer.sum(int,int)");

        @Override
        public String sql() {
            return "CREATE ALIAS " + name + " DETERMINISTIC FOR '" + method + "'";
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.ALIAS, name));
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds() {
        List<String> counts = List.of(
                "",
                " START WITH 5 INCREMENT BY -2 MINVALUE -9 MAXVALUE 5 CYCLE",
                " CACHE 1",
                " AS NUMERIC(20) START WITH 9223372036854775806 NO CACHE",
                " AS SMALLINT MAXVALUE 7 EXHAUSTED");
        return List.of(
                kind(
                        "createSchema",
                        CreateSchema.class,
                        (schema, random) -> Optional.of(new CreateSchema(schema.newName(Sort.SCHEMA, "", random)))),
                kind(
                        "createRole",
                        CreateRole.class,
                        (schema, random) -> Optional.of(new CreateRole(schema.newName(Sort.ROLE, "", random)))),
                kind(
                        "createSequence",
                        CreateSequence.class,
                        (schema, random) -> Optional.of(
                                new CreateSequence(schema.newName(Sort.SEQUENCE, random), Draw.one(counts, random)))),
                kind("createDomain", CreateDomain.class, (schema, random) -> {
                    ValueType type = Draw.one(List.of(ValueType.values()), random);
                    List<String> rests = List.of(
                            "",
                            " DEFAULT " + new RowDraw(schema, random).byDefault(type),
                            " CHECK (VALUE IS NULL OR VALUE IS NOT DISTINCT FROM VALUE)");
                    return Optional.of(
                            new CreateDomain(schema.newName(Sort.DOMAIN, random), type, Draw.one(rests, random)));
                }),
                kind(
                        "createSynonym",
                        CreateSynonym.class,
                        (schema, random) -> schema.anyRelation(random)
                                .map(target -> new CreateSynonym(schema.newName(Sort.SYNONYM, random), target.name()))
                                .filter(synonym -> schema.mayShare(synonym.name()))),
                kind(
                        "createAlias",
                        CreateAlias.class,
                        (schema, random) -> Optional.of(new CreateAlias(
                                schema.newName(Sort.ALIAS, random), Draw.one(CreateAlias.METHODS, random)))));
    }

    private static <C extends SchemaCommand & Command<Schema>> CommandKind<Schema> kind(
            String name, Class<C> type, CommandKind.Generator<Schema, C> draw) {
        return SchemaCommand.onTables(name, type, draw).weight(2).render(SchemaCommand::operation);
    }
}
