package dev.lockstep.report.html;

/** The words of a page, for whoever reads one for the first time. */
final class Glossary {

    private static final String[][] WORDS = {
        {"system", "the product under test, in one version"},
        {"transport", "one way of reaching the system: embedded, cli, server"},
        {"arm", "an opened transport that takes part in a walk, with private data"},
        {"reference", "the arm with which the others are compared"},
        {"workload", "a seeded generator of commands over a model, with its probes"},
        {"model", "the workload's own small picture of the state; it predicts every outcome"},
        {"walk", "one seed, played over all arms at the same time"},
        {"campaign", "many walks"},
        {"probe", "a read that every arm is asked after a step, so that stored data are compared and not only answers"},
        {"stands alone", "differs from the majority of the arms and the model"},
        {"bucket", "a name for a cause: findings of the same cause have the same bucket"},
        {"fingerprint", "a finer name than the bucket: of findings with the same one, the same places differ"},
        {"novel", "no entry of the list of known differences covers it"},
        {"steers round", "does not ask what would meet a known bug of the product"},
        {"older, younger", "read by a connection that was opened before the last change, or just now"},
        {"physical", "the whole store was read, with what no probe asks for"},
        {"inside", "the store was looked at with the engine's own classes"},
        {"afterlife", "read after all arms were closed and opened again"},
        {"canary", "a row that is written for one backup or export alone, so that the copy must have it"},
        {"--aa", "opens the reference twice, so that a difference that comes by chance shows as noise"},
        {"known difference", "an entry of a list that Lockstep keeps: narrow, owned by a person, and shown by a witness"
        },
    };

    private Glossary() {}

    static void write(Markup page) {
        page.open("details", "id", "words")
                .element("summary", "The words of this page")
                .open("dl");
        for (String[] word : WORDS) {
            page.element("dt", word[0]).element("dd", word[1]);
        }
        page.close().closeLine();
    }
}
