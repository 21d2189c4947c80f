package dev.lockstep.backend.sparql;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the SPARQL Query Results XML Format completely: every element is known, every variable was requested, and
 * nothing is left over. No entity and no document type is read.
 */
final class ResultsXml {

    private static final String NAMESPACE = "http://www.w3.org/2005/sparql-results#";

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final List<String> names;

    /** Creates a reader for an answer with exactly these variables. */
    ResultsXml(List<String> names) {
        this.names = List.copyOf(names);
    }

    List<List<Term>> solutions(byte[] document) throws NotResultsException {
        return read(document, this::solutions);
    }

    /** Returns the variables of the solutions that a document holds. */
    static List<String> variables(byte[] document) throws NotResultsException {
        return read(document, in -> {
            start(in, "sparql");
            return variables(in);
        });
    }

    private static <T> T read(byte[] document, Reading<T> reading) throws NotResultsException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return reading.of(factory.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8"));
        } catch (XMLStreamException e) {
            throw new NotResultsException("not XML: " + e.getMessage().replaceAll("\\s+", " "));
        }
    }

    /** Takes something from a document. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(XMLStreamReader in) throws XMLStreamException, NotResultsException;
    }

    private List<List<Term>> solutions(XMLStreamReader in) throws XMLStreamException, NotResultsException {
        start(in, "sparql");
        head(in);
        start(in, "results");
        List<List<Term>> solutions = new ArrayList<>();
        while (startOrEnd(in, "result")) {
            solutions.add(solution(in));
        }
        end(in, "sparql");
        while (in.hasNext()) {
            in.next();
        }
        return solutions;
    }

    private static List<String> variables(XMLStreamReader in) throws XMLStreamException, NotResultsException {
        start(in, "head");
        List<String> variables = new ArrayList<>();
        while (startOrEnd(in, "variable")) {
            String name = in.getAttributeValue("", "name");
            if (name == null) {
                throw new NotResultsException("a variable without a name");
            }
            variables.add(name);
            end(in, "variable");
        }
        return variables;
    }

    private void head(XMLStreamReader in) throws XMLStreamException, NotResultsException {
        List<String> variables = variables(in);
        if (!variables.equals(names)) {
            throw new NotResultsException("the variables are " + variables + ", but " + names + " were requested");
        }
    }

    private List<Term> solution(XMLStreamReader in) throws XMLStreamException, NotResultsException {
        Map<String, Term> bound = new HashMap<>();
        while (startOrEnd(in, "binding")) {
            String name = in.getAttributeValue("", "name");
            if (name == null || !names.contains(name) || bound.put(name, term(in)) != null) {
                throw new NotResultsException("a binding of " + name + " that was not requested, or is there twice");
            }
            end(in, "binding");
        }
        return names.stream()
                .map(name -> bound.getOrDefault(name, Term.UNBOUND))
                .toList();
    }

    private static Term term(XMLStreamReader in) throws XMLStreamException, NotResultsException {
        if (in.nextTag() != XMLStreamConstants.START_ELEMENT || !NAMESPACE.equals(in.getNamespaceURI())) {
            throw new NotResultsException("a binding without a term");
        }
        String kind = in.getLocalName();
        String datatype = in.getAttributeValue("", "datatype");
        String language = in.getAttributeValue(XML, "lang");
        String text = in.getElementText();
        switch (kind) {
            case "uri" -> {
                return new Term.Iri(text);
            }
            case "bnode" -> {
                return new Term.Blank(text);
            }
            case "literal" -> {
                return Literals.of(text, Optional.ofNullable(datatype), Optional.ofNullable(language));
            }
            default -> throw new NotResultsException("not a term: " + kind);
        }
    }

    private static void start(XMLStreamReader in, String name) throws XMLStreamException, NotResultsException {
        if (!startOrEnd(in, name)) {
            throw new NotResultsException("an element ends where " + name + " is expected");
        }
    }

    /** Whether an element of this name begins; otherwise the element around it has ended. */
    private static boolean startOrEnd(XMLStreamReader in, String name) throws XMLStreamException, NotResultsException {
        if (in.nextTag() == XMLStreamConstants.END_ELEMENT) {
            return false;
        }
        if (!in.getLocalName().equals(name) || !NAMESPACE.equals(in.getNamespaceURI())) {
            throw new NotResultsException("an element " + in.getLocalName() + " where " + name + " is expected");
        }
        return true;
    }

    private static void end(XMLStreamReader in, String name) throws XMLStreamException, NotResultsException {
        if (in.nextTag() != XMLStreamConstants.END_ELEMENT || !in.getLocalName().equals(name)) {
            throw new NotResultsException(
                    "an element " + in.getLocalName() + " where the end of " + name + " is expected");
        }
    }
}
