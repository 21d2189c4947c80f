#!/bin/sh
# Repairs a database that is not there.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

code=0
java_of org.h2.tools.Recover -dir . -db mistyped >answer.txt 2>&1 || code=$?
[ ! -f mistyped.h2.sql ] || fail 3 "there is a script"
[ "$code" = 0 ] || grep -q mistyped answer.txt || fail 3 "Recover does not name the database: $(cat answer.txt)"
[ "$code" = 0 ] || code='another code'
compare 'without a script, Recover ends with' "$code" 0 'another code'
finish
