package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.H2Text;
import dev.lockstep.workloads.text.HostileText;
import java.util.List;
import java.util.random.RandomGenerator;

/** Words about an object: a comment, or who may use it. */
interface Annotate extends SchemaCommand {

    /**
     * Comments on an object.
     *
     * @param object the object with its sort
     * @param literal the comment as a literal
     */
    record CommentOn(String object, String literal) implements Annotate {
        @Override
        public String sql() {
            return "COMMENT ON " + object + " IS " + literal;
        }

        @Override
        public void change(Schema schema) {
            schema.comment();
        }
    }

    /**
     * Grants rights to a role, or takes them back.
     *
     * @param verb the beginning of the statement, with the rights
     * @param rest the role with its preposition
     */
    record Grant(String verb, String object, String rest) implements Annotate {
        @Override
        public String sql() {
            return verb + " ON " + object + " " + rest;
        }

        @Override
        public void change(Schema schema) {
            if (verb.startsWith("GRANT")) {
                schema.grant();
            }
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds() {
        return List.of(
                SchemaCommand.onTables(
                                "commentOn",
                                CommentOn.class,
                                (schema, random) -> Draw.any(schema.items(), random)
                                        .filter(schema::mayBeCommentedOn)
                                        .map(item -> new CommentOn(
                                                object(item, random),
                                                H2Text.literal(new HostileText(true).brief(random)))))
                        .weight(3)
                        .aspect(
                                "on a column",
                                (schema, comment) -> comment.object().startsWith("COLUMN"))
                        .render(SchemaCommand::operation),
                SchemaCommand.onTables(
                                "grant",
                                Grant.class,
                                (schema, random) -> schema.any(Sort.ROLE, random)
                                        .flatMap(role -> schema.anyRelation(random)
                                                .map(table -> Draw.oneIn(4, random)
                                                        ? new Grant(
                                                                "REVOKE SELECT", table.name(), "FROM " + role.name())
                                                        : new Grant(
                                                                Draw.one(
                                                                        List.of("GRANT SELECT, INSERT", "GRANT ALL"),
                                                                        random),
                                                                table.name(),
                                                                "TO " + role.name()))))
                        .needs(CreateTable.NAME, "createRole")
                        .weight(3)
                        .render(SchemaCommand::operation));
    }

    private static String object(Item item, RandomGenerator random) {
        boolean column = item.sort() == Sort.TABLE && random.nextBoolean();
        if (column) {
            return "COLUMN " + item.name() + "."
                    + Draw.one(item.fields(), random).name();
        }
        return item.sort().sql() + " " + item.name();
    }
}
