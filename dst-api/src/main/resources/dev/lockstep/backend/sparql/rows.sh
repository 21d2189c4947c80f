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
@CASES@
    *) echo "$1 failed $(printf %s "$2" | head -n 1 | tr -cd ' -~')" ;;
    esac
}
