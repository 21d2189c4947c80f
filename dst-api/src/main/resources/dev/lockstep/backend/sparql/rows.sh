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

# refused NUMBER WORDS: the class of a refusal, by the code in its words.
refused() {
    case $2 in
@CASES@
    *) echo "$1 failed $(printf %s "$2" | head -n 1 | tr -cd ' -~')" ;;
    esac
}
