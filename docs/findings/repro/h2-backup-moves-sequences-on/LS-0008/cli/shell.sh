# Turns what the tools of H2 print into the lines that are compared: "3 done 2", "3 refused 23505", "3 rows 1", "3 | [1]".
LC_ALL=C
export LC_ALL

# The code of an error is at the end of its text: [23505-252].
code='function code(text,   at) {
    at = match(text, /\[[0-9]+(-[0-9]+)?\]/)
    while (at && match(substr(text, at + 1), /\[[0-9]+(-[0-9]+)?\]/)) at += RSTART
    sub(/^\[/, "", text)
    text = substr(text, at)
    sub(/^\[/, "", text)
    sub(/[^0-9].*/, "", text)
    return text
}'

# rows NUMBER ORDER SETTINGS: the answer of the Shell. Rows in any order are sorted. SETTINGS counts come before it.
rows() {
    awk -v n="$1" -v skip="${3:-0}" "$code"'
        failed != "" { failed = failed "\n" $0; next }
        /^Error: / || /^Exception in thread/ { failed = $0; next }
        !table && /^\(Update count: / { if (skip > 0) { skip--; next } sub(/^\(Update count: /, ""); sub(/,.*/, ""); counted = $0; next }
        table && /^\([0-9]+ rows?, [0-9]+ ms\)$/ { table = 2; next }
        !table { table = 1; next }
        table == 1 { row[++count] = $0 }
        END {
            if (failed != "") print n " refused " code(failed)
            else if (table == 2) { print n " rows " (count + 0); for (i = 1; i <= count; i++) print n " | " row[i] }
            else if (counted != "") print n " done " counted
            else print n " failed"
        }' | { IFS= read -r first; printf '%s\n' "$first"; if [ "$2" = any ]; then sort; else cat; fi; }
}

# The rows of a query whose texts are escaped twice: by STRINGENCODE, and as JSON.
decoded() {
    sed 's/\\\([\\"]\)/\1/g'
}

# parts NUMBER KINDS SETTINGS: the answers to the statements of a transaction; of each its kind: change, any, ordered.
parts() {
    awk -v n="$1" -v kinds="$2" "$code"'
        function part(text) { if (at > 0 && at <= all) list[at] = text; last = text; at++ }
        function told(   i, j, held, text) {
            if (kind[at] == "any")
                for (i = 2; i <= count; i++) { held = row[i]; for (j = i - 1; j > 0 && row[j] > held; j--) row[j + 1] = row[j]; row[j + 1] = held }
            for (i = 1; i <= count; i++) text = text (i > 1 ? "," : "") row[i]
            part("[\"rows\"," count ",[" text "]]")
        }
        BEGIN { all = split(kinds, kind, " ") }
        failing { failed = failed "\n" $0 }
        /^Error: / { failing = 1; failed = $0 }
        failing { if ($0 ~ /\[[0-9]+(-[0-9]+)?\]$/) { part("[\"refused\",\"" code(failed) "\"]"); failing = 0 } next }
        !table && /^\(Update count: / { sub(/^\(Update count: /, ""); sub(/,.*/, ""); part("[\"done\"," $0 "]"); next }
        table && /^\([0-9]+ rows?, [0-9]+ ms\)$/ { table = 0; told(); next }
        !table { table = 1; count = 0; next }
        { row[++count] = $0 }
        END {
            if (at != all + 2) { print n " failed"; exit }
            if (last ~ /refused/) { split(last, words, "\""); print n " refused " words[4]; exit }
            print n " rows " all
            for (i = 1; i <= all; i++) print n " | " list[i]
        }'
}

# shut_down NUMBER: SHUTDOWN reports its own success as error 90121.
shut_down() {
    rows "$1" ordered 1 | sed 's/^\([0-9]*\) refused 90121$/\1 done/'
}

# written NUMBER ORDER FILE FORM CHARSET SEPARATOR SETTINGS: the rows that CSVWRITE has written into a file.
written() {
    said=$(rows "$1" ordered "${7:-0}")
    case $said in
    *' rows '*) java "$HERE/Csv.java" "$@" ;;
    *) printf '%s\n' "$said" ;;
    esac
}

# made NUMBER FILE: whether a tool has made a file.
made() {
    said=$(cat)
    if [ -n "$said" ]; then
        printf '%s\n' "$said" | awk -v n="$1" "$code"'{ text = text "\n" $0 } END { print n (code(text) == "" ? " failed" : " refused " code(text)) }'
        return 1
    fi
    [ -f "$2" ] || { echo "$1 failed: a tool ended and wrote no $2"; return 1; }
}

# succeeded NUMBER: whether a statement was done; its refusal is the answer of the step.
succeeded() {
    said=$(rows "$1" ordered)
    case $said in
    *' done'* | *' rows '*) ;;
    *) printf '%s\n' "$said"; return 1 ;;
    esac
}
