package dev.lockstep.workloads.records;

import dev.lockstep.project.YamlValue;
import java.nio.file.Path;

/** Promises as a test writes them. */
final class Written {

    static final String PEOPLE = """
            verbs: [create, read, update, replace, delete, list, count, batch, clear, reopen, restart, backup]
            nullsAt: first
            collections:
              people:
                key: {type: text, length: 1..12, order: codepoints}
                listing: key
                filter: [name, age, boss]
                sort: [key, age]
                page: true
                fields:
                  name: {type: text, length: 0..40, alphabet: controls}
                  age: {type: integer, range: 0..150, optional: true}
                  badge: {type: integer, range: "-9223372036854775808..9223372036854775807", unique: true, optional: true}
                  boss: {type: reference, to: people, onDelete: restrict, optional: true}
              pets:
                key: {generated: sequence}
                filter: [weight]
                fields:
                  owner: {type: reference, to: people, onDelete: cascade}
                  weight: {type: decimal, range: 0..100, digits: 2}
                  kind: {type: choice, of: [cat, dog]}
                  shy: {type: boolean, optional: true}
            """;

    private Written() {}

    static YamlValue yaml(String text) {
        return YamlValue.parse(Path.of("lockstep.yaml"), text);
    }

    static Promises promises(String text) {
        return RecordsForm.promises(yaml(text));
    }
}
