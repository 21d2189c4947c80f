#!/bin/sh
# A driver gives up a connection to a server that is silent.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

sed -n "/^cat > GivenUp.java/,/^END/p" "$page" | sed '1d;$d' >GivenUp.java
[ -s GivenUp.java ] || fail 3 "there is no program in $page"
java_of GivenUp.java >answer.txt 2>&1 || :
grep -q '^90067$' answer.txt || fail 3 "the driver does not give up: $(cat answer.txt)"
if grep -q SocketTimeoutException answer.txt; then says=open; else says=$(tail -n 1 answer.txt); fi
compare 'five seconds later, the connection is' "$says" open closed
finish
