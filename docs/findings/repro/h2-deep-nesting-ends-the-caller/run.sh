#!/bin/sh
# Sends a statement with 9000 parentheses in process, and over TCP.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

deep="SELECT $(printf '(%.0s' $(seq 9000))1$(printf ')%.0s' $(seq 9000)); SELECT 7 AS A"
ended() {
    code=0
    "$@" -list -sql "$deep" >answer.txt 2>&1 || code=$?
    grep -q '^A: 7$' answer.txt && went='the next statement is done' || went='the next statement is not done'
    echo "$code, $went"
}
serve_h2
[ "$(ended remote)" = '0, the next statement is done' ] || fail 3 "over TCP it ends otherwise: $(tail -n 3 answer.txt)"
says=$(ended shell)
case $says in
1,*) grep -q '^Exception in thread "main" java.lang.StackOverflowError' answer.txt || fail 3 "no StackOverflowError: $(tail -n 3 answer.txt)" ;;
esac
compare 'in process, the Shell ends with' "$says" '1, the next statement is not done' '0, the next statement is done'
finish
