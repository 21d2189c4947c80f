# Prints answers as the lines that are compared: "3 done", "3 refused SYNTAX", "3 rows 1", "3 | <http://a>".
LC_ALL=C
export LC_ALL

# table NUMBER ORDER FILE: the rows of a document in TSV. The label of a blank node means nothing elsewhere.
table() {
    tail -n +2 "$3" | awk 'BEGIN { FS = OFS = "\t" } { for (i = 1; i <= NF; i++) if ($i ~ /^_:/) $i = "_:b"; print }' |
        if [ "$2" = any ]; then sort; else cat; fi >"$3.rows"
    echo "$1 rows $(awk 'END { print NR }' "$3.rows")"
    sed "s/^/$1 | /" "$3.rows"
}

# prefixes NUMBER FILE NAME...: the IRIs of prefixes in a document in Turtle or TriG.
prefixes() {
    n=$1 document=$2
    shift 2
    for name in "$@"; do
        awk -v name="$name:" '($1 == "PREFIX" || $1 == "@prefix") && $2 == name {
            print "\"" substr(name, 1, length(name) - 1) "\"\t\"" substr($3, 2, length($3) - 2) "\"" }' "$document"
    done | sort >"prefixes$n"
    echo "$n rows $(awk 'END { print NR }' "prefixes$n")"
    sed "s/^/$n | /" "prefixes$n"
}

# refused NUMBER WORDS: the class of a refusal, by the code in its words.
refused() {
    case $2 in
    *org.apache.jena.query.QueryException*) echo "$1 refused SYNTAX" ;;
    *org.apache.jena.query.QueryParseException*) echo "$1 refused SYNTAX" ;;
    *org.apache.jena.riot.RiotException*) echo "$1 refused SYNTAX" ;;
    *org.apache.jena.sparql.engine.http.QueryExceptionHTTP*) echo "$1 refused FAILED" ;;
    *org.apache.jena.update.UpdateException*) echo "$1 refused NOT_FOUND" ;;
    *'exit 1'*) echo "$1 refused FAILED" ;;
    *'exit 2'*) echo "$1 refused SYNTAX" ;;
    *'http 400'*) echo "$1 refused SYNTAX" ;;
    *'http 404'*) echo "$1 refused NOT_FOUND" ;;
    *'http 500'*) echo "$1 refused FAILED" ;;
    *'http 502'*) echo "$1 refused FAILED" ;;
    *'no such graph'*) echo "$1 refused NOT_FOUND" ;;
    *) echo "$1 failed $(printf %s "$2" | head -n 1 | tr -cd ' -~')" ;;
    esac
}

# change NUMBER COMMAND...: runs a tool that changes something.
change() {
    n=$1
    shift
    if "$@" >"out$n" 2>&1; then
        echo "$n done"
    else
        code=$?
        refused "$n" "$(cat "out$n") exit $code"
    fi
}

# query NUMBER ORDER FORMAT COMMAND...: runs a query.
query() {
    n=$1 order=$2 format=$3
    shift 3
    if "$@" >"table$n" 2>"out$n"; then
        if [ "$format" != tsv ]; then
            mv "table$n" "document$n"
            java -cp "$CLASS_PATH" "$HERE/Results.java" "$format" "document$n" >"table$n"
        fi
        table "$n" "$order" "table$n"
    else
        code=$?
        refused "$n" "$(cat "out$n") exit $code"
    fi
}

# there NUMBER GRAPH STORE: whether a graph is there; otherwise the step is refused.
there() {
    printf 'ASK { GRAPH <%s> { ?s ?p ?o } }' "$2" >"there$1.rq"
    java $JAVA_OPTIONS -cp "$CLASS_PATH" tdb2.tdbquery --loc="$3" --results=TSV --query="there$1.rq" | grep -q -e true -e yes
}
