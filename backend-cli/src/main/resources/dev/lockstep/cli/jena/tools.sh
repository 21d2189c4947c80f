
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
