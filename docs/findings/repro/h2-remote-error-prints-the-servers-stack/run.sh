#!/bin/sh
# A statement fails in process, and over TCP.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

lines() {
    "$@" -sql "SELECT 1/0" >answer.txt 2>&1 || :
    grep -q 22012 answer.txt || fail 3 "the statement does not fail: $(cat answer.txt)"
    grep -q '^.at org.h2.message.DbException' answer.txt && echo "the server's stack" || echo 'no stack'
}
serve_h2
[ "$(lines shell)" = 'no stack' ] || fail 3 "in process there is a stack as well"
compare 'with the error, the Shell prints over TCP' "$(lines remote)" "the server's stack" 'no stack'
finish
