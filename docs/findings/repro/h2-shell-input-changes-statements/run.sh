#!/bin/sh
# Gives the Shell statements on standard input whose texts have line ends, commands and blank lines.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR)" >/dev/null
stored() {
    shell >/dev/null 2>&1 || :
    shell -sql "SELECT COALESCE(MAX(RAWTOHEX(B)), 'nothing') FROM T" | sed -n 2p
    shell -sql "DELETE FROM T" >/dev/null
}
hex() {
    # RAWTOHEX writes each character as two bytes.
    printf "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../00&/g'
}
compare 'a semicolon at the end of a line of a text:' \
    "$(printf "INSERT INTO T VALUES (1, 'one;\ntwo');\n" | stored)" nothing "$(hex 'one;\ntwo')"
compare 'two kinds of line ends in a text:' \
    "$(printf "INSERT INTO T VALUES (2, 'a\r\nb\rc');\n" | stored)" "$(hex 'a\nb\nc')" "$(hex 'a\r\nb\rc')"
compare 'the line exit in a text:' \
    "$(printf "INSERT INTO T VALUES (3, 'one\nexit\ntwo');\n" | stored)" nothing "$(hex 'one\nexit\ntwo')"
compare 'a blank line and the line list in a text:' \
    "$(printf "INSERT INTO T VALUES (4, 'one\n\nlist\ntwo');\n" | stored)" "$(hex 'one\ntwo')" "$(hex 'one\n\nlist\ntwo')"
finish
