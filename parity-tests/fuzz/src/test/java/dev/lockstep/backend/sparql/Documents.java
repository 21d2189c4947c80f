package dev.lockstep.backend.sparql;

import dev.lockstep.op.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes solutions of two variables in each of the formats. */
final class Documents {

    static final List<String> NAMES = List.of("a", "b");

    private Documents() {}

    /** Returns the number of terms that are bound. */
    static long terms(List<List<Term>> solutions) {
        return solutions.stream()
                .flatMap(List::stream)
                .filter(term -> !term.equals(Term.UNBOUND))
                .count();
    }

    static byte[] json(List<List<Term>> solutions) {
        List<Map<String, Object>> bindings = solutions.stream()
                .map(solution -> {
                    Map<String, Object> binding = new TreeMap<>();
                    for (int i = 0; i < NAMES.size(); i++) {
                        if (!solution.get(i).equals(Term.UNBOUND)) {
                            binding.put(NAMES.get(i), json(solution.get(i)));
                        }
                    }
                    return binding;
                })
                .toList();
        return Json.MAPPER.writeValueAsBytes(
                new TreeMap<>(Map.of("head", Map.of("vars", NAMES), "results", Map.of("bindings", bindings))));
    }

    private static Map<String, String> json(Term term) {
        if (term instanceof Term.Iri iri) {
            return new TreeMap<>(Map.of("type", "uri", "value", iri.value()));
        }
        if (term instanceof Term.Blank blank) {
            return new TreeMap<>(Map.of("type", "bnode", "value", blank.label()));
        }
        Term.Literal literal = (Term.Literal) term;
        return literal.datatype().equals(Term.LANG_STRING)
                ? new TreeMap<>(Map.of("type", "literal", "value", literal.lexical(), "xml:lang", literal.language()))
                : new TreeMap<>(Map.of("type", "literal", "value", literal.lexical(), "datatype", literal.datatype()));
    }

    static byte[] xml(List<List<Term>> solutions) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.1\"?>\n<sparql xmlns=\"")
                .append("http://www.w3.org/2005/sparql-results#\"><head>");
        NAMES.forEach(name -> text.append("<variable name=\"").append(name).append("\"/>"));
        text.append("</head><results>");
        for (List<Term> solution : solutions) {
            text.append("<result>");
            for (int i = 0; i < NAMES.size(); i++) {
                if (!solution.get(i).equals(Term.UNBOUND)) {
                    text.append("<binding name=\"").append(NAMES.get(i)).append("\">");
                    text.append(xml(solution.get(i))).append("</binding>");
                }
            }
            text.append("</result>");
        }
        return text.append("</results></sparql>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String xml(Term term) {
        if (term instanceof Term.Iri iri) {
            return "<uri>" + xml(iri.value()) + "</uri>";
        }
        if (term instanceof Term.Blank blank) {
            return "<bnode>" + xml(blank.label()) + "</bnode>";
        }
        Term.Literal literal = (Term.Literal) term;
        String attribute = literal.datatype().equals(Term.LANG_STRING)
                ? "xml:lang=\"" + xml(literal.language())
                : "datatype=\"" + xml(literal.datatype());
        return "<literal " + attribute + "\">" + xml(literal.lexical()) + "</literal>";
    }

    private static String xml(String text) {
        return text.codePoints()
                .mapToObj(point -> Character.isLetterOrDigit(point) ? Character.toString(point) : "&#" + point + ";")
                .collect(Collectors.joining());
    }

    static byte[] tsv(List<List<Term>> solutions) {
        StringBuilder text = new StringBuilder("?a\t?b\n");
        for (List<Term> solution : solutions) {
            text.append(solution.stream().map(Documents::tsv).collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String tsv(Term term) {
        if (term.equals(Term.UNBOUND)) {
            return "";
        }
        if (term instanceof Term.Iri iri) {
            return "<" + iri.value() + ">";
        }
        if (term instanceof Term.Blank blank) {
            return "_:" + blank.label();
        }
        Term.Literal literal = (Term.Literal) term;
        String escaped = literal.lexical()
                .chars()
                .mapToObj(unit -> unit > ' ' && unit <= '~' && unit != '"' && unit != '\\'
                        ? String.valueOf((char) unit)
                        : String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining("", "\"", "\""));
        return literal.datatype().equals(Term.LANG_STRING)
                ? escaped + "@" + literal.language()
                : escaped + "^^<" + literal.datatype() + ">";
    }
}
