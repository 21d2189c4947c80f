package dev.lockstep.workloads.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.fuzz.FuzzedArm;
import dev.lockstep.fuzz.Ground;
import dev.lockstep.fuzz.Mutation;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.JenaProvider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Jena's parsers of queries, updates and files, with texts that are nearly right. */
@Tag("nightly")
class SparqlStatementFuzzTest {

    /** Another service or file is out of bounds, and so is what differs each time. */
    private static final Pattern EXCLUDED = Pattern.compile(
            "SERVICE|\\bLOAD\\s*(SILENT\\s*)?[<A-Z]|RAND|UUID|NOW|BNODE|<file|<http:|<https:|FROM|java:|CONSTRUCT|DESCRIBE|JSON|lockstep:\\s*r",
            Pattern.CASE_INSENSITIVE);

    static final Ground GROUND = new Ground(
            List.of(
                    Operation.mutate("DROP ALL"),
                    Operation.mutate(
                            "INSERT DATA { <u:a> <u:p> \"one\" ; <u:q> 1 . <u:b> <u:p> \"deux\"@fr ; <u:q> 2.5 ."
                                    + " GRAPH <u:g> { <u:a> <u:r> <u:b> . <u:b> <u:r> <u:a> } }")),
            Operation.query(
                    "SELECT",
                    Stream.of("g", "s", "p", "o")
                            .map(name -> new Column(name, ValueKind.LEXICAL, "?" + name))
                            .toList(),
                    "WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"),
            Set.of("50000"),
            EXCLUDED);

    static final Mutation MUTATION = new Mutation(
            List.of(
                    "SELECT ?s ?o WHERE { ?s <u:p> ?o FILTER(STRLEN(?o) > 2) } ORDER BY DESC(?o) LIMIT 3",
                    "PREFIX u: <u:> SELECT (COUNT(DISTINCT ?s) AS ?n) (SUM(?q) AS ?t) WHERE { ?s u:q ?q } GROUP BY ?s HAVING (SUM(?q) > 0)",
                    "ASK { GRAPH ?g { <u:a> <u:r>+ ?x } }",
                    "SELECT * WHERE { <u:a> (<u:p>|^<u:r>/<u:q>*)? ?x OPTIONAL { ?x <u:q> ?y } MINUS { ?x <u:r> ?z } }",
                    "SELECT ?x WHERE { VALUES (?x ?y) { (1 UNDEF) (\"a\"@en 2.5) } BIND(IF(?x = 1, ?y, STR(?x)) AS ?z) }",
                    "SELECT ?s WHERE { { SELECT ?s (MAX(?o) AS ?m) WHERE { ?s ?p ?o } GROUP BY ?s } FILTER NOT EXISTS { ?s <u:r> ?m } }",
                    "INSERT DATA { <u:c> <u:p> \"\"\"long\n\"text\"\"\"\" ; a <u:T> , _:b . GRAPH <u:h> { <u:c> <u:q> -1.5e3 } }",
                    "DELETE DATA { <u:a> <u:p> \"one\" }",
                    "DELETE { ?s ?p ?o } INSERT { GRAPH <u:h> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(isNumeric(?o)) }",
                    "DELETE WHERE { GRAPH <u:g> { ?s ?p ?o } } ; INSERT DATA { <u:x> <u:y> true }",
                    "WITH <u:g> DELETE { ?s <u:r> ?o } INSERT { ?o <u:r> ?s } USING <u:g> WHERE { ?s <u:r> ?o }",
                    "CREATE GRAPH <u:h> ; COPY <u:g> TO <u:h> ; MOVE SILENT <u:h> TO DEFAULT ; CLEAR NAMED",
                    "SELECT (REPLACE(\"abc\", \"(b)\", \"[$1]\", \"i\") AS ?r) (SUBSTR(\"abc\", 2) AS ?u) (\"1\"^^<http://www.w3.org/2001/XMLSchema#byte> + 1 AS ?v) {}",
                    "SELECT (STRDT(\"x\", <u:d>) AS ?a) (STRLANG(\"x\", \"en-GB\") AS ?b) (IRI(\"z\") AS ?c) (ENCODE_FOR_URI(\"\u00e9 \") AS ?d) {}",
                    "SELECT (YEAR(\"2020-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>) AS ?y) (ROUND(2.5) AS ?r) (1/0 AS ?z) {}",
                    "SELECT ?s WHERE { << ?s <u:p> ?o >> <u:q> ?x . ?s <u:p> [ <u:q> ( 1 2 ) ] }",
                    "SELECT ?s WHERE { ?s ?p ?o FILTER(REGEX(STR(?o), \"^o.*e$\", \"i\") && LANGMATCHES(LANG(?o), \"*\") || ?o IN (1, 2.5)) }",
                    "# lockstep: load nq\n<u:c> <u:p> \"x\\u00e9\\n\" <u:g> .\n_:b <u:q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
                    "# lockstep: load ttl\n@prefix u: <u:> .\nu:c u:p \"x\"@en , 1.5 , true , ( 1 \"a\" ) ; a u:T . [] u:q '''l\"''' .",
                    "# lockstep: load trig\n@base <u:> . <g> { <c> <p> \"x\" . } { <d> <q> -1 }",
                    "# lockstep: load nt\n<u:c> <u:p> \"x\"^^<u:d> ."),
            List.of(
                    "<>",
                    "<u:\u00e9>",
                    "<u: >",
                    "<u:\\u0020>",
                    "\"",
                    "'",
                    "\"\"\"",
                    "\\",
                    "\\u",
                    "\\uD800",
                    "{",
                    "}",
                    "(",
                    ")",
                    "[]",
                    "[",
                    ".",
                    ";",
                    ",",
                    "^^",
                    "@",
                    "@en-",
                    "_:b",
                    "_:",
                    "?x",
                    "?",
                    "$y",
                    "a",
                    "*",
                    "+",
                    "!",
                    "!(<u:p>|^<u:q>)",
                    "{2,3}",
                    "1e400",
                    "1E",
                    "-0",
                    "99999999999999999999",
                    "1.",
                    ".5",
                    "true",
                    "UNDEF",
                    "DISTINCT",
                    "REDUCED",
                    "SILENT",
                    "\"x\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
                    "\"-0\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                    "\"NaN\"^^<http://www.w3.org/2001/XMLSchema#double>",
                    "\"x\"@",
                    "<< >>",
                    "<<( )>>",
                    "{| |}",
                    "LATERAL",
                    "UNFOLD",
                    "#",
                    "\u0000",
                    "\ufeff",
                    "\ud83d\ude00",
                    "u:",
                    ":",
                    "u:a%zz",
                    "u:\\~",
                    "BASE <x:>",
                    "PREFIX : <u:>",
                    "GROUP_CONCAT(",
                    "SEPARATOR=\"\"",
                    "OFFSET -1",
                    "LIMIT 0",
                    "EXISTS {}",
                    "BIND(1 AS ?s)",
                    "VALUES ?x {}",
                    "COALESCE()"));

    private static final EngineTarget TARGET = new EngineTarget(
            Notation.SPARQL,
            GROUND,
            MUTATION,
            () -> FuzzedArm.open(new JenaProvider().system(), new JenaEmbeddedProvider()));

    @FuzzTest
    void statement(byte[] choices) {
        TARGET.check(choices);
    }
}
