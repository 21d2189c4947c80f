#!/bin/sh
# Two connections for forty seconds: one rolls back, the other one counts. It depends on timing, so an end with 0 may be luck.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

program Undone
java_of Undone.java jdbc:h2:./t >answer.txt 2>&1 || fail 3 "the program fails: $(tail -n 3 answer.txt)"
grep '^after ' answer.txt && says='commits are undone' || says='all commits are there'
compare 'beside the rollbacks of another connection:' "$says" 'commits are undone' 'all commits are there'
finish
