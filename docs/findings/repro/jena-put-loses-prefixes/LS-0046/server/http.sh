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

PORT=${PORT:-$((20000 + $$ % 30000))}
DATASET=http://127.0.0.1:$PORT/ds
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || :' EXIT
command -v curl >/dev/null || { echo "there is no curl on the path; install it" >&2; exit 3; }

# Starts the server as a process, and waits for its first answer.
serve() {
    # shellcheck disable=SC2086
    java $JAVA_OPTIONS -cp "$CLASS_PATH" org.apache.jena.fuseki.main.cmds.FusekiMainCmd \
        --localhost --port "$PORT" $SERVED >>server.log 2>&1 &
    server=$!
    tries=0
    until curl -s -f -o ready "$DATASET/query?query=ASK%7B%7D"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
            echo "the server did not start; its words:" >&2
            tail -n 5 server.log >&2
            exit 3
        fi
        sleep 0.2
    done
}

# Stops the server in an orderly way.
stop() {
    kill "$server"
    wait "$server" || :
    server=
}

# send NUMBER COMMAND...: sends a request that changes something.
send() {
    n=$1
    shift
    status=$("$@" -s -S -o "body$n" -w '%{http_code}') || status=000
    case $status in
    2*) echo "$n done" ;;
    *) refused "$n" "http $status" ;;
    esac
}

# query NUMBER ORDER FORMAT COMMAND...: sends a query.
query() {
    n=$1 order=$2 format=$3
    shift 3
    status=$("$@" -s -S -o "table$n" -w '%{http_code}') || status=000
    if [ "$status" != 200 ]; then
        refused "$n" "http $status"
        return
    fi
    if [ "$format" != tsv ]; then
        mv "table$n" "document$n"
        java -cp "$CLASS_PATH" "$HERE/Results.java" "$format" "document$n" >"table$n"
    fi
    table "$n" "$order" "table$n"
}

# exists NUMBER COMMAND...: asks whether a graph is there.
exists() {
    n=$1
    shift
    status=$("$@" -s -S -o "body$n" -w '%{http_code}') || status=000
    case $status in
    200 | 404) printf '%s rows 1\n%s | %s\n' "$n" "$n" "$([ "$status" = 200 ] && echo true || echo false)" ;;
    *) refused "$n" "http $status" ;;
    esac
}

# graph NUMBER TYPE URL: gets a graph, gives the document to the server in a further graph, and reads that.
graph() {
    copy="$DATASET/data?graph=urn:x-copy"
    status=$(curl -s -S -o "graph$1" -w '%{http_code}' -H "Accept: $2" "$3") || status=000
    if [ "$status" != 200 ]; then
        refused "$1" "http $status"
        return
    fi
    curl -s -S -f -o "body$1" -X PUT -H "Content-Type: $2" --data-binary @"graph$1" "$copy"
    query "$1" any tsv curl -H 'Accept: text/tab-separated-values' -H 'Content-Type: application/sparql-query' \
        --data-binary 'SELECT ?s ?p ?o WHERE { GRAPH <urn:x-copy> { ?s ?p ?o } }' "$DATASET/query"
    curl -s -S -o "body$1" -X DELETE "$copy"
}

# bindings NUMBER TYPE URL NAME...: gets a document, and prints the IRIs of prefixes in it.
bindings() {
    n=$1
    status=$(curl -s -S -o "prefixes$n.doc" -w '%{http_code}' -H "Accept: $2" "$3") || status=000
    if [ "$status" != 200 ]; then
        refused "$n" "http $status"
        return
    fi
    shift 3
    prefixes "$n" "prefixes$n.doc" "$@"
}

# compact NUMBER: starts a compaction, and waits for its end.
compact() {
    curl -s -S -o "body$1" -X POST "http://127.0.0.1:$PORT/\$/compact/${DATASET##*/}?deleteOld=true"
    task=$(sed -n 's/.*"taskId" *: *"\([0-9]*\)".*/\1/p' "body$1")
    [ -n "$task" ] || { echo "$1 failed"; return; }
    until curl -s -S "http://127.0.0.1:$PORT/\$/tasks/$task" | tee "body$1" | grep -q -e '"finished"' -e 'not found'; do
        kill -0 "$server" 2>/dev/null || { echo "$1 failed"; return; }
        sleep 0.1
    done
    if grep -q '"success" *: *true' "body$1"; then echo "$1 done"; else echo "$1 failed"; fi
}
