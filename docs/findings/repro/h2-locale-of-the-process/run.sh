#!/bin/sh
# Asks for a text in capitals and the number of a week, in two processes with other locales.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

capitals() {
    java -Duser.language="$1" -Duser.country="$2" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 \
        -cp "$CLASS_PATH" org.h2.tools.Shell -url jdbc:h2:./t -user sa -password "" \
        -sql "SELECT LENGTH(RAWTOHEX(UPPER('istanbul'))), RAWTOHEX(SUBSTRING(UPPER('istanbul'), 1, 1)), WEEK(DATE '2026-01-04')" | sed -n 2p | tr -d ' '
}
english=$(capitals en US)
case $english in
'32|0049|'*) ;;
*) fail 3 "the answer in English is not that of the page: $english" ;;
esac
compare 'the first capital of istanbul, and a week, in Turkish; in English they are '"$english:" "$(capitals tr TR)" '32|0130|1' "$english"
finish
