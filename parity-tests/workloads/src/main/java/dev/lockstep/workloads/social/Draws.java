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

/** Draws what commands are made of: keys that are there and keys that are not, persons, documents. */
public final class Draws {

    /** A model has no more persons than this, and no more documents: each step reads all of them. */
    static final int LIMIT = 40;

    /** A merge may make it larger, up to this: else a full model would never see one. */
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

    /** A key that is not taken. Plain keys are few, so that one comes back after it was deleted. */
    String freshSlug(Set<String> taken, RandomGenerator random) {
        for (int tries = 0; tries < 100; tries++) {
            String slug = Draw.oneIn(6, random) ? texts.brief(random) : "k" + random.nextInt(3 * LIMIT);
            if (!taken.contains(slug)) {
                return slug;
            }
        }
        return "k" + random.nextLong();
    }

    /** How many to insert at once where so many are there; 0 when it is full. Small batches more often than large ones. */
    static int batchSize(int present, RandomGenerator random) {
        return batchSize(present, LIMIT, random);
    }

    /** The same where another number is full. */
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

    /** A short text, hostile more often than not. */
    String brief(RandomGenerator random) {
        return texts.brief(random);
    }

    Optional<String> name(RandomGenerator random) {
        return Draw.oneIn(8, random) ? Optional.empty() : Optional.of(texts.brief(random));
    }

    private String body(boolean mayBeHuge, RandomGenerator random) {
        // Drawn in any case, so that whether a huge one is allowed does not shift what follows.
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

    /** A document that is there; the huge one, if there is one, half of the time, so that it does not stay for long. */
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
