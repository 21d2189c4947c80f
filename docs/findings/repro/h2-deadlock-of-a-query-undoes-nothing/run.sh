#!/bin/sh
# Two sessions: one is told that its transaction was rolled back, and reads its own change.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

compare 'after the deadlock of a query, the row that the session had changed has' "$(java_of "$here/Deadlock.java" query 2>&1)" 10 2
[ "$(java_of "$here/Deadlock.java" update)" = 2 ] || fail 3 "a deadlock of an update undoes nothing either"
finish
