package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.known.KnownDifference.ModelSide;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.HitLimit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one entry. If any word of it means nothing, the entry is refused with the file, the line and the fix. */
final class EntryReader {

    static final Pattern ID = Pattern.compile("[A-Z]{2,8}-[0-9]{4,}");

    private static final List<String> KEYS = List.of(
            "id",
            "kind",
            "system",
            "arms",
            "versions",
            "command",
            "where",
            "open",
            "difference",
            "also",
            "model",
            "expect",
            "witness",
            "limits",
            "owner",
            "link",
            "reason",
            "added",
            "review");

    private static final List<String> DIFFERENCE_KEYS = List.of("path", "class", "expected", "actual", "rows");

    /** Causes that an arm is not responsible for, and that cannot be allow-listed. */
    private static final Set<Broken.Cause> UNSIGNABLE = EnumSet.of(Broken.Cause.LAUNCHER, Broken.Cause.BACKEND);

    private final Path file;
    private final Vocabulary vocabulary;
    private final boolean drafts;
    private final TestReader tests = new TestReader();

    /** @param drafts whether a person may still have to fill in the owner, the link and the reason */
    EntryReader(Path file, Vocabulary vocabulary, boolean drafts) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.drafts = drafts;
    }

    KnownDifference read(Node node, int lastLine) throws KnownListException {
        StrictYaml entry = StrictYaml.of(file, node, KEYS);
        String id = id(entry);
        Justification kind = kind(entry);
        StrictYaml arms = entry.section("arms", List.of("reference", "deviating"));
        String reference = reference(arms);
        String deviating = arms.oneOf("deviating", vocabulary.transports());
        SideVersions versions = sideVersions(entry, reference.equals(Difference.MODEL));
        if (reference.equals(deviating) && !versions.areApart()) {
            throw arms.wrong(
                    "deviating",
                    "both sides are " + deviating + ", in versions that both may run; a difference between two arms of"
                            + " the same transport and version is noise and cannot be allow-listed");
        }
        StrictYaml expect = entry.section("expect", List.of("reference", "deviating"));
        boolean model = reference.equals(Difference.MODEL);
        ExpectedOutcome ofReference = outcome(expect, "reference", model);
        ExpectedOutcome ofDeviating = outcome(expect, "deviating", false);
        checkBroken(expect, ofReference, ofDeviating);
        DifferenceForm difference = difference(entry.section("difference", DIFFERENCE_KEYS));
        checkKind(entry, kind, difference, ofDeviating);
        WitnessFile witness = WitnessFile.of(entry, file, vocabulary);
        LocalDate added = entry.date("added");
        KnownDifference known = new KnownDifference(
                id,
                kind,
                entry.oneOf("system", List.of(vocabulary.system().name())),
                witness.workload(),
                reference,
                deviating,
                versions,
                witness.command(entry),
                conditions(entry, witness),
                open(entry, witness),
                difference,
                also(entry),
                modelSide(entry, model),
                ofReference,
                ofDeviating,
                witness.path(),
                limit(entry.section("limits", List.of("hits", "perSteps"))),
                isDraft(entry, "owner") ? "" : entry.text("owner"),
                isDraft(entry, "link") ? "" : link(entry),
                isDraft(entry, "reason") ? "" : entry.text("reason"),
                added,
                review(entry, kind.text(), kind.days(), added),
                new ListEntry.Place(file, entry.line(), lastLine));
        witness.checkConditions(entry, known.conditions());
        return known;
    }

    private boolean isDraft(StrictYaml entry, String key) throws KnownListException {
        return drafts && entry.textOrEmpty(key).isEmpty();
    }

    static String id(StrictYaml entry) throws KnownListException {
        String id = entry.text("id");
        if (!ID.matcher(id).matches()) {
            throw entry.wrong("id", "'" + id + "' is not an id; write it as LS-0001");
        }
        return id;
    }

    private static HitLimit limit(StrictYaml section) throws KnownListException {
        return new HitLimit(section.number("hits", 1), section.number("perSteps", 1));
    }

    private static Justification kind(StrictYaml entry) throws KnownListException {
        List<String> kinds = new ArrayList<>(Justification.texts());
        kinds.add(AvoidanceReader.KIND);
        String text = entry.oneOf("kind", kinds);
        return Arrays.stream(Justification.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private String reference(StrictYaml arms) throws KnownListException {
        Set<String> sides = new TreeSet<>(vocabulary.transports());
        sides.add(Difference.MODEL);
        return arms.oneOf("reference", sides);
    }

    static VersionRange versions(StrictYaml entry) throws KnownListException {
        return versions(entry, "versions");
    }

    private static VersionRange versions(StrictYaml section, String key) throws KnownListException {
        try {
            return VersionRange.parse(section.text(key));
        } catch (IllegalArgumentException e) {
            throw section.wrong(key, e.getMessage());
        }
    }

    private static SideVersions sideVersions(StrictYaml entry, boolean referenceIsModel) throws KnownListException {
        if (!entry.isSection("versions") || referenceIsModel) {
            return SideVersions.both(versions(entry));
        }
        StrictYaml sides = entry.section("versions", List.of("reference", "deviating"));
        return new SideVersions(versions(sides, "reference"), versions(sides, "deviating"));
    }

    private DifferenceForm difference(StrictYaml section) throws KnownListException {
        String text = section.text("path");
        DifferencePath path = DifferencePath.parse(text)
                .orElseThrow(() -> section.wrong(
                        "path", "'" + text + "' is not a path of a difference; write " + DifferencePath.FORMS));
        if (path.probe().isPresent() && path.facet() != DifferencePath.Facet.ROWS) {
            throw section.wrong("path", "a probe that is not answered cannot be allow-listed");
        }
        List<String> classes = path.classes().stream().map(Enum::name).toList();
        DifferenceClass differenceClass = DifferenceClass.valueOf(section.oneOf("class", classes));
        return new DifferenceForm(
                path,
                differenceClass,
                value(section, "expected"),
                value(section, "actual"),
                section.has("rows") ? section.number("rows", 1) : 1,
                Stream.of("expected", "actual")
                        .filter(key -> isAny(section, key))
                        .collect(Collectors.toSet()));
    }

    private Optional<ValueTest> value(StrictYaml section, String key) throws KnownListException {
        return section.has(key) && !isAny(section, key) ? Optional.of(tests.read(section, key)) : Optional.empty();
    }

    private static boolean isAny(StrictYaml section, String key) {
        return section.textIfAny(key).equals(Optional.of("any"));
    }

    private List<DifferenceForm> also(StrictYaml entry) throws KnownListException {
        List<DifferenceForm> also = new ArrayList<>();
        if (entry.has("also")) {
            for (StrictYaml section : entry.sections("also", DIFFERENCE_KEYS)) {
                also.add(difference(section));
            }
        }
        return also;
    }

    private static ModelSide modelSide(StrictYaml entry, boolean referenceIsModel) throws KnownListException {
        if (!entry.has("model")) {
            return ModelSide.REFERENCE;
        }
        if (referenceIsModel) {
            throw entry.wrong("model", "the reference is the model, so this key adds nothing; delete it");
        }
        return ModelSide.valueOf(entry.oneOf("model", List.of("reference", "deviating", "neither"))
                .toUpperCase(Locale.ROOT));
    }

    private ExpectedOutcome outcome(StrictYaml expect, String side, boolean model) throws KnownListException {
        StrictYaml section = expect.section(side, List.of("outcome", "class", "code", "cause"));
        List<String> kinds = model
                ? List.of("Done", "Rows", "Refused")
                : List.of("Done", "Rows", "Refused", "Unsupported", "Broken");
        String kind = section.oneOf("outcome", kinds);
        allow(section, kind, "class", kind.equals("Refused"));
        allow(section, kind, "code", kind.equals("Refused") && !model);
        allow(section, kind, "cause", kind.equals("Broken"));
        return switch (kind) {
            case "Done" -> new ExpectedOutcome.Done();
            case "Rows" -> new ExpectedOutcome.Rows();
            case "Unsupported" -> new ExpectedOutcome.Unsupported();
            case "Broken" -> new ExpectedOutcome.NoAnswer(cause(section));
            default -> refused(section, model);
        };
    }

    private static void allow(StrictYaml section, String outcome, String key, boolean allowed)
            throws KnownListException {
        if (section.has(key) && !allowed) {
            throw section.wrong(key, "the outcome " + outcome + " has no " + key + " on this side; delete it");
        }
    }

    private ExpectedOutcome refused(StrictYaml section, boolean model) throws KnownListException {
        Set<String> classes = new TreeSet<>(vocabulary.system().refusals().values());
        classes.add(Outcome.Refused.UNCLASSIFIED);
        String refusal = section.oneOf("class", classes);
        if (model) {
            return new ExpectedOutcome.Refused(refusal, Optional.empty());
        }
        String code = section.textOrEmpty("code");
        String classified = vocabulary.system().refusals().getOrDefault(code, refusal);
        if (!classified.equals(refusal)) {
            throw section.wrong(
                    "class", "the code " + code + " belongs to the class " + classified + ", not " + refusal);
        }
        return new ExpectedOutcome.Refused(refusal, Optional.of(code));
    }

    private static Broken.Cause cause(StrictYaml section) throws KnownListException {
        return Broken.Cause.valueOf(section.oneOf(
                "cause",
                EnumSet.complementOf(EnumSet.copyOf(UNSIGNABLE)).stream()
                        .map(Enum::name)
                        .toList()));
    }

    private static void checkBroken(StrictYaml expect, ExpectedOutcome reference, ExpectedOutcome deviating)
            throws KnownListException {
        boolean left = reference instanceof ExpectedOutcome.NoAnswer;
        boolean right = deviating instanceof ExpectedOutcome.NoAnswer;
        if (left != right) {
            throw expect.wrong(
                    left ? "reference" : "deviating",
                    "a broken arm can be allow-listed only if both sides break, each with its cause");
        }
    }

    private static void checkKind(
            StrictYaml entry, Justification kind, DifferenceForm difference, ExpectedOutcome deviating)
            throws KnownListException {
        boolean refuses =
                deviating instanceof ExpectedOutcome.Refused || deviating instanceof ExpectedOutcome.Unsupported;
        if (kind == Justification.UNSUPPORTED && !(refuses && difference.path().equals(DifferencePath.OUTCOME))) {
            throw entry.wrong(
                    "kind",
                    "an unsupported operation is a refusal: the path is /outcome, and the deviating side refuses");
        }
    }

    private static final Pattern LINK = Pattern.compile("(https?://|docs/)\\S+");

    static String link(StrictYaml entry) throws KnownListException {
        String link = entry.text("link");
        if (!LINK.matcher(link).matches()) {
            throw entry.wrong("link", "'" + link + "' is neither a web address nor a page under docs/");
        }
        return link;
    }

    static LocalDate review(StrictYaml entry, String kind, int most, LocalDate added) throws KnownListException {
        LocalDate review = entry.date("review");
        long days = ChronoUnit.DAYS.between(added, review);
        if (days < 1 || days > most) {
            throw entry.wrong(
                    "review",
                    review + " is " + days + " days after " + added + "; " + article(kind) + " " + kind
                            + " must be reviewed after at least 1 and at most " + most + " days, by "
                            + added.plusDays(most));
        }
        return review;
    }

    private static String article(String kind) {
        return "aeiou".indexOf(kind.charAt(0)) < 0 ? "a" : "an";
    }

    /** {@code where: any} opens every argument, and no fact. */
    private static List<String> open(StrictYaml entry, WitnessFile witness) throws KnownListException {
        List<String> open = new ArrayList<>(
                entry.has("open") ? entry.textsOf("open", witness.dimensions().names()) : List.of());
        if (entry.textIfAny("where").equals(Optional.of("any"))) {
            open.addAll(witness.dimensions().arguments().keySet());
        }
        return open;
    }

    private List<Condition> conditions(StrictYaml entry, WitnessFile witness) throws KnownListException {
        if (!entry.has("where")) {
            return List.of();
        }
        if (entry.textIfAny("where").equals(Optional.of("any"))) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(List.of("argument", "fact"));
        keys.addAll(TestReader.KEYS);
        List<Condition> conditions = new ArrayList<>();
        for (StrictYaml section : entry.sections("where", keys)) {
            ValueTest test = tests.read(section);
            conditions.add(
                    section.onlyKey(List.of("argument", "fact")).equals("argument")
                            ? witness.argument(section, test)
                            : witness.fact(section, test));
        }
        return conditions;
    }
}
