#!/bin/sh
# Shuts a database down, as it is meant to be.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

shell -sql "CREATE TABLE T (A INT PRIMARY KEY)" >/dev/null
shell -sql "SHUTDOWN COMPACT" >answer.txt 2>&1 || fail 3 "the Shell fails: $(cat answer.txt)"
grep -q '90121' answer.txt && says='error 90121' || says=$(head -n 1 answer.txt)
case $says in
'(Update count'*) says='an update count' ;;
esac
compare 'SHUTDOWN COMPACT:' "$says" 'error 90121' 'an update count'
finish
