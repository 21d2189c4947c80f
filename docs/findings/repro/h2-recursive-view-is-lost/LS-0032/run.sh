#!/bin/sh
# Plays the steps of issue.md with every variant, each on an empty store, and compares the answers.
#
#   sh run.sh                    takes the jars from the local Maven repository; downloads with mvn what is missing
#   sh run.sh --repository DIR   takes the jars from this repository
#   sh run.sh --jars DIR         takes the jars from this folder, by the names of their files
#   PRODUCT=DIR sh run.sh        plays a described product in this folder, in which lockstep.yaml is
#   sh run.sh --work DIR         works in this new folder and keeps it: answers, stores, messages
#   sh run.sh --silence SECONDS  stops what prints nothing for so long; 120 otherwise
#
# It ends with
#   0  if the variants agree
#   1  if the variants differ, or agree on another answer than the expected one
#   2  if an option is wrong, or a jar or a program is missing
#   3  if a variant was not played to its end, or a step failed
set -eu

fail() {
    code=$1
    shift
    printf 'run.sh: %s\n' "$*" >&2
    exit "$code"
}

here=$(cd "$(dirname "$0")" && pwd)
repository=${MAVEN_REPOSITORY:-${HOME:-/nowhere}/.m2/repository}
jars=
work=
silence=120
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help)
        sed -n '2,/^set/{/^#/{s/^# \{0,1\}//;p;};}' "$0"
        exit 0
        ;;
    esac
    [ $# -ge 2 ] || fail 2 "$1 needs a value; try --help"
    case $1 in
    --repository) repository=$2 ;;
    --jars) jars=$2 ;;
    --work) work=$2 ;;
    --silence)
        case $2 in
        '' | 0* | *[!0-9]*) fail 2 "--silence: '$2' is no number of seconds" ;;
        esac
        silence=$2
        ;;
    *) fail 2 "$1 is no option; try --help" ;;
    esac
    shift 2
done
# The arms: the folder, the jars of its version, the jars of its client, the name in a sentence.
arms='embedded_plain|jars-2.5.252.txt|jars-2.5.252.txt|embedded, without maintenance
embedded|jars-2.5.252.txt|jars-2.5.252.txt|embedded'

case $arms in
*'|jars-'*) command -v java >/dev/null || fail 2 "there is no java on the path; install a JDK 17 or newer" ;;
esac

# A product that a project file describes is played in the folder of this file, which is usually above this one.
product=${PRODUCT:-$here}
while [ -z "${PRODUCT:-}" ] && [ "$product" != / ] && [ ! -e "$product/lockstep.yaml" ]; do
    product=$(dirname "$product")
done
if [ -n "${PRODUCT:-}" ] || [ -e "$product/lockstep.yaml" ]; then
    PRODUCT=$(cd "$product" && pwd) || fail 2 "PRODUCT: there is no folder $product"
    export PRODUCT
else
    unset PRODUCT
fi

# Prints the file of group:artifact[:extension:classifier]:version.
jar_of() {
    group=$(printf %s "$1" | cut -d : -f 1)
    name=$(printf %s "$1" | cut -d : -f 2)
    case $1 in
    *:*:*:*:*)
        version=$(printf %s "$1" | cut -d : -f 5)
        file=$name-$version-$(printf %s "$1" | cut -d : -f 4).jar
        ;;
    *)
        version=$(printf %s "$1" | cut -d : -f 3)
        file=$name-$version.jar
        ;;
    esac
    again="run again: sh run.sh --jars DIR, with $file in DIR"
    if [ -n "$jars" ]; then
        found=$jars/$file
        [ -f "$found" ] || fail 2 "$name $version is not in $jars; $again"
    else
        found=$repository/$(printf %s "$group" | tr . /)/$name/$version/$file
        if [ ! -f "$found" ] && command -v mvn >/dev/null; then
            printf 'fetching %s\n' "$name:$version" >&2
            # What Maven says about a missing jar fills a screen.
            mvn -q -B -ntp -Dstyle.color=never dependency:get -Dmaven.repo.local="$repository" -Dartifact="$1" -Dtransitive=false \
                </dev/null >>"$work/mvn.log" 2>&1 || :
            [ -z "$kept" ] || again="$again; Maven's words are in $work/mvn.log"
            [ -f "$found" ] || fail 2 "$name $version is neither in the local repository nor in Maven Central; $again"
        fi
        [ -f "$found" ] || fail 2 "$name $version is not in the local repository, and there is no mvn on the path; $again"
    fi
    printf %s "$found"
}

# All jars are there before anything is played, because a play takes long and one that lacks jars shows nothing.
get_jars() {
    for list in "$here"/jars-*.txt; do
        [ -e "$list" ] || continue
        path=
        while IFS= read -r artifact; do
            one=$(jar_of "$artifact") || exit 2
            path=$path${path:+:}$one
        done <"$list"
        printf %s "$path" >"$work/$(basename "$list").path"
    done
}

class_path() {
    [ "$1" = - ] || cat "$work/$1.path"
}

playing=
watching=
# Ends what is played, with everything that it started.
end() {
    [ -z "$watching" ] || kill "$watching" 2>/dev/null || :
    [ -z "$playing" ] || stop "$playing"
    watching=
    playing=
}

stop() {
    family=$1
    if command -v ps >/dev/null; then
        family="$1 $(ps -A -o pid= -o ppid= | awk -v root="$1" '{ parent[$1] = $2 }
            END { for (p in parent) { for (q = p; q in parent && q != root; q = parent[q]) continue; if (q == root && p != root) print p } }')"
    fi
    # shellcheck disable=SC2086
    kill $family 2>/dev/null || return 0
    sleep 2
    # shellcheck disable=SC2086
    kill -9 $family 2>/dev/null || :
}

# Stops an arm that prints nothing for too long, because a wait for ever is a finding as well.
watch() {
    quiet=0
    size=
    while kill -0 "$1" 2>/dev/null; do
        sleep 1
        quiet=$((quiet + 1))
        now=$(wc -c <"$2")
        [ "$now" = "$size" ] || quiet=0
        size=$now
        if [ "$quiet" -ge "$silence" ]; then
            : >"$2.silent"
            stop "$1"
        fi
    done
}

kept=$work
if [ -n "$work" ]; then
    mkdir "$work" || fail 2 "--work: $work must be a new folder"
    work=$(cd "$work" && pwd)
    trap 'end' EXIT
else
    work=$(mktemp -d) || fail 2 "no folder for temporary files can be made; name a new folder with --work"
    trap 'end; rm -rf "$work"' EXIT
fi
trap 'exit 130' INT TERM

get_jars
names=
labels=
unfinished=
while IFS='|' read -r name engine client label; do
    names="$names $name"
    labels="$labels|$label"
    CLASS_PATH=$(class_path "$engine")
    CLIENT_CLASS_PATH=$(class_path "$client")
    export CLASS_PATH CLIENT_CLASS_PATH
    mkdir "$work/$name"
    printf 'playing %s\n' "$name" >&2
    (cd "$work/$name" && exec sh "$here/$name/play.sh") </dev/null >"$work/$name.out" 2>"$work/$name.err" &
    playing=$!
    watch "$playing" "$work/$name.out" >/dev/null 2>&1 &
    watching=$!
    # A shell that is told of a job that was killed would say so among the answers.
    { wait "$playing"; } 2>/dev/null ||
        { unfinished="$unfinished $name"; printf 'run.sh: %s did not come to its end:\n' "$name"; tail -n 20 "$work/$name.err"; } >&2
    playing=
    if [ -e "$work/$name.out.silent" ]; then
        wait "$watching" || :
    else
        kill "$watching" 2>/dev/null || :
    fi
    watching=
    [ ! -e "$work/$name.out.silent" ] || echo "silent $silence" >>"$work/$name.out"
    echo end >>"$work/$name.out"
done <<ARMS
$arms
ARMS

files=
for name in $names; do
    files="$files $name.out"
done
# shellcheck disable=SC2086
(cd "$work" && LC_ALL=C awk -v names="$names" -v labels="$labels" -v unfinished="$unfinished" -v width="${COLUMNS:-160}" '
    # A stored text must not obey the terminal: neither its control characters nor those that turn a line round.
    function inert(text,   i) {
        gsub(/\342\200[\252-\256]|\342\201[\246-\251]|\342\200[\216\217]/, "?", text)
        gsub(/\302[\200-\237]/, "?", text)
        gsub(/[\001-\010\013-\037\177]/, "?", text)
        return text
    }

    # Whether an arm takes part in the comparison of a step.
    function compared(text) { return text != "not offered\n" && text != "omitted\n" }

    # Whether an answer is the same as that of the base. A transport that tells no count agrees with each.
    function same(a, base) { return a == base || (a == "done\n" && base ~ /^done /) }

    # The arm with which the others are compared: the first one, or the first one with a count if that tells none.
    function based(step,   a, base) {
        for (a = 1; a <= arms; a++) {
            if (!compared(answer[a, step])) continue
            if (!base) base = a
            if (answer[base, step] != "done\n") return base
            if (answer[a, step] ~ /^done /) return a
        }
        return base
    }

    # An answer that all have, or the expected one: its rows are only counted if they are many.
    function agreed(step, is, text,   lines, count) {
        count = split(text, lines, "\n") - 1
        if (count > 13 && lines[1] ~ /^rows / && (step in expected ? is == "no" : arms > 1)) {
            sub(/^rows /, "", lines[1])
            text = (arms > 1 ? "the same " : "as expected, ") lines[1] " rows\n"
        }
        block("all", text)
    }

    function block(label, text,   lines, count, i) {
        count = split(text, lines, "\n")
        for (i = 1; i < count; i++) printf "      %-*s  %s\n", longest, i == 1 ? label : "", lines[i]
    }

    # The answers of all arms beside each other, or one below the other if they are too wide.
    function beside(step,   a, i, most, total, lines, count, wide, cell, parts) {
        total = 6; most = 0
        for (a = 1; a <= arms; a++) {
            wide[a] = length(arm[a])
            count = split(answer[a, step], lines, "\n") - 1
            for (i = 1; i <= count; i++) {
                cell[a, i] = lines[i]
                if (length(lines[i]) > wide[a]) wide[a] = length(lines[i])
            }
            if (count > most) most = count
            total += wide[a] + 3
        }
        if (total > width) {
            for (a = 1; a <= arms; a++) block(arm[a], answer[a, step])
            return
        }
        for (i = 0; i <= most; i++) {
            printf "     "
            for (a = 1; a <= arms; a++) printf " %-*s %s", wide[a], i == 0 ? arm[a] : cell[a, i], a < arms ? "|" : ""
            printf "\n"
        }
    }

    # Of long answers, only the lines that are not in all of them.
    function shorten(step,   a, i, count, lines, times, most, left, took) {
        for (a = 1; a <= arms; a++) {
            if (!compared(answer[a, step])) continue
            took++
            count = split(answer[a, step], lines, "\n") - 1
            if (count > most) most = count
            for (i = 1; i <= count; i++) times[lines[i]]++
        }
        if (most <= 16) return
        for (a = 1; a <= arms; a++) {
            count = split(answer[a, step], lines, "\n") - 1
            answer[a, step] = lines[1] "\n"; left = 0
            for (i = 2; i <= count; i++)
                if (times[lines[i]] < took) answer[a, step] = answer[a, step] lines[i] "\n"; else left++
            answer[a, step] = answer[a, step] "(" left " more lines, which all have)\n"
        }
    }

    # What an answer lacks and has besides, compared with that of another arm; told at the end. The other answer is named
    # as the expected one if it is.
    function tell(step, a, base, is,   lines, count, i, left, first, one, lacks, more, shown, right) {
        right = is == "no" && judged[step] !~ /^answer/ ? ", expected " : ", " label[base] " gives "
        count = split(answer[base, step], lines, "\n") - 1; first = lines[1]; one = count == 2 ? lines[2] : ""
        for (i = 2; i <= count; i++) left[lines[i]]++
        count = split(answer[a, step], lines, "\n") - 1
        if (first !~ /^rows / || lines[1] !~ /^rows /) {
            note(step, label[a] " gives " answered(lines[1]) right answered(first))
            return
        }
        if (one != "" && count == 2 && length(one) <= 300 && length(lines[2]) <= 300) {
            note(step, label[a] " gives " bare_row(lines[2]) right bare_row(one))
            return
        }
        for (i = 2; i <= count; i++) if (left[lines[i]]-- <= 0) { more++; if (shown == "") shown = lines[i] }
        if (more) note(step, label[a] " has " rows(more) " that " label[base] " lacks: " short(shown, answer[base, step], more))
        shown = ""; delete left
        for (i = 2; i <= count; i++) left[lines[i]]++
        count = split(answer[base, step], lines, "\n") - 1
        for (i = 2; i <= count; i++) if (left[lines[i]]-- <= 0) { lacks++; if (shown == "") shown = lines[i] }
        if (lacks) note(step, label[a] " lacks " rows(lacks) " that " label[base] " has: " short(shown, answer[a, step], lacks))
        if (!more && !lacks) note(step, label[a] " has another order than " label[base])
    }

    # Steps of which the same is to be said are one sentence.
    function note(step, sentence) {
        if (!(sentence in at)) sentences[++notes] = sentence
        at[sentence] = at[sentence] " " step
    }

    function listed_steps(all,   each, count, i, text) {
        count = split(all, each, " ")
        for (i = 1; i <= count; i++) text = text (i == 1 ? "" : i == count ? " and " : ", ") each[i]
        return (count == 1 ? "Step " : "Steps ") text
    }

    # The first line of an answer as a person says it.
    function answered(line) {
        if (line ~ /^rows /) { split(line, said_words, " "); return rows(said_words[2]) }
        return line
    }

    # A row; of one value, the value alone.
    function bare_row(row) {
        sub(/^\| /, "", row)
        if (row ~ /^\[[^,]*\]$/) return substr(row, 2, length(row) - 2)
        return row
    }

    function rows(count) { return count + 0 == 1 ? "1 row" : count " rows" }

    # A row of many: as it is, or a long one where it begins to differ from the row of the other answer that is most alike.
    function short(row, other, count,   lines, i, at, most, from) {
        sub(/^\| /, "", row)
        if (length(row) > 300) {
            for (i = split(other, lines, "\n") - 1; i > 1; i--) {
                sub(/^\| /, "", lines[i])
                at = alike(row, lines[i])
                if (at > most) most = at
            }
            from = most > 60 ? most - 59 : 1
            row = "(character " (most + 1) " of " length(row) ") " (from > 1 ? "..." : "") substr(row, from, 160) (from + 160 <= length(row) ? "..." : "")
        }
        return row (count > 1 ? ", and others" : "")
    }

    # The number of characters with which both begin.
    function alike(a, b,   low, high, middle) {
        low = 0; high = length(a) < length(b) ? length(a) : length(b)
        while (low < high) {
            middle = int((low + high + 1) / 2)
            if (substr(a, 1, middle) == substr(b, 1, middle)) low = middle; else high = middle - 1
        }
        return low
    }

    # A row without the blanks between its values, and without the zeros that end the fraction of a number.
    function bare(row,   i, unit, quoted, kept, word) {
        for (i = 1; i <= length(row); i++) {
            unit = substr(row, i, 1)
            if (quoted && unit == "\\") { kept = kept unit substr(row, ++i, 1); continue }
            if (!quoted && unit ~ /[-0-9.eE+]/) { word = word unit; continue }
            if (word != "") { kept = kept plain(word); word = "" }
            if (unit == "\"") quoted = !quoted
            if (unit != " " || quoted) kept = kept unit
        }
        return kept plain(word)
    }

    function plain(number) {
        if (number ~ /^-?[0-9]+\.[0-9]+$/) { sub(/0+$/, "", number); sub(/\.$/, "", number) }
        return number
    }

    function listed(code, codes,   each, i) {
        for (i = split(codes, each, "|"); i > 0; i--) if (code == each[i]) return 1
        return 0
    }

    # Whether an answer is another one than the expected, as far as its kind, its code, its count and the number of its
    # rows tell it: "yes" or "no", or nothing if they do not.
    function another(text, step,   lines, words, wanted, count, i, row, has, asked) {
        count = split(text, lines, "\n") - 1
        split(lines[1], words, " ")
        if (words[1] == "no") return lines[1] == "no answer" ? "" : "yes"
        if (words[1] !~ /^(rows|done|refused)$/) return ""
        split(judged[step], wanted, " ")
        # Whatever it is, it is an answer, unless the system itself failed.
        if (wanted[1] == "answer") return words[1] == "refused" && listed(substr(lines[1], 9), wanted[2]) ? "yes" : "no"
        if (words[1] != wanted[1]) return "yes"
        if (words[1] == "done") return words[2] != "" && wanted[2] != "" && words[2] != wanted[2] ? "yes" : "no"
        if (words[1] == "refused") return listed(substr(lines[1], 9), substr(judged[step], 9)) ? "no" : "yes"
        if (words[2] != wanted[2]) return "yes"
        for (i = 2; i <= count; i++) { sub(/^\| /, "", lines[i]); has[bare(lines[i])]++; asked[i] = bare(lines[i]) }
        for (i = 1; i <= words[2]; i++) {
            row = bare(wants[step, i])
            if (wanted[3] == "ordered" && asked[i + 1] != row) return ""
            if (has[row]-- <= 0) return ""
        }
        return "no"
    }

    BEGIN { arms = split(names, arm, " "); split(substr(labels, 2), label, "|"); for (a = 1; a <= arms; a++) if (length(arm[a]) > longest) longest = length(arm[a])
            if (longest < length("expected")) longest = length("expected") }
    FNR == 1 { file++ }
    file == 2 && index($0, "\t=| ") { tab = index($0, "\t"); number = substr($0, 1, tab - 1); wants[number, ++many[number]] = substr($0, tab + 4); next }
    file == 2 && index($0, "\t=: ") { tab = index($0, "\t"); columns[substr($0, 1, tab - 1)] = substr($0, tab + 4); next }
    file == 2 && index($0, "\t= ") { tab = index($0, "\t"); judged[substr($0, 1, tab - 1)] = substr($0, tab + 3); next }
    file == 2 { tab = index($0, "\t"); number = substr($0, 1, tab - 1); expected[number] = expected[number] substr($0, tab + 1) "\n"; next }
    file == 1 { tab = index($0, "\t"); number = substr($0, 1, tab - 1); text = substr($0, tab + 1)
        if (number in title) title[number] = title[number] "\n       " text; else { order[++steps] = number; title[number] = text }
        next }
    { $0 = inert($0) }
    $0 == "end" { next }
    $1 == "silent" && NF == 2 { silent[file - 2] = $2; next }
    $1 in title { answer[file - 2, $1] = answer[file - 2, $1] substr($0, length($1) + 2) "\n"; next }
    { stray[file - 2] = stray[file - 2] $0 "\n" }
    END {
        for (a = 1; a <= arms; a++) {
            for (i = 1; i <= steps && answer[a, order[i]] == ""; i++) continue
            if (i > steps && index(unfinished " ", " " arm[a] " ")) begun = begun " " arm[a]
        }
        if (begun != "") { print "Nothing is shown, because of" begun ", where no step was played."; exit 3 }
        for (a in silent) {
            for (i = 1; i <= steps && answer[a, order[i]] != ""; i++) continue
            answer[a, order[i]] = "no answer within " silent[a] (silent[a] == 1 ? " second\n" : " seconds\n")
        }
        for (i = 1; i <= steps; i++) {
            step = order[i]; differs = 0
            for (a = 1; a <= arms; a++) if (answer[a, step] == "") answer[a, step] = "no answer\n"
            base = based(step); first = base ? answer[base, step] : ""
            is = step in judged ? another(first, step) : ""
            for (a = 1; a <= arms; a++) {
                if (answer[a, step] ~ /^failed/ || answer[a, step] == "no answer\n") failed = failed " " step " (" arm[a] ")"
                if (answer[a, step] == "omitted\n") omitted = omitted " " step " (" arm[a] ")"
                if (a != base && compared(answer[a, step]) && !same(answer[a, step], first)) { differs = 1; tell(step, a, base, is) }
            }
            printf "%s %s %s\n", differs ? "*" : " ", step, title[step]
            if (step in columns) block("columns", columns[step] "\n")
            if (differs) { shorten(step); beside(step); different = different " " step }
            else if (first != "") agreed(step, is, first)
            if (step in expected) { block("expected", expected[step]); if (step != "0") predicted = 1 }
            if (!(step in judged)) { if (step in expected) untold = 1; continue }
            if (is == "") untold = 1
            if (is == "yes") others = others " " step
        }
        for (a = 1; a <= arms; a++) if (stray[a] != "") { print "beside the answers:"; block(arm[a], stray[a]) }
        if (different == "" && others != "") { print (arms < 2 ? "It is" : "The variants agree with each other, and it is") " another answer than the expected one in" others "."; exit 1 }
        if (different == "" && unfinished != "") { print "Nothing is shown, because of" unfinished "."; exit 3 }
        if (different == "" && failed != "") { print "Nothing is shown, because these steps failed:" failed "."; exit 3 }
        if (different == "" && omitted != "") { print "Nothing is shown, because these steps are left out:" omitted "."; exit 4 }
        if (different == "" && arms < 2 && !predicted) { print "Nothing is shown, because only one variant is played, and no answer is expected."; exit 4 }
        if (different == "" && predicted && !untold) { print (arms < 2 ? "The answers are" : "The variants agree with each other and are") " as expected."; exit 0 }
        if (different == "" && predicted && arms < 2) { print "The kind of the answers and the number of their rows are as expected; compare their values above."; exit 4 }
        if (different == "" && predicted) { print "The variants agree with each other; see above whether they agree with what is expected."; exit 0 }
        if (different == "") { print "The variants agree."; exit 0 }
        print "The variants differ in" different ", marked with *."
        for (i = 1; i <= notes; i++) print listed_steps(at[sentences[i]]) ": " sentences[i]
        exit 1
    }' "$here/steps.txt" "$here/expected.txt" $files)
