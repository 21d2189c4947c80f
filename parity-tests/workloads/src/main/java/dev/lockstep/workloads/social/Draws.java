package dev.lockstep.workloads.social;

import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.HostileText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Draws the parts of commands: existing and free keys, persons, documents. */
public final class Draws {

    /** The largest number of persons, and of documents, in a model, because each step reads all of them. */
    static final int LIMIT = 40;

    /** The largest number after a merge. It is higher, because otherwise a full model could never merge. */
    static final int MERGED_LIMIT = LIMIT + 10;

    private static final int BATCH = 10;
    private static final List<BigDecimal> SCORES_AT_THE_LIMIT = List.of(
            new BigDecimal("9999999999999999.9999"),
            new BigDecimal("-9999999999999999.9999"),
            new BigDecimal("0.0001"),
            new BigDecimal("-0.0001"),
            new BigDecimal("9007199254740993"),
            new BigDecimal("0.1"));
    private static final List<Long> AGES_AT_THE_LIMIT =
            List.of((long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, -1L, (long) Integer.MAX_VALUE - 1);

    private final HostileText texts;

    Draws(HostileText texts) {
        this.texts = texts;
    }

    /** Draws a free key. There are few plain keys, so that a key returns after it was deleted. */
    String freshSlug(Set<String> taken, RandomGenerator random) {
        for (int tries = 0; tries < 100; tries++) {
            String slug = Draw.oneIn(6, random) ? texts.brief(random) : "k" + random.nextInt(3 * LIMIT);
            if (!taken.contains(slug)) {
                return slug;
            }
        }
        return "k" + random.nextLong();
    }

    /**
     * Draws the number of rows to insert at once; 0 if the model is full. Small batches are more frequent than large
     * ones.
     */
    static int batchSize(int present, RandomGenerator random) {
        return batchSize(present, LIMIT, random);
    }

    /** Draws the same for another limit. */
    static int batchSize(int present, int limit, RandomGenerator random) {
        int size = 1 + Math.min(random.nextInt(BATCH), random.nextInt(BATCH));
        return Math.max(0, Math.min(size, limit - present));
    }

    List<Person> freshPersons(int count, SocialModel model, RandomGenerator random) {
        Set<String> taken = new TreeSet<>(model.persons().keySet());
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = person(freshSlug(taken, random), random);
            taken.add(person.slug());
            persons.add(person);
        }
        return persons;
    }

    List<Doc> freshDocs(int count, SocialModel model, RandomGenerator random) {
        Set<String> taken = new TreeSet<>(model.docs().keySet());
        boolean mayBeHuge = model.docs().values().stream().noneMatch(Doc::isHuge);
        List<Doc> docs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Doc doc = doc(freshSlug(taken, random), mayBeHuge, random);
            taken.add(doc.slug());
            docs.add(doc);
            mayBeHuge &= !doc.isHuge();
        }
        return docs;
    }

    Person person(String slug, RandomGenerator random) {
        return new Person(slug, name(random), age(random), score(random));
    }

    Doc doc(String slug, boolean mayBeHuge, RandomGenerator random) {
        return new Doc(slug, Draw.one(Doc.SOURCES, random), body(mayBeHuge, random));
    }

    /** Draws a short text that is hostile more often than not. */
    String brief(RandomGenerator random) {
        return texts.brief(random);
    }

    Optional<String> name(RandomGenerator random) {
        return Draw.oneIn(8, random) ? Optional.empty() : Optional.of(texts.brief(random));
    }

    private String body(boolean mayBeHuge, RandomGenerator random) {
        // Drawn even if no huge body is allowed, so that the later draws stay the same.
        int chance = random.nextInt(60);
        if (chance == 0 && mayBeHuge) {
            return texts.huge(random);
        }
        return chance == 1 ? texts.lengthy(random) : texts.brief(random);
    }

    static long age(RandomGenerator random) {
        return Draw.oneIn(12, random) ? Draw.one(AGES_AT_THE_LIMIT, random) : random.nextInt(100);
    }

    private static BigDecimal score(RandomGenerator random) {
        return Draw.oneIn(12, random)
                ? Draw.one(SCORES_AT_THE_LIMIT, random)
                : BigDecimal.valueOf(random.nextInt(-100_000, 100_000), random.nextInt(Person.SCORE_SCALE + 1));
    }

    /**
     * Draws an existing document. If there is a huge one, it is drawn half of the time, so that it does not stay long.
     */
    static Optional<Doc> anyDoc(SocialModel model, RandomGenerator random) {
        Optional<Doc> huge = model.docs().values().stream().filter(Doc::isHuge).findFirst();
        return huge.isPresent() && random.nextBoolean()
                ? huge
                : Draw.any(model.docs().values(), random);
    }

    static Optional<Person> anyPerson(SocialModel model, RandomGenerator random) {
        return Draw.any(model.persons().values(), random);
    }
}
