#!/bin/sh
# Stores a control character, and asks for the answer in XML.
. "$(dirname "$0")/../by-hand.sh"
with_jena 5.6.0

update 'INSERT DATA { <urn:s> <urn:p> "a\u0001b" }'
cat >Parsed.java <<'END'
class Parsed {
    public static void main(String[] arguments) throws Exception {
        try {
            javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new java.io.File("results.xml"));
            System.out.println("XML");
        } catch (org.xml.sax.SAXException e) {
            System.err.println(e.getMessage());
            System.out.println("no XML");
        }
    }
}
END
code=0
java_of tdb2.tdbquery --loc=D --results=XML 'SELECT ?o { ?s ?p ?o }' >results.xml 2>error.txt || code=$?
says=$([ "$code" != 0 ] && echo 'an error' || java -cp . Parsed.java 2>/dev/null)
compare 'the answer is' "$says" 'no XML' 'an error'
finish
