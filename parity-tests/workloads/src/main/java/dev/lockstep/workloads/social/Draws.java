package dev.lockstep.workloads.social;

import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.HostileText;
import dev.lockstep.workloads.text.Twist;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Draws the parts of commands: existing and free keys, persons, documents. */
public final class Draws {

    private static final int BATCH = 10;
    private static final int SMALL_STORE = 40;

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

    /** Whether texts may contain NUL. */
    boolean nul() {
        return texts.nul();
    }

    /**
     * Draws a free key. There are few plain keys, so that a key returns after it was deleted. Some keys are hard to
     * tell from a key that is taken, and some are empty or long.
     */
    String freshSlug(Set<String> taken, RandomGenerator random) {
        return freshSlug(taken, taken::contains, random);
    }

    /** Draws a free key of a person. */
    String freshSlug(SocialModel model, RandomGenerator random) {
        return freshSlug(model.keys(), model.persons()::containsKey, random);
    }

    private String freshSlug(Collection<String> taken, Predicate<String> isTaken, RandomGenerator random) {
        for (int tries = 0; tries < 100; tries++) {
            String slug = slug(taken, random);
            if (!isTaken.test(slug)) {
                return slug;
            }
        }
        return "k" + random.nextLong();
    }

    private String slug(Collection<String> taken, RandomGenerator random) {
        return switch (random.nextInt(36)) {
            case 0, 1, 2, 3 -> texts.brief(random);
            case 4 -> "";
            case 5, 6 ->
                Draw.any(taken, random).map(key -> Twist.of(key, random)).orElse("K1");
            case 7 -> Draw.oneIn(4, random) ? texts.around(256, random) : texts.brief(random);
            default -> "k" + random.nextInt(3 * Math.max(SMALL_STORE, taken.size()));
        };
    }

    /** Draws a key that nobody has. Often it is hard to tell from the key that somebody has. */
    String missingSlug(SocialModel model, RandomGenerator random) {
        Optional<String> alike = switch (random.nextInt(12)) {
            case 0 -> Optional.of("");
            case 1, 2, 3 -> Optional.empty();
            default -> Draw.any(model.keys(), random).map(key -> Twist.of(key, random));
        };
        return alike.filter(key -> !model.persons().containsKey(key)).orElseGet(() -> freshSlug(model, random));
    }

    /** Draws the number of persons to insert at once; 0 if the model is full. */
    static int batchOfPersons(SocialModel model, RandomGenerator random) {
        return batchSize(model.scale().persons() - model.persons().size(), model.scale(), random);
    }

    /**
     * Draws the number of persons to load at once. A full model still has room for some, and leaves some to branches.
     */
    static int batchOfLoaded(SocialModel model, RandomGenerator random) {
        int limit = (model.scale().persons() + model.scale().mergedPersons()) / 2;
        return batchSize(limit - model.persons().size(), model.scale(), random);
    }

    /** Draws the number of documents to insert at once; 0 if the model is full. */
    static int batchOfDocs(SocialModel model, RandomGenerator random) {
        return batchSize(model.scale().docs() - model.docs().size(), model.scale(), random);
    }

    /**
     * Draws the number of rows to insert at once; 0 if there is no room. Small batches are more frequent than large
     * ones, but in a walk of a large scale the state must grow fast.
     */
    static int batchSize(int room, Scale scale, RandomGenerator random) {
        int few = 1 + Math.min(random.nextInt(BATCH), random.nextInt(BATCH));
        int many = 1 + random.nextInt(scale.batch());
        int size = Draw.oneIn(scale == Scale.SMALL ? 12 : 3, random) ? many : few;
        return Math.max(0, Math.min(size, room));
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
        return switch (random.nextInt(64)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> Optional.empty();
            case 8 -> Optional.of(texts.around(Draw.one(List.of(256, 4_096), random), random));
            default -> Optional.of(texts.brief(random));
        };
    }

    private String body(boolean mayBeHuge, RandomGenerator random) {
        // Drawn even if no huge body is allowed, so that the later draws stay the same.
        int chance = random.nextInt(64);
        if (chance == 0 && mayBeHuge) {
            return texts.huge(random);
        }
        return chance == 1 || chance == 2 ? texts.lengthy(random) : texts.brief(random);
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
        return Draw.any(model.keys(), random).map(model.persons()::get);
    }
}
