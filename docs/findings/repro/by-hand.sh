# What the scripts share that were written by hand: each reads this file first. No walk shows their findings, so there is no
# generated script.
#
#   sh run.sh                    takes the jars from the local Maven repository; downloads with mvn what is missing
#   sh run.sh --repository DIR   takes the jars from this repository
#   sh run.sh --jars DIR         takes the jars from this folder, by the names of their files
#   sh run.sh --release VERSION  plays another release than that of the page
#   sh run.sh --work DIR         works in this new folder and keeps it: stores, answers, messages
#
# It ends with 0 if the right answer is seen, with 1 if the finding is shown, with 2 for a wrong option, with 3 if something is
# missing or failed, or if the answer is neither the right one nor that of the page.
set -eu

ended=
made=
server=

fail() {
    code=$1
    shift
    printf 'run.sh: %s\n' "$*" >&2
    ended=yes
    exit "$code"
}

stop_server() {
    [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || :
    server=
}

# What was started is stopped. A step that failed is no answer, whatever it ended with.
leave() {
    code=$?
    stop_server
    cd /
    [ -z "$made" ] || rm -rf "$made"
    if [ -z "$ended" ]; then
        [ "$code" = 3 ] || printf 'run.sh: a step failed, with %s\n' "$code" >&2
        exit 3
    fi
}
trap leave EXIT
trap 'ended=yes; exit 130' INT TERM

here=$(cd "$(dirname "$0")" && pwd)
page=$here/../../$(basename "$here").md
repository=${MAVEN_REPOSITORY:-${HOME:-/nowhere}/.m2/repository}
jars=
work=
release=
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help)
        sed -n '2,/^\./{/^#/{s/^# \{0,1\}//;p;};}' "$0"
        sed -n '4,/^set/{/^#/{s/^# \{0,1\}//;p;};}' "$here/../by-hand.sh"
        ended=yes
        exit 0
        ;;
    esac
    [ $# -ge 2 ] || fail 2 "$1 needs a value; try --help"
    case $1 in
    --repository) repository=$2 ;;
    --jars) jars=$(cd "$2" 2>/dev/null && pwd) || fail 2 "--jars: there is no folder $2" ;;
    --release) release=$2 ;;
    --work) work=$2 ;;
    *) fail 2 "$1 is no option; try --help" ;;
    esac
    shift 2
done

# The command must be on the path.
need() {
    command -v "$1" >/dev/null || fail 3 "there is no $1 on the path, and the steps need it"
    [ "$1" != java ] || java -version >/dev/null 2>&1 || fail 3 "java is on the path and does not run: $(java -version 2>&1)"
}

# Prints the file of group:artifact[:extension:classifier]:version.
jar_of() {
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
    if [ -n "$jars" ]; then
        found=$jars/$file
    else
        found=$repository/$(printf %s "$1" | cut -d : -f 1 | tr . /)/$name/$version/$file
        if [ ! -f "$found" ] && command -v mvn >/dev/null; then
            printf 'fetching %s\n' "$name:$version" >&2
            mvn -q -B -ntp -Dstyle.color=never dependency:get -Dmaven.repo.local="$repository" -Dartifact="$1" -Dtransitive=false >&2 || :
        fi
    fi
    [ -f "$found" ] || fail 3 "there is no $found; name a folder with --jars or a repository with --repository"
    printf %s "$found"
}

# Makes a working folder and goes there.
begin() {
    [ -n "${CLASS_PATH:-}" ] || [ -z "$release$jars" ] || fail 2 "--release and --jars are for an engine in Java, and these steps have none"
    if [ -n "$work" ]; then
        mkdir "$work" || fail 2 "--work: $work must be a new folder"
        work=$(cd "$work" && pwd)
    else
        made=$(mktemp -d) || fail 3 "no folder for temporary files can be made; name a new folder with --work"
        # A path through a link is another one for strace than for the engine.
        work=$(cd "$made" && pwd -P)
    fi
    cd "$work"
}

# Waits for a line in a file, at most a minute.
await() {
    waited=0
    until grep -q "$1" "$2" 2>/dev/null; do
        waited=$((waited + 1))
        [ -z "$server" ] || kill -0 "$server" 2>/dev/null || { cat "$2" >&2; fail 3 "the server does not start"; }
        [ "$waited" -lt 600 ] || { cat "$2" >&2; fail 3 "there is no '$1' in $2 after a minute"; }
        sleep 0.1
    done
}

# Java with its answers in UTF-8, in a zone and a locale that are always the same. In the background it must be the
# process itself, and not a shell that waits for it.
execute=
java_of() {
    $execute java -Duser.timezone=UTC -Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
        -Dsun.stdout.encoding=UTF-8 -cp "$CLASS_PATH" "$@"
}

# H2, in the release of the page or in another one.
with_h2() {
    need java
    release=${release:-$1}
    CLASS_PATH=$(jar_of "com.h2database:h2:$release") || exit 3
    begin
}

shell() {
    java_of org.h2.tools.Shell -url "${URL:-jdbc:h2:./t}" -user sa -password "" "$@"
}

# Starts a server of H2 in this folder; remote asks it.
serve_h2() {
    (execute=exec && java_of org.h2.tools.Server -tcp -tcpPort 0 -ifNotExists -baseDir .) >server.txt 2>&1 &
    server=$!
    await 'running at' server.txt
    port=$(sed -n 's/.*running at tcp:[^ ]*:\([0-9]*\).*/\1/p' server.txt)
}

remote() {
    java_of org.h2.tools.Shell -url "jdbc:h2:tcp://localhost:$port/./r" -user sa -password "" "$@"
}

# Jena, in the release of the page or in another one that has a list of jars beside this file.
with_jena() {
    need java
    release=${release:-$1}
    [ -f "$here/../jena-$release.txt" ] || fail 3 "there is no list of the jars of $release; write one beside by-hand.sh: jena-$release.txt"
    CLASS_PATH=
    while IFS= read -r artifact; do
        one=$(jar_of "$artifact") || exit 3
        CLASS_PATH=$CLASS_PATH${CLASS_PATH:+:}$one
    done <"$here/../jena-$release.txt"
    begin
}

update() {
    java_of tdb2.tdbupdate --loc="${STORE:-D}" "$1"
}

query() {
    java_of tdb2.tdbquery --loc="${STORE:-D}" --results=csv "$1" | tr -d '\r'
}

# Starts Fuseki over the store D; ask and tell send a query and an update.
serve_jena() {
    mkdir -p D
    (execute=exec && java_of org.apache.jena.fuseki.main.cmds.FusekiMainCmd --localhost --port 0 --compact --update --tdb2 --loc D /ds) \
        >server.txt 2>&1 &
    server=$!
    await 'Start Fuseki (http=' server.txt
    port=$(sed -n 's,.*Start Fuseki (http=\([0-9]*\).*,\1,p' server.txt)
}

tell() {
    curl --silent --show-error --max-time 60 --output answer.txt --write-out '%{http_code}' --data-urlencode "update=$1" "http://localhost:$port/ds"
}

ask() {
    curl --silent --show-error --max-time 60 --header 'Accept: text/csv' --data-urlencode "query=$1" "http://localhost:$port/ds" | tr -d '\r'
}

# Every file of a store as an option of strace. Nobody can trace where the machine forbids it.
traced() {
    find "$work/$1" -type f | sed 's/^/-P /'
}

need_strace() {
    need strace
    strace -o /dev/null true 2>/dev/null || fail 3 "strace may not trace on this machine"
}

# Takes the program of this name from the page.
program() {
    awk -v start="public class $1 " '/^```java$/ { inside = 1; text = ""; next }
        /^```$/ && inside { inside = 0; if (index(text, start)) printf "%s", text; next }
        inside { text = text $0 "\n" }' "$page" >"$1.java"
    [ -s "$1.java" ] || fail 3 "there is no program $1 in $page"
}

seen=0
# Compares an answer with that of the page and with the right one: what was asked, the answer, the page's, the right one.
compare() {
    if [ -z "$3" ] || [ -z "$4" ] || [ "$3" = "$4" ]; then
        fail 3 "the right answer and that of the page cannot be told apart: '$4', '$3'"
    fi
    printf '%s\n' "$1"
    printf '%s\n' "$2" | sed 's/^/    /'
    if [ "$2" = "$3" ]; then
        printf '  as on the page; right is:\n'
        printf '%s\n' "$4" | sed 's/^/    /'
        [ "$seen" -gt 1 ] || seen=1
    elif [ "$2" = "$4" ]; then
        printf '  right\n'
    else
        printf '  neither as on the page nor right; the page has:\n'
        printf '%s\n' "$3" | sed 's/^/    /'
        seen=3
    fi
}

finish() {
    case $seen in
    0) printf 'The finding is not shown by %s.\n' "${release:-this machine}" ;;
    1) printf 'The finding is shown by %s.\n' "${release:-this machine}" ;;
    *) printf 'Nothing is shown, because an answer is neither the right one nor that of the page.\n' ;;
    esac
    ended=yes
    exit "$seen"
}
