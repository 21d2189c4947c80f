#!/bin/sh
# A statement that fails is quoted in the message, with leading blanks and without.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY, B VARCHAR)" >/dev/null
quoted() {
    shell -sql "$1" 2>&1 | grep -o "'abcd[a-z]*'*)*" | tail -n 1
}
[ "$(quoted "INSERT INTO T VALUES ('x', 'abcdef')")" = "'abcdef')" ] || fail 3 "a statement without blanks is not quoted in full"
compare 'the end of a statement with four leading blanks is quoted as' "$(quoted "    INSERT INTO T VALUES ('x', 'abcdef')")" \
    "'abcd" "'abcdef')"
finish
