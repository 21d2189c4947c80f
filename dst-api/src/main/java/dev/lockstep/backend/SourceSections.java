package dev.lockstep.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a generated program, from files in which a line {@code //@ name needs other another} begins a part. A
 * program gets only the parts that it calls, so that a short one stays short.
 */
public final class SourceSections {

    private static final String BEGIN = "//@ ";
    private static final String NEEDS = " needs ";

    private final Map<String, Section> sections = new LinkedHashMap<>();

    private record Section(List<String> needs, String text) {}

    /**
     * Reads the parts of a resource.
     *
     * @param owner the class beside which the resource is
     */
    public static SourceSections of(Class<?> owner, String resource) {
        SourceSections read = new SourceSections();
        read.add(text(owner, resource));
        return read;
    }

    /** Returns a whole resource as it is. */
    public static String text(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is part of " + owner.getPackageName(), e);
        }
    }

    /** Returns these parts and others after them. */
    public SourceSections and(SourceSections others) {
        SourceSections both = new SourceSections();
        both.sections.putAll(sections);
        both.sections.putAll(others.sections);
        return both;
    }

    private void add(String text) {
        for (String part : (text.startsWith(BEGIN) ? "\n" + text : text).split("\n" + BEGIN)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                String[] head = part.substring(0, end).split(NEEDS);
                List<String> needs = head.length == 1 ? List.of() : List.of(head[1].split(" "));
                sections.put(head[0], new Section(needs, part.substring(end + 1).stripTrailing() + "\n"));
            }
        }
    }

    /** Whether there is a part of this name. */
    public boolean have(String name) {
        return sections.containsKey(name);
    }

    /** Returns the text of the named parts and of those that they need, in the order of the files. */
    public String text(Set<String> names) {
        Set<String> needed = new TreeSet<>();
        names.forEach(name -> need(name, needed));
        return sections.entrySet().stream()
                .filter(section -> needed.contains(section.getKey()))
                .map(section -> section.getValue().text())
                .collect(Collectors.joining("\n"));
    }

    private void need(String name, Set<String> needed) {
        if (needed.add(name)) {
            Stream.ofNullable(sections.get(name))
                    .flatMap(each -> each.needs().stream())
                    .forEach(each -> need(each, needed));
        }
    }
}
