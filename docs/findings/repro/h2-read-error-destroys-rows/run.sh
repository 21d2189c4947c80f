#!/bin/sh
# Opens a store again and again, and each time another read of the file fails once. The program is that of the page.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

program ReadError
java_of ReadError.java ./t >answer.txt 2>&1 || fail 3 "the program fails: $(tail -n 3 answer.txt)"
grep -q '^no read fails: 20 rows; opened again: 20 rows$' answer.txt || fail 3 "a store without an error is not whole"
lost=$(grep -c '^read .* fails: [0-9]* rows; opened again: 0 rows$' answer.txt || :)
less=$(grep -c '^read .* fails: 19 rows' answer.txt || :)
printf '%s reads, %s of them lose all rows, %s of them the last commit\n' "$(grep -c '^read ' answer.txt)" "$lost" "$less"
[ $((lost + less)) -gt 0 ] && says='what was committed is lost' || says='nothing is lost'
compare 'when one read fails:' "$says" 'what was committed is lost' 'nothing is lost'
finish
